"""Whom somebody can ask: mentor, super users of the unit, manager."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.access import units_of
from kompetensportal.model.accounts.person import Person, Role
from kompetensportal.model.accounts.units import Tree
from kompetensportal.store.accounts import people


@dataclass(frozen=True, slots=True)
class Helpers:
    """The colleagues one can ask, the nearest first; never the person herself."""

    mentors: tuple[Person, ...]
    super_users: tuple[Person, ...]
    managers: tuple[Person, ...]

    @property
    def first(self) -> Person | None:
        """Who gets a call for help: the mentor, or the manager when there is none."""
        return next(iter((*self.mentors, *self.managers)), None)


def helpers(
    session: Session, person: Person, mentor_ids: Collection[str], tree: Tree, today: date
) -> Helpers:
    """Whom a person can ask. A unit without a manager has the one of the unit above it."""
    mentors = people.by_ids(session, [i for i in mentor_ids if i != person.id]).values()
    units = units_of(person, today)
    managers: dict[str, Person] = {}
    for unit in sorted(units):
        for above in reversed(tree.path(unit)):
            held = people.on_units(session, [above.id], today, Role.MANAGER)
            if others := [m for m in held if m.id != person.id]:
                managers |= {m.id: m for m in others}
                break
    super_users = people.on_units(session, units, today, Role.SUPER_USER) if units else ()
    return Helpers(
        tuple(m for m in mentors if not m.disabled),
        tuple(s for s in super_users if s.id != person.id),
        tuple(managers.values()),
    )

"""Whose names show on a device, and what it has to know of each of them before she unlocks it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person, Role
from kompetensportal.model.device.device import (
    CODE_CHANGED,
    CODE_KIND,
    CODE_KINDS,
    Device,
    Kind,
)
from kompetensportal.store.accounts import credentials, people, units
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.device import keys
from kompetensportal.store.learning import enrolments

LEADING = frozenset({Role.MENTOR, Role.MANAGER})
"""Who may give somebody a new code at the tablet."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A name to touch."""

    person: Person
    code_kind: str
    code_changed: int
    """Milliseconds since 1970 by the server's clock; 0 when it was never changed."""


def with_codes(session: Session, unit_ids: Collection[str], on: date) -> tuple[Person, ...]:
    """Those of some units, by name, who have a code and whose place there has begun."""
    found = people.on_units(session, unit_ids, on)
    kinds = credentials.kinds(session, [one.id for one in found])
    return tuple(
        one
        for one in found
        if Secret.CODE in kinds.get(one.id, ())
        and any(m.unit_id in unit_ids and m.holds(on) for m in one.memberships)
    )


def people_on(session: Session, device: Device, on: date) -> tuple[Person, ...]:
    """Who may unlock a device: people of its units, or the owner of an own phone."""
    if device.kind is Kind.OWN:
        owner = people.by_id(session, device.person_id or "")
        return (owner,) if owner is not None and not owner.disabled else ()
    tree = units.tree(session)
    chosen = device.choices.units or (device.unit_id,)
    return with_codes(session, frozenset().union(*map(tree.below, chosen)), on)


def is_on(session: Session, device: Device, person_id: str, on: date) -> Person | None:
    """One person, when she may unlock a device."""
    return next((one for one in people_on(session, device, on) if one.id == person_id), None)


def tiles(session: Session, device: Device, on: date) -> tuple[Tile, ...]:
    """The name tiles of a device."""
    return tuple(tile_of(session, one) for one in people_on(session, device, on))


def mentors(
    session: Session, device: Device, shown: Collection[Person], on: date
) -> tuple[keys.PersonKey, ...]:
    """Box keys of those among the people of a device who may give the others a new code."""
    if device.kind is Kind.OWN:
        return ()
    plans = enrolments.of_people(session, [one.id for one in shown])
    named = {plan.mentor_id for plan in plans if plan.ended is None}
    leading = {one.id for one in shown if one.id in named or one.roles(on) & LEADING}
    here = keys.on_device(session, device.id)
    return tuple(key for person_id, key in sorted(here.items()) if person_id in leading)


def code_kind(preferences: dict[str, object]) -> str:
    """How somebody types her code: as digits, or by pictures."""
    kind = preferences.get(CODE_KIND)
    return str(kind) if kind in CODE_KINDS else CODE_KINDS[0]


def tile_of(session: Session, person: Person) -> Tile:
    """The tile of one person."""
    kept = people.preferences(session, person.id)
    changed = kept.get(CODE_CHANGED)
    return Tile(person, code_kind(kept), changed if isinstance(changed, int) else 0)

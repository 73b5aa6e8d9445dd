"""Rules that put new employees on a programme: who, which programme, from which day on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.accounts.units import Tree


@dataclass(frozen=True, slots=True)
class EnrolmentRule:
    """Everybody who begins as this here goes on a programme. An empty field asks for nothing."""

    id: str
    programme_id: str
    unit_id: str
    """The unit and all units below it."""
    branch: str
    profession: str
    since: date
    """Only those whose first day is this one or later: a new rule calls nobody back."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule would do: put this person on this programme from this day."""

    person: Person
    rule: EnrolmentRule
    start: date


def proposals(
    rules: Iterable[EnrolmentRule],
    people: Iterable[Person],
    enrolled: Iterable[Enrolment],
    tree: Tree,
    today: date,
) -> list[Proposal]:
    """What the rules would do for these people, each programme once, the first day first.

    Whoever is on the programme, or has been on it since her first day, is left alone: what a
    manager has ended is not begun again. Who comes back with a new first day begins anew.
    """
    theirs: dict[tuple[str, str], list[Enrolment]] = {}
    for one in enrolled:
        theirs.setdefault((one.person_id, one.programme_id), []).append(one)
    found: dict[tuple[str, str], Proposal] = {}
    every = list(rules)
    for person in people:
        if person.disabled:
            continue
        for rule in every:
            start = first_day(person, rule, tree, today)
            key = (person.id, rule.programme_id)
            if start is None or start < rule.since or key in found:
                continue
            if not any(e.ended is None or e.start >= start for e in theirs.get(key, ())):
                found[key] = Proposal(person, rule, start)
    return sorted(found.values(), key=lambda p: (p.start, p.person.name.casefold(), p.person.id))


def first_day(person: Person, rule: EnrolmentRule, tree: Tree, today: date) -> date | None:
    """The first day of somebody whom a rule means; None for others, and when no day is known."""
    places = [m for m in person.memberships if _means(rule, m, tree, today)]
    if not places:
        return None
    days = [m.start for m in places if m.start is not None]
    return person.start_date or min(days, default=None)


def _means(rule: EnrolmentRule, place: Membership, tree: Tree, today: date) -> bool:
    if place.role is not Role.EMPLOYEE or (place.end is not None and place.end < today):
        return False
    if rule.unit_id and place.unit_id not in {rule.unit_id} | tree.below(rule.unit_id):
        return False
    unit = tree.get(place.unit_id)
    if rule.branch and (unit is None or unit.branch != rule.branch):
        return False
    return not rule.profession or place.profession.casefold() == rule.profession.casefold()

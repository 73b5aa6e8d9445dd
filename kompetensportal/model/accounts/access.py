"""Who may do what: the one place that decides it. Pages ask `may`; docs/security.md shows it.

A membership's role counts on its unit and the units below it, on the days when it holds.
Somebody is reached through every membership of hers that has not ended, so that a manager
sees a substitute who starts next week. Nobody confirms her own task or answers her own call.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kompetensportal.model.accounts.person import Person, Role
from kompetensportal.model.accounts.units import Tree


class Act(StrEnum):
    """What is done, to a person (`about`), to a unit (`unit_id`) or to the portal."""

    SEE_PROGRESS = "see_progress"
    """Look at a person's programme: herself, her mentor, a manager above her."""
    CONFIRM = "confirm"
    """Confirm a practical task or answer a call for help: her mentor, a manager above her."""
    FOLLOW_UNIT = "follow_unit"
    """The manager's pages of a unit."""
    LEAD = "lead"
    """Refer to a training, enrol, add own activities: a manager above the person."""
    GATHER = "gather"
    """Hold a workplace meeting (APT) with a unit: a manager above it, a super user of it."""
    ADD_PERSON = "add_person"
    """Add a substitute to a unit: its manager, an administrator."""
    WRITE = "write"
    """Write and preview content."""
    ADMINISTER = "administer"
    """People, units, shared browsers, backups."""


def may(
    person: Person | None,
    act: Act,
    on: date,
    *,
    tree: Tree | None = None,
    about: Person | None = None,
    unit_id: str = "",
    mentor: bool = False,
) -> bool:
    """Whether somebody may do an act on a day.

    `about` is whom it concerns and `unit_id` the unit, where the act has one; without both,
    FOLLOW_UNIT, LEAD and ADD_PERSON ask "anywhere?". `mentor` says that an enrolment of
    `about` that has not ended names this person as her mentor.
    """
    if person is None or person.disabled:
        return False
    roles = person.roles(on)
    if act is Act.ADMINISTER:
        return Role.ADMINISTRATOR in roles
    if act is Act.WRITE:
        return bool(roles & {Role.AUTHOR, Role.ADMINISTRATOR})
    if act is Act.ADD_PERSON and Role.ADMINISTRATOR in roles:
        return True
    led = units_led(person, tree or Tree(), on)
    if act is Act.GATHER:
        led |= {m.unit_id for m in person.memberships if m.role is Role.SUPER_USER and m.holds(on)}
    if about is None:
        return bool(led) and (not unit_id or unit_id in led)
    if about.id == person.id:
        return act is Act.SEE_PROGRESS
    above = bool(led & units_of(about, on))
    return above or (mentor and act in {Act.SEE_PROGRESS, Act.CONFIRM})


def units_led(person: Person, tree: Tree, on: date) -> frozenset[str]:
    """Ids of the units that somebody is manager of, with all units below them."""
    led: set[str] = set()
    for membership in person.memberships:
        if membership.role is Role.MANAGER and membership.holds(on):
            led |= {membership.unit_id} | tree.below(membership.unit_id)
    return frozenset(led)


def units_of(person: Person, on: date) -> frozenset[str]:
    """Ids of the units that somebody belongs to now or will belong to."""
    return frozenset(m.unit_id for m in person.memberships if m.end is None or m.end >= on)

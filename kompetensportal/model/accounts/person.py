"""People, units and who belongs where: as little personal data as the job needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a membership lets a person do on its unit and the units below it."""

    EMPLOYEE = "employee"
    MENTOR = "mentor"
    SUPER_USER = "super_user"
    AUTHOR = "author"
    """Competence leader: writes lathundar."""
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Gender(StrEnum):
    """What somebody may tell for the figures that a funder asks for; nobody has to."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the organisation's tree. `branch` is what its work is: `hemtjänst`, `boende` ..."""

    id: str
    name: str
    parent_id: str | None
    branch: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place: on which unit, as what, from when to when (both days included)."""

    unit_id: str
    role: Role
    profession: str
    start: date | None
    end: date | None

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `name` is an alias for a protected identity."""

    id: str
    name: str
    user_name: str
    language: str
    start_date: date | None
    memberships: tuple[Membership, ...]
    employment_number: str = ""
    email: str = ""
    disabled: bool = False
    gender: Gender | None = None
    """Only if she has given it; never needed for anything but counts of groups."""

    def roles(self, on: date) -> frozenset[Role]:
        """The roles in force on a day."""
        return frozenset(m.role for m in self.memberships if m.holds(on))


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where a person belongs: the branches of the units and the professions held there."""

    branches: frozenset[str]
    professions: frozenset[str]

    def meets(self, branches: Iterable[str], professions: Iterable[str] = ()) -> bool:
        """Whether something for these branches and professions is for this person; none: all."""
        ours, theirs = set(branches), set(professions)
        return (not ours or not ours.isdisjoint(self.branches)) and (
            not theirs or not theirs.isdisjoint(self.professions)
        )


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person on an introduction programme."""

    id: str
    person_id: str
    programme_id: str
    start: date
    mentor_id: str | None
    ended: date | None
    version: str = ""
    """The version of the programme that counts; empty: the one that is published."""
    began: Belonging | None = None
    """Where the person belonged when she was enrolled: tells what another place has added."""

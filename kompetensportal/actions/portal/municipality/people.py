"""The units and people of an example municipality, the same each time for the same size and day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kompetensportal.model.accounts.person import (
    Enrolment,
    Gender,
    Membership,
    Person,
    Role,
    Unit,
)

PER_UNIT = 50
"""People on one unit."""
MENTORS = 2
NEW_SHARE = 0.4
"""How many of all began during the years that are told of; the others were there before."""
LEFT_SHARE = 0.1
SEED = 1352
LANGUAGES = ("sv",) * 14 + ("sv-simple", "sv-simple", "so", "ar", "fa", "en")
GENDERS = (Gender.WOMAN,) * 8 + (Gender.MAN, None)
"""What they have told; a tenth has not."""
TOP, ADMINISTRATOR, MANAGER = "kommunen", "admin", "chef"
"""Ids: the topmost unit, and the two accounts that have a password."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A kind of work, its units' name, what people are there, and their introduction."""

    id: str
    name: str
    professions: tuple[str, ...]
    programme: str


BRANCHES = (
    Branch("hemtjänst", "Hemtjänst", ("undersköterska", "vårdbiträde"), "ny-i-hemtjansten"),
    Branch("boende", "Särskilt boende", ("undersköterska", "vårdbiträde"), "ny-pa-boende"),
    Branch("lss", "LSS-boende", ("stödassistent", "stödpedagog"), "ny-i-lss"),
    Branch("assistans", "Assistans", ("personlig assistent",), "ny-i-assistans"),
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the example: who, where, and who follows her."""

    person: Person
    branch: Branch
    start: date
    end: date | None
    mentor: str
    manager: str
    enrolment: Enrolment | None
    """When she began during the years that are told of."""


def units(people: int) -> list[tuple[Unit, Branch | None]]:
    """The organisation for so many people: one top, the kinds of work, and units of about 50."""
    found: list[tuple[Unit, Branch | None]] = [(Unit(TOP, "Exempelkommunen", None, ""), None)]
    found += [(Unit(b.id, b.name, TOP, b.id), None) for b in BRANCHES]
    for number in range(max(1, -(-people // PER_UNIT))):
        branch = BRANCHES[number % len(BRANCHES)]
        name = f"{branch.name} {number // len(BRANCHES) + 1}"
        found.append((Unit(f"enhet-{number + 1}", name, branch.id, branch.id), branch))
    return found


def colleagues(people: int, years: int, until: date) -> Iterator[Colleague]:
    """Everybody who works on a unit, unit by unit, its manager first and its mentors next."""
    luck = random.Random(f"{SEED} {people} {years}")
    told = random.Random(f"{SEED} genders")
    number = 0
    for unit, branch in units(people):
        if branch is None:
            continue
        first = number + 1
        for place in range(min(PER_UNIT, people - number)):
            number += 1
            start, end = _time(luck, place > MENTORS, years, until)
            places = tuple(
                Membership(unit.id, role, profession, start, end)
                for role, profession in _roles(place, branch)
            )
            id_, mentor = _id(number), _id(first + 1 + number % MENTORS)
            language = luck.choice(LANGUAGES)
            came = start > until - timedelta(days=365 * years)
            yield Colleague(
                Person(
                    id_,
                    f"Person {number}",
                    id_,
                    language,
                    start,
                    places,
                    gender=told.choice(GENDERS),
                ),
                branch,
                start,
                end,
                mentor,
                _id(first),
                Enrolment(f"intro-{number}", id_, branch.programme, start, mentor, end)
                if came
                else None,
            )


def _time(luck: random.Random, staff: bool, years: int, until: date) -> tuple[date, date | None]:
    """When somebody came, and left if she has."""
    days = 365 * years
    new = staff and luck.random() < NEW_SHARE
    began = luck.randrange(days - 1) if new else days + luck.randrange(3_000)
    start = until - timedelta(days=began)
    if not staff or began < 90 or luck.random() > LEFT_SHARE:
        return start, None
    return start, until - timedelta(days=luck.randrange(1, min(began, days) - 60))


def _roles(place: int, branch: Branch) -> tuple[tuple[Role, str], ...]:
    profession = branch.professions[place % len(branch.professions)]
    if place == 0:
        return ((Role.MANAGER, "enhetschef"),)
    if place <= MENTORS:
        return ((Role.MENTOR, profession), (Role.EMPLOYEE, profession))
    if place == MENTORS + 1:
        return ((Role.SUPER_USER, profession), (Role.EMPLOYEE, profession))
    return ((Role.EMPLOYEE, profession),)


def _id(number: int) -> str:
    return f"person-{number}"

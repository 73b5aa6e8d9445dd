"""An organisation of units and people with events, made of a few numbers, for tests of counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Gender, Membership, Person, Role, Unit
from kompetensportal.model.figures.count import Cell, Count
from kompetensportal.model.figures.periods import ALL, periods_of
from kompetensportal.model.figures.taken import NOWHERE, USUAL_MINUTES
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, happened, new_id
from kompetensportal.store.accounts import people, units

TOP = Unit("kommunen", "Kommunen", None, "")
UNITS = (
    TOP,
    Unit("hemtjanst", "Hemtjänst", "kommunen", "hemtjänst"),
    Unit("ekdalen", "Ekdalen", "hemtjanst", "hemtjänst"),
    Unit("granen", "Granen", "hemtjanst", "hemtjänst"),
    Unit("boende", "Boende", "kommunen", "boende"),
)
WAY_UP = {
    "ekdalen": ("ekdalen", "hemtjanst", "kommunen", ALL),
    "granen": ("granen", "hemtjanst", "kommunen", ALL),
    "hemtjanst": ("=hemtjanst", "hemtjanst", "kommunen", ALL),
    "boende": ("boende", "kommunen", ALL),
    "kommunen": ("=kommunen", "kommunen", ALL),
    NOWHERE: (NOWHERE, ALL),
}
"""Each unit and those above it, written by hand."""
LESSONS = ("outlook/las", "outlook/svara", "kia/rapportera", "trygg/ett")
BEGIN = datetime(2025, 11, 1, 8, tzinfo=UTC)


def somebody(
    number: int, unit: str = "ekdalen", gender: Gender | None = None, **place: date | None
) -> Person:
    there = (Membership(unit, Role.EMPLOYEE, "", place.get("start"), place.get("end")),)
    return Person(f"p{number}", f"P {number}", f"p{number}", "sv", None, there, gender=gender)


def done(person: str, lesson: str, day: int, **given: object) -> Event:
    """ "Jag kan det nu" so many days after the first of November 2025."""
    made = Event(
        id=new_id(),
        type=EventType.LESSON_COMPLETED,
        person_id=person,
        about_id=person,
        subject=lesson,
        version="v1",
        at=BEGIN + timedelta(days=day),
        data={"questions": []},
    )
    return replace(made, **given)  # type: ignore[arg-type]


def settle(session: Session, everybody: Iterable[Person]) -> None:
    """Put units and people into a portal."""
    for unit in UNITS:
        units.save(session, unit)
    for person in everybody:
        people.save(session, person)


def plain_recount(everybody: Iterable[Person], events: Iterable[Event]) -> dict[Cell, Count]:
    """The same counts in the plainest way: sets of people and of lessons, cell by cell.

    For people with one place each, or none.
    """
    known = {person.id: person for person in everybody}
    who: dict[Cell, set[str]] = {}
    what: dict[Cell, set[tuple[str, str, str]]] = {}
    for event in events:
        person = known.get(event.about_id or "")
        if event.type != EventType.LESSON_COMPLETED or person is None:
            continue
        month = f"{local_day(happened(event)):%Y-%m}"
        unit = person.memberships[0].unit_id if person.memberships else NOWHERE
        training = event.subject.split("/")[0]
        for period in periods_of(month):
            cells = [(period, one, kind) for one in WAY_UP[unit] for kind in (ALL, training)]
            for cell in (*cells, (period, ALL, event.subject)):
                who.setdefault(cell, set()).add(person.id)
                what.setdefault(cell, set()).add((person.id, event.subject, month))
    return {
        cell: Count(
            len(ids),
            sum(known[id_].gender is Gender.WOMAN for id_ in ids),
            sum(known[id_].gender is Gender.MAN for id_ in ids),
            len(what[cell]),
            len(what[cell]) * USUAL_MINUTES,
        )
        for cell, ids in who.items()
    }

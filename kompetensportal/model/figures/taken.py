"""What one person has taken part in, from the events about her: what all counts are made of.

A lesson or lathund counts once a calendar month, on the first day that she said "Jag kan det nu".
A gathering (a meeting, an APT) counts once. Where she worked is asked of that day, so a move
to another unit leaves what was done where it was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.accounts.person import Membership, Role
from kompetensportal.model.figures.periods import month_of
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.learning.facts import moment
from kompetensportal.model.wheel.apt import held_on

NOWHERE = "-"
"""Stands for the unit of somebody who has no place."""
USUAL_MINUTES = 5
"""Minutes of a text whose length nobody has ever stated."""
TOGETHER = "#together"
"""After the id of what people went through together: it is no "Jag kan det nu"."""
MOST_MINUTES = 24 * 60
"""A gathering that says that it was longer was not."""

GATHERINGS: frozenset[str] = frozenset({EventType.APT_ATTENDED, EventType.MEETING_ATTENDED})
"""Being there together; `data.minutes` is how long."""
COUNTED: frozenset[str] = frozenset({EventType.LESSON_COMPLETED}) | GATHERINGS
"""The events that count as taking part."""

Prices = Mapping[str, Sequence[tuple[date, int]]]
"""Lesson -> the minutes it takes, each from a day on, earliest first: what was taken keeps the
minutes of its day when an author changes them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One lesson or gathering that somebody took part in."""

    month: str
    unit: str
    training: str
    """The system of a lathund, or the course: what stands before `/` in the id."""
    lesson: str
    minutes: int


def taken(events: Iterable[Event], places: Sequence[Membership], prices: Prices) -> list[Taken]:
    """What a person took part in, in the order of time; only events about her may be given."""
    found: dict[tuple[str, str], Taken] = {}
    counted = {event.id: event for event in events if event.type in COUNTED}
    for event in sorted(counted.values(), key=moment):
        day = held_on(event)
        lesson, once = event.subject, month_of(day)
        minutes = minutes_on(prices, lesson, day)
        if event.type in GATHERINGS:
            lesson, minutes = f"{lesson}{TOGETHER}", told_minutes(event)
            once = str(event.data.get("meeting") or day.isoformat())
        if (lesson, once) not in found:
            training = lesson.partition("/")[0].partition("#")[0]
            found[lesson, once] = Taken(month_of(day), home(places, day), training, lesson, minutes)
    return list(found.values())


def home(places: Sequence[Membership], day: date) -> str:
    """The unit where somebody's learning of a day counts; `NOWHERE` without any place."""
    place = place_on(places, day)
    return place.unit_id if place else NOWHERE


def place_on(places: Sequence[Membership], day: date) -> Membership | None:
    """The one place that somebody's learning of a day belongs to; None when she has none.

    Her own place of work before the units that she leads or helps; of several, the earliest.
    Before the first and after the last, the nearest one.
    """
    held = [place for place in places if place.holds(day)]
    if not held:
        over = [place for place in places if place.end is not None and place.end < day]
        last = max((place.end for place in over if place.end), default=None)
        held = [place for place in over if place.end == last] or list(places)
    return min(held, key=_closeness, default=None)


def minutes_on(prices: Prices, lesson: str, day: date) -> int:
    """How many minutes a lesson took on a day."""
    stated = prices.get(lesson, ())
    return next((minutes for since, minutes in reversed(stated) if since <= day), USUAL_MINUTES)


def told_minutes(event: Event) -> int:
    """How long a gathering says that it was; 0 when it says nothing that can be."""
    minutes = event.data.get("minutes")
    if not isinstance(minutes, int) or isinstance(minutes, bool):
        return 0
    return min(max(minutes, 0), MOST_MINUTES)


def _closeness(place: Membership) -> tuple[bool, date, str]:
    return place.role is not Role.EMPLOYEE, place.start or date.min, place.unit_id

"""A lathund gone through together at a workplace meeting (APT): who was there, when, how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, happened

MINUTES = (10, 15, 20, 30, 45)
"""How long one may say that it took."""
QUESTIONS = ("recognise", "try", "ask")
"""Keys of the three questions to talk about: what we know again, will try, and whom to ask."""


@dataclass(frozen=True, slots=True)
class Held:
    """One time that a unit went through a text together."""

    on: date
    lesson: str
    minutes: int
    present: int


def held(events: Iterable[Event], unit_id: str) -> list[Held]:
    """The times of a unit, the latest first. Somebody who was ticked twice was there once."""
    there: dict[tuple[date, str], set[str]] = {}
    took: dict[tuple[date, str], int] = {}
    for event in events:
        if event.type != EventType.APT_ATTENDED or event.data.get("unit") != unit_id:
            continue
        key = held_on(event), event.subject
        there.setdefault(key, set()).add(event.about_id or "")
        took[key] = max(took.get(key, 0), int(event.data.get("minutes", 0)))
    return [
        Held(on, lesson, took[on, lesson], len(people))
        for (on, lesson), people in sorted(there.items(), reverse=True)
    ]


def held_on(event: Event) -> date:
    """The day that somebody was together with others: said afterwards, it is the day that was said.

    A day after the one on which it was told is none.
    """
    told = local_day(happened(event))
    try:
        return min(date.fromisoformat(str(event.data.get("on"))), told)
    except ValueError:
        return told

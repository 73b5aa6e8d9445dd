"""What is odd in the order of a programme's activities, beside what the compiler tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kompetensportal.model.writing.programme_lines import ActivityLines

_DAY = re.compile(r"(?:dag|vardag)\s+([0-9]+)|([0-9]+)\s+vardagar")
WORKING = 7 / 5
"""Days of the calendar in a working day, about: to see which of two comes first."""


@dataclass(frozen=True, slots=True)
class Odd:
    """Something to look at."""

    kind: str
    """`circle`: the titles wait for each other; `early`: the first is due before the second, which
    it comes after."""
    titles: tuple[str, ...]


def odd_order(activities: Sequence[ActivityLines]) -> list[Odd]:
    """Circles of `efter`, each once, and activities that are due before what comes first."""
    by_id = {one.id: one for one in activities}
    after = {
        one.id: [id_ for id_ in map(str.strip, one.settings.get("efter", "").split(",")) if id_]
        for one in activities
    }
    found: list[Odd] = []
    told: set[str] = set()
    for one in activities:
        circle = [] if one.id in told else _circle(one.id, after, by_id)
        if circle:
            told.update(circle)
            found.append(Odd("circle", tuple(by_id[id_].title for id_ in circle)))
        for id_ in after[one.id]:
            first = by_id.get(id_)
            if first and _day(one) and _day(first) and _day(one) < _day(first):
                found.append(Odd("early", (one.title, first.title)))
    return found


def _circle(
    start: str, after: Mapping[str, Sequence[str]], known: Mapping[str, ActivityLines]
) -> list[str]:
    """The way from an activity back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for id_ in after.get(way[-1], ()):
            if id_ == start:
                return way
            if id_ in known and id_ not in seen:
                seen.add(id_)
                ways.append([*way, id_])
    return []


def _day(one: ActivityLines) -> float:
    said = one.settings.get("senast", "")
    found = _DAY.fullmatch(said)
    if not found:
        return 0
    return int(found[1] or found[2]) * (WORKING if "vardag" in said else 1)

"""How the levels of a group have come on: at each of some moments, what a system came to.

Figures of fewer than `small_groups.SMALLEST` people are left out. The moments show the group as it
is today, so nobody who came or left makes it look as if anybody had learnt or forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.content.curriculum import Belonging, Curriculum
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.goals.knowledge import Knowledge
from kompetensportal.model.goals.levels import facts_until, levels
from kompetensportal.model.learning.small_groups import may_show


@dataclass(frozen=True, slots=True)
class Then:
    """A system of a group at one moment."""

    until: datetime
    people: int
    """Of whom anything was known, and for whom it is part of the job."""
    mean: float | None = None
    """Of their levels, 0 to 4; None for a small group."""
    reached: int | None = None
    """How many had reached what is wanted of them."""


@dataclass(frozen=True, slots=True)
class Development:
    """One system over time, the earliest moment first."""

    sheet: GoalSheet
    moments: tuple[Then, ...]


def development(
    group: Iterable[tuple[Knowledge, Belonging]],
    curriculum: Curriculum,
    moments: Sequence[datetime],
) -> list[Development]:
    """Every system that is part of somebody's job, and of which enough is known at some moment."""
    sheets: dict[str, GoalSheet] = {}
    found: dict[tuple[str, datetime], list[tuple[int, int]]] = {}
    for person, whose in group:
        asked = {one.system: person.wanted[one.system] for one in person.asked}
        sheets |= {one.system: one.sheet for one in person.asked}
        for until in moments:
            then = levels(curriculum.goals, facts_until(person.facts, until), whose, curriculum)
            for one in then:
                if one.system in asked and one.answered:
                    known = found.setdefault((one.system, until), [])
                    known.append((one.level, asked[one.system]))
    made = [
        Development(sheet, tuple(_then(found.get((id_, until), []), until) for until in moments))
        for id_, sheet in sheets.items()
    ]
    return [one for one in made if any(then.mean is not None for then in one.moments)]


def _then(known: Sequence[tuple[int, int]], until: datetime) -> Then:
    if not may_show(len(known)):
        return Then(until, len(known))
    mean = sum(level for level, _ in known) / len(known)
    return Then(until, len(known), mean, sum(level >= wanted for level, wanted in known))

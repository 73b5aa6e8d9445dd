"""A sheet: what somebody answered, without who she is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Counts = Mapping[int, int]
"""Number of an answer, from 1 -> how many gave it."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What a sheet says beside its answers; those with the same place are one group."""

    version: str
    """Of the survey: which words were asked."""
    month: str
    """ÅÅÅÅ-MM."""
    unit_id: str
    """Where she works, or a unit above it; empty: the whole organisation."""
    about: str
    """Id of the course; empty when it is not said."""
    profession: str = ""
    """As ticked on the sheet; empty when not."""
    gender: str = ""
    """As ticked on the sheet: a `GENDERS`, or empty."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answered survey."""

    place: Place
    answers: Mapping[str, int] = field(default_factory=dict)
    """Question -> number of the answer, from 1; what was hopped over is absent."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Question -> what was written."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The sheets of one place added up."""

    place: Place
    n: int
    counts: Mapping[str, Counts]
    """By question."""


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, apart from what she ticked."""

    version: str
    month: str
    unit_id: str
    about: str
    question: str
    words: str


GENDERS = ("woman", "man", "other")
"""What can be ticked on a sheet."""


def added(sheets: Iterable[Sheet]) -> list[Cell]:
    """The sheets by their places, in the order of these."""
    numbers: Counter[Place] = Counter()
    counts: dict[Place, dict[str, Counter[int]]] = {}
    for sheet in sheets:
        numbers[sheet.place] += 1
        here = counts.setdefault(sheet.place, {})
        for question, answer in sheet.answers.items():
            here.setdefault(question, Counter())[answer] += 1
    return [
        Cell(place, numbers[place], {q: dict(sorted(c.items())) for q, c in counts[place].items()})
        for place in sorted(numbers)
    ]

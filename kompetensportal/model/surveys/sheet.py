"""A sheet: what somebody answered, without who she is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

Counts = Sequence[int]
"""How many gave each answer: the first stands for the answer 1. What nobody gave may be missing."""


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
    counts: dict[Place, dict[str, list[int]]] = {}
    for sheet in sheets:
        numbers[sheet.place] += 1
        here = counts.setdefault(sheet.place, {})
        for question, answer in sheet.answers.items():
            here[question] = together(here.get(question, ()), [0] * (answer - 1) + [1])
    return [
        Cell(place, numbers[place], dict(sorted(counts[place].items())))
        for place in sorted(numbers)
    ]


def together(one: Counts, other: Counts) -> list[int]:
    """Two counts of the same question as one."""
    return [a + b for a, b in zip_longest(one, other, fillvalue=0)]

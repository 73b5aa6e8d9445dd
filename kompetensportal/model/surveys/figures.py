"""The figures of a survey: one function for page, CSV, XLSX and print.

`figures` counts what is asked for, for a question in all versions in which it and its answers are
the same. Groups under five are hidden; where the total is shown and hiding one group would be
undone by a subtraction, the next smallest is hidden with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kompetensportal.model.content.survey import AnswerKind, Survey, SurveyQuestion
from kompetensportal.model.learning.small_groups import SMALLEST, may_show
from kompetensportal.model.surveys.sheet import Cell, Counts
from kompetensportal.model.surveys.statistics import Interval, mean, share


class By(StrEnum):
    """What figures are broken down by."""

    MONTH = "month"
    UNIT = "unit"
    ABOUT = "about"
    PROFESSION = "profession"
    GENDER = "gender"


_FIELDS = {
    By.MONTH: "month",
    By.UNIT: "unit_id",
    By.ABOUT: "about",
    By.PROFESSION: "profession",
    By.GENDER: "gender",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sheets count; what is empty asks for nothing."""

    units: frozenset[str] | None = None
    """None: all, those of the whole organisation too."""
    about: str = ""
    profession: str = ""
    gender: str = ""
    since: str = ""
    until: str = ""
    """Months, both included."""

    def takes(self, cell: Cell) -> bool:
        """Whether a cell counts."""
        place = cell.place
        return (
            (self.units is None or place.unit_id in self.units)
            and self.about in ("", place.about)
            and self.profession in ("", place.profession)
            and self.gender in ("", place.gender)
            and (not self.since or place.month >= self.since)
            and (not self.until or place.month <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """What one group answered to one question."""

    group: str
    """Empty: those who did not say, or the total."""
    hidden: bool
    """Too few, or one could find out about too few: everything below is empty."""
    n: int = 0
    shares: tuple[Interval, ...] = ()
    """Of each answer in order, from 0 to 1."""
    mean: Interval | None = None
    """Of a scale."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A question through all versions that asked it with the same answers."""

    question: SurveyQuestion
    """In the words of the newest version that is known."""
    versions: frozenset[str]
    current: bool
    """Whether the survey asks it today."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question's figures: the total, and by group when that was asked for."""

    thread: Thread
    total: Figure
    groups: tuple[Figure, ...] = ()


def threads(versions: Mapping[str, Survey], current: Survey | None) -> tuple[Thread, ...]:
    """The questions in the order of the survey of today, then those it no longer asks."""
    order = list(versions.items())
    if current is not None:
        order.insert(0, (current.version, current))
    found: dict[tuple[str, ...], tuple[SurveyQuestion, set[str]]] = {}
    for version, survey in order:
        for question in survey.questions:
            found.setdefault(question.shape, (question, set()))[1].add(version)
    now = {question.shape for question in current.questions} if current is not None else set()
    return tuple(
        Thread(question, frozenset(asked), shape in now)
        for shape, (question, asked) in found.items()
    )


def figures(
    cells: Iterable[Cell],
    asked: Iterable[Thread],
    which: Filter = Filter(),
    by: By | None = None,
    name: Callable[[str], str] = str,
) -> tuple[Answered, ...]:
    """The figures of some questions.

    Args:
        cells: sums of sheets of one survey.
        asked: questions with answers to choose from; those with words are left out.
        which: what counts.
        by: what they are broken down by; None: only the total.
        name: the group of a value: the unit below the chosen one that a unit belongs to.
    """
    threads_ = [thread for thread in asked if thread.question.kind is not AnswerKind.TEXT]
    sums = _summed((cell for cell in cells if which.takes(cell)), threads_, by, name)
    found = []
    for number, thread in enumerate(threads_):
        groups = {g: counts[number] for g, counts in sorted(sums.items()) if any(counts[number])}
        total = [sum(column) for column in zip(*groups.values(), strict=True)]
        parts = _groups(groups, thread) if by is not None else ()
        found.append(Answered(thread, _figure("", total, thread.question), parts))
    return tuple(found)


def _summed(
    cells: Iterable[Cell], asked: list[Thread], by: By | None, name: Callable[[str], str]
) -> dict[str, list[list[int]]]:
    """Group -> for each question how many gave each answer. A municipality has many cells."""
    of_version: dict[str, list[tuple[int, str]]] = {}
    for number, thread in enumerate(asked):
        for version in thread.versions:
            of_version.setdefault(version, []).append((number, thread.question.id))
    lengths = [len(thread.question.answers) for thread in asked]
    field = _FIELDS[by] if by is not None else ""
    names: dict[str, str] = {}
    sums: dict[str, list[list[int]]] = {}
    for cell in cells:
        value = getattr(cell.place, field) if field else ""
        if value not in names:
            names[value] = name(value) if field else ""
            sums.setdefault(names[value], [[0] * length for length in lengths])
        here = sums[names[value]]
        for number, question in of_version.get(cell.place.version, ()):
            counts = here[number]
            for answer, times in enumerate(cell.counts.get(question, ())):
                counts[answer] += times
    return sums


def hidden_groups(sizes: Mapping[str, int]) -> frozenset[str]:
    """Which groups of a whole that is shown must be hidden, so that no subtraction finds them."""
    hidden = {group for group, n in sizes.items() if not may_show(n)}
    shown = sorted((n, group) for group, n in sizes.items() if group not in hidden)
    while hidden and shown and (len(hidden) < 2 or sum(sizes[g] for g in hidden) < SMALLEST):
        hidden.add(shown.pop(0)[1])
    return frozenset(hidden)


def answer_count(cells: Iterable[Cell], which: Filter) -> int:
    """How many sheets count; as many as are hidden are none."""
    n = sum(cell.n for cell in cells if which.takes(cell))
    return n if may_show(n) else 0


def _groups(groups: Mapping[str, Counts], thread: Thread) -> tuple[Figure, ...]:
    hidden = hidden_groups({group: sum(counts) for group, counts in groups.items()})
    return tuple(_figure(g, counts, thread.question, g in hidden) for g, counts in groups.items())


def _figure(group: str, counts: Counts, question: SurveyQuestion, hidden: bool = False) -> Figure:
    n = sum(counts)
    if hidden or not may_show(n):
        return Figure(group, True)
    shares = tuple(share(times, n) for times in counts)
    if question.kind is not AnswerKind.SCALE:
        return Figure(group, False, n, shares)
    by_answer = dict(enumerate(counts, 1))
    return Figure(group, False, n, shares, mean(by_answer, len(question.answers)))

"""Two who wrote from the same text: one text of both, and the places where they met.

Lines are what is compared, without the number of a step. A change of one side alone is taken; the
same change of both is once; changes that touch each other are a conflict, in which what was saved
first stands in the text and the other wording lies beside it. Nothing that either wrote is left out
of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T", list[str], str)
MANY_LINES = 4_000
"""From here on lines that stand everywhere (blank ones) are no landmarks: it takes too long."""
_NUMBER = re.compile(r"(\s*\d{1,9}[.)](?=\s)|)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where both have written."""

    base: str
    mine: str
    """Lies beside."""
    theirs: str
    """Stands in the text."""
    line: int
    """Where `theirs` begins in the merged text, from 1; it may be empty."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of it."""

    text: str
    conflicts: tuple[Conflict, ...]


class _Change(NamedTuple):
    """Lines `start` to `end` of the base are now lines `low` to `high` of one side."""

    start: int
    end: int
    low: int
    high: int


@dataclass(slots=True)
class _Region:
    """Lines of the base that were changed, with the changes of both sides that touch."""

    start: int
    end: int
    changes: tuple[list[_Change], list[_Change]]


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Put `mine`, which began from `base`, into `theirs`, which did so too."""
    before = lines_of(base)
    sides = (lines_of(mine), lines_of(theirs))
    changes = [_changes(before, side) for side in sides]
    made: list[str] = []
    conflicts: list[Conflict] = []
    at, shift = 0, [0, 0]
    for region in _regions(changes):
        made += _alone(before, sides, at, region.start, shift)
        now: list[list[str]] = []
        for side in (0, 1):
            low = region.start + shift[side]
            shift[side] += sum(c.high - c.low - c.end + c.start for c in region.changes[side])
            now.append(sides[side][low : region.end + shift[side]])
        was = before[region.start : region.end]
        at = region.end
        both = _settle(was, *now)
        if both is not None:
            made += both
            continue
        met, standing = _conflict(was, *now, line=len(made) + 1)
        conflicts.append(met)
        made += standing
    made += _alone(before, sides, at, len(before), shift)
    return Merged("".join(made), tuple(conflicts))


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends; together they are the text again."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def moved(line: int, before: str, after: str) -> int:
    """Where a line of a text (from 1) is now that the text is another one."""
    shift = 0
    for change in _changes(lines_of(before), lines_of(after)):
        if change.start >= line:
            break
        if line <= change.end:
            return min(change.low + line - change.start, max(change.high, change.low + 1))
        shift = change.high - change.end
    return line + shift


def _changes(was: Sequence[str], now: Sequence[str]) -> list[_Change]:
    """What is another but for the numbers of steps, in order; two changes never touch."""
    before, after = ([_parts(line)[1] for line in lines] for lines in (was, now))
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    codes = SequenceMatcher(None, old, new, len(old) + len(new) > MANY_LINES).get_opcodes()
    return [
        _Change(head + a, head + b, head + c, head + d)
        for kind, a, b, c, d in codes
        if kind != "equal"
    ]


def _regions(changes: list[list[_Change]]) -> list[_Region]:
    """Changes that touch each other together, in the order of the base."""
    found: list[_Region] = []
    every = [(change, side) for side in (0, 1) for change in changes[side]]
    for change, side in sorted(every, key=lambda one: one[0][:2]):
        if not found or change.start > found[-1].end:
            found.append(_Region(change.start, change.end, ([], [])))
        found[-1].end = max(found[-1].end, change.end)
        found[-1].changes[side].append(change)
    return found


def _alone(
    before: list[str], sides: tuple[list[str], list[str]], start: int, end: int, shift: list[int]
) -> list[str]:
    """Lines that nobody wrote in; the numbers of steps may be others all the same."""
    mine, theirs = (side[start + by : end + by] for side, by in zip(sides, shift, strict=True))
    was = before[start:end]
    return was if was == mine == theirs else _line_by_line(was, mine, theirs) or theirs


def _settle(was: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """One wording of a region when there is no doubt about it."""
    whole = _one(was, mine, theirs)
    if whole is not None or len({len(was), len(mine), len(theirs)}) > 1:
        return whole
    return _line_by_line(was, mine, theirs)


def _line_by_line(was: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """One wording of each line, when there is no doubt about it.

    A step that was put in gives the ones after it new numbers: no quarrel about their words.
    """
    settled: list[str] = []
    for triple in zip(was, mine, theirs, strict=True):
        numbers, words = zip(*(_parts(line) for line in triple), strict=True)
        number, said = _one(*numbers), _one(*words)
        if number is None and said is not None:
            number = numbers[2]  # Both count anew: the next one who counts puts it right.
        if number is None or said is None:
            return None
        settled.append(number + said)
    return settled


def _one(was: T, mine: T, theirs: T) -> T | None:
    if mine in (was, theirs):
        return theirs
    return mine if theirs == was else None


def _parts(line: str) -> tuple[str, str]:
    found = _NUMBER.fullmatch(line)
    return (found[1], found[2]) if found else ("", line)


def _conflict(
    was: list[str], mine: list[str], theirs: list[str], *, line: int
) -> tuple[Conflict, list[str]]:
    """The conflict without the lines that both begin or end with, and what stands."""
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    beside, stands = (side[head : len(side) - tail] for side in (mine, theirs))
    met = Conflict("".join(was), "".join(beside), "".join(stands), line + head)
    return met, theirs


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the beginning."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))

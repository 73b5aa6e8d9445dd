"""Counts of a period, a unit and a training, and what one person adds to each.

People cannot be added up over periods, units or trainings: who took part in two of them is one
person. So each combination has a count of its own, and a person adds one to every count that she
is in, however often. What she adds can be taken away again, which is how late events, erasure, a
move and a changed gender are handled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kompetensportal.model.accounts.person import Gender
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.periods import ALL, periods_of
from kompetensportal.model.figures.taken import NOWHERE, TOGETHER, Taken

DIRECT = "="
"""Before the id of a unit that has others below it: those who work on the unit itself."""

Cell = tuple[str, str, str]
"""Period, unit (with those below it) and training; `ALL` for what is not broken down. A single
lesson stands in the place of the training for all units together."""
Numbers = tuple[int, int, int, int, int]
"""People, women, men, times, minutes."""
NOTHING: Numbers = (0, 0, 0, 0, 0)
NO_UNIT = (NOWHERE, ALL)
"""Where those count who have no unit, or one that there is not any more."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is known of one cell."""

    people: int = 0
    """Different people."""
    women: int = 0
    men: int = 0
    times: int = 0
    """Lessons and gatherings, each person's."""
    minutes: int = 0

    @property
    def other(self) -> int:
        """People who have said another gender, or none."""
        return self.people - self.women - self.men


def paths(tree: Tree) -> dict[str, tuple[str, ...]]:
    """Unit -> the units that its people count for: itself and those above, and all together."""
    found: dict[str, tuple[str, ...]] = {NOWHERE: NO_UNIT}
    for _, unit in tree.in_order():
        direct = (DIRECT + unit.id,) if tree.children(unit.id) else ()
        above = tuple(one.id for one in tree.path(unit.id))
        found[unit.id] = (*direct, *above, ALL)
    return found


def added(
    theirs: Iterable[Taken], gender: str, above: Mapping[str, tuple[str, ...]]
) -> dict[Cell, Numbers]:
    """What one person adds to each cell. gender: a value of `Gender`, or empty."""
    sums: dict[Cell, list[int]] = {}
    for one in theirs:
        for cell in _cells(one, above):
            found = sums.setdefault(cell, [0, 0])
            found[0] += 1
            found[1] += one.minutes
    woman, man = int(gender == Gender.WOMAN), int(gender == Gender.MAN)
    return {cell: (1, woman, man, times, minutes) for cell, (times, minutes) in sums.items()}


def _cells(one: Taken, above: Mapping[str, tuple[str, ...]]) -> Iterator[Cell]:
    units = above.get(one.unit, NO_UNIT)
    for period in periods_of(one.month):
        for unit in units:
            yield period, unit, ALL
            yield period, unit, one.training
        if one.lesson != one.training and not one.lesson.endswith(TOGETHER):
            yield period, ALL, one.lesson


def plus(some: Numbers, more: Numbers) -> Numbers:
    """The sum of each number."""
    a, b, c, d, e = some
    v, w, x, y, z = more
    return a + v, b + w, c + x, d + y, e + z


def change(
    before: Mapping[Cell, Numbers], after: Mapping[Cell, Numbers]
) -> Iterator[tuple[Cell, Numbers]]:
    """What to add to the cells so that one person's new part stands in the place of the old."""
    for cell in before.keys() | after.keys():
        old, new = before.get(cell, NOTHING), after.get(cell, NOTHING)
        if old != new:
            a, b, c, d, e = old
            yield cell, plus(new, (-a, -b, -c, -d, -e))


def total(parts: Iterable[Mapping[Cell, Numbers]]) -> dict[Cell, Numbers]:
    """The counts of all people together."""
    sums: dict[Cell, Numbers] = {}
    for part in parts:
        for cell, numbers in part.items():
            there = sums.get(cell)
            sums[cell] = numbers if there is None else plus(there, numbers)
    return sums

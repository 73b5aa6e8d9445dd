"""The funder's table: who took part, women and men, hours; per department, training and period.

One function makes it (`funder`), and the page, the CSV, the Excel file and the print show what it
gives. What would tell of fewer than five people is left out in it, never later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import DIRECT, Cell, Count
from kompetensportal.model.figures.hide import hidden, may_split, without_genders
from kompetensportal.model.figures.periods import ALL
from kompetensportal.model.figures.taken import NOWHERE
from kompetensportal.model.learning.small_groups import may_show

LESSON_MARK = "/"
"""What the id of a single lesson holds, and that of a training does not."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    key: str
    """Id of the unit, the training or the period; empty for the sum."""
    count: Count | None
    """None: left out, because it is about few people or would tell of another row that is."""
    genders: bool
    """Whether women and men may be shown."""

    @property
    def hours(self) -> float | None:
        """Hours, with one decimal."""
        return None if self.count is None else round(self.count.minutes / 60, 1)


@dataclass(frozen=True, slots=True)
class Funder:
    """The table of one period and one unit."""

    period: str
    unit: str
    total: Line
    units: tuple[Line, ...]
    trainings: tuple[Line, ...]
    periods: tuple[Line, ...]

    @property
    def leaves_out(self) -> bool:
        """Whether anything is left out."""
        every = (self.total, *self.units, *self.trainings, *self.periods)
        return any(line.count is None or not line.genders for line in every)


def units_needed(tree: Tree, unit: str) -> frozenset[str]:
    """The units whose counts the table of a unit is made of: those beside every unit on the way."""
    way = [ALL, *(one.id for one in tree.path(unit))]
    return frozenset(one for above in way for one in parts_of_unit(tree, above)) | set(way)


def parts_of_unit(tree: Tree, unit: str) -> tuple[str, ...]:
    """What a unit is divided into: the units right below it and those who work on it itself."""
    below = tuple(child.id for child in tree.children(unit))
    if unit == ALL:
        return (*below, NOWHERE)
    return (DIRECT + unit, *below) if below else ()


def lone_top(tree: Tree) -> str:
    """The unit that holds all others, where there is one; else empty."""
    tops = tree.children()
    return tops[0].id if len(tops) == 1 else ALL


def funder(
    counts: Mapping[Cell, Count], parts: Mapping[str, Count], tree: Tree, period: str, unit: str
) -> Funder:
    """The table of a period and a unit.

    counts: of the period, of `units_needed`. parts: the unit's in each part of the period.
    """
    trainings = {t for _, u, t in counts if u == unit and t != ALL and LESSON_MARK not in t}
    closed = _hidden_on_the_way(counts, tree, period, unit, sorted(trainings))
    total = counts.get((period, unit, ALL), Count())
    here = {part: counts.get((period, part, ALL), Count()) for part in parts_of_unit(tree, unit)}
    taught = {t: counts.get((period, unit, t), Count()) for t in sorted(trainings)}
    if (
        ALL in closed
        or not _shows(total)
        or (unit == ALL and not _tells_of_nobody(counts, tree, period))
    ):
        return Funder(period, unit, Line(ALL, None, genders=False), (), (), ())
    return Funder(
        period,
        unit,
        Line(ALL, total, may_split(total) and _genders_above(counts, tree, period, unit)),
        _lines(here),
        _lines(taught, closed),
        _lines(parts),
    )


def _lines(rows: Mapping[str, Count], closed: Iterable[str] = ()) -> tuple[Line, ...]:
    gone = hidden(rows, set(closed))
    unsplit = without_genders(rows, gone)
    return tuple(
        Line(key, None if key in gone else count, key not in unsplit)
        for key, count in rows.items()
        if count.people
    )


def _genders_above(counts: Mapping[Cell, Count], tree: Tree, period: str, unit: str) -> bool:
    """Whether the tables above show women and men of this unit."""
    return not any(
        here in without_genders(rows, hidden(rows))
        for here, rows in _tables_above(counts, tree, period, unit, ALL)
    )


def _shows(count: Count) -> bool:
    return not count.people or may_show(count.people)


def _tells_of_nobody(counts: Mapping[Cell, Count], tree: Tree, period: str) -> bool:
    """Whether everything can be shown beside the one unit on top: the rest have no unit at all."""
    return lone_top(tree) == ALL or _shows(counts.get((period, NOWHERE, ALL), Count()))


def _hidden_on_the_way(
    counts: Mapping[Cell, Count], tree: Tree, period: str, unit: str, trainings: list[str]
) -> set[str]:
    """Trainings of a unit that a table above leaves out; with `ALL`, the unit itself is left out.

    Else what is hidden among the departments of one page could be read on a department's own page.
    """
    closed: set[str] = set()
    for training in (ALL, *trainings):
        for here, rows in _tables_above(counts, tree, period, unit, training):
            if here in hidden(rows):
                closed.add(training)
    return closed


def _tables_above(
    counts: Mapping[Cell, Count], tree: Tree, period: str, unit: str, training: str
) -> Iterator[tuple[str, dict[str, Count]]]:
    """Each unit on the way down to this one, with the rows of the table that it stands in."""
    way = [ALL, *(one.id for one in tree.path(unit))]
    for above, here in pairwise(way):
        if above == ALL and lone_top(tree) != ALL:
            continue  # It is everybody; `_tells_of_nobody` keeps the few without a unit unseen.
        parts = parts_of_unit(tree, above)
        yield here, {part: counts.get((period, part, training), Count()) for part in parts}

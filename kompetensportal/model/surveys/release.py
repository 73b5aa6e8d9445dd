"""Which sheets may go from those that wait to those that are kept, and what is left out on them.

A sheet says its month, unit and course, and what was ticked. In a small group that would be enough
to know whose it is: the log tells who has answered. So a sheet waits until there are five with the
same place, and the five go together. When its month is over, what nobody shares is left out a step
at a time, until five have the same: the course, then the unit for the one above it, and at the
top what was ticked. What is still alone waits on, and counts with the next month.

So every place that is kept has at least five sheets, of each batch too, and no difference between
two sums of places can be fewer than five people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kompetensportal.model.learning.small_groups import SMALLEST
from kompetensportal.model.surveys.sheet import Place, Sheet

Above = Callable[[str], Sequence[str]]
"""Ids of the units above one, the nearest first."""


def release(
    waiting: Iterable[Sheet], month: str, above: Above
) -> tuple[list[list[Sheet]], list[Sheet]]:
    """The batches that may be kept, and what waits on.

    Args:
        waiting: sheets of one survey.
        month: this month, ÅÅÅÅ-MM.
        above: the units above one.
    """
    left = list(waiting)
    batches: list[list[Sheet]] = []
    rung = 0
    while left:
        sure, on, higher = _at(left, rung, month, above)
        batches += sure
        left = on
        if not higher:
            break
        rung += 1
    return batches, [_later(sheet, month) for sheet in left]


def coarser(place: Place, above: Above) -> list[Place]:
    """A place as it is, and with less and less said."""
    found = [place, replace(place, about="")]
    for unit in (*above(place.unit_id), ""):
        found += [replace(place, unit_id=unit), replace(place, unit_id=unit, about="")]
    nobody = replace(place, unit_id="", profession="", gender="")
    found += [nobody, replace(nobody, about="")]
    return list(dict.fromkeys(found))


def _at(
    sheets: list[Sheet], rung: int, month: str, above: Above
) -> tuple[list[list[Sheet]], list[Sheet], bool]:
    """Batches of those that are alike on a rung, the others, and whether there is a higher rung."""
    alike: dict[Place, list[Sheet]] = {}
    higher = False
    for sheet in sheets:
        ladder = coarser(sheet.place, above) if sheet.place.month < month else [sheet.place]
        higher = higher or len(ladder) > rung + 1
        # Who has nothing more to leave out waits there for those who have.
        alike.setdefault(ladder[min(rung, len(ladder) - 1)], []).append(sheet)
    batches: list[list[Sheet]] = []
    others: list[Sheet] = []
    for place, group in alike.items():
        if len(group) >= SMALLEST:
            batches.append([replace(sheet, place=place) for sheet in group])
        else:
            others += group
    return batches, others, higher


def _later(sheet: Sheet, month: str) -> Sheet:
    """A sheet that nobody's was like counts with this month."""
    return replace(sheet, place=replace(sheet.place, month=max(month, sheet.place.month)))

"""Which figures of a table are left out so that nobody can tell who stands behind them.

A group of fewer than five is hidden. Where its size could be reckoned as the total without the
others, the smallest of the others is hidden too, until what is hidden is at least five people in
at least two rows. The same holds for women and men: each number is nobody or at least five, or
the row shows how many there are and not who. The others have said another gender or nothing, and
stand together: their number, however small, tells nothing of anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import TypeVar

from kompetensportal.model.figures.count import Count
from kompetensportal.model.learning.small_groups import may_show

Key = TypeVar("Key", bound=Hashable)


def hidden(rows: Mapping[Key, Count], also: Collection[Key] = ()) -> set[Key]:
    """The rows that are left out, of rows that add up to a total that is shown.

    also: rows that are left out for another reason.
    """
    small = {key for key, count in rows.items() if count.people and not may_show(count.people)}
    return _closed(rows, small | set(also), lambda count: (count.people,))


def without_genders(rows: Mapping[Key, Count], gone: Collection[Key] = ()) -> set[Key]:
    """The rows that do not show women and men. gone: those that are hidden anyway."""
    unfit = {key for key, count in rows.items() if not may_split(count)}
    return _closed(rows, unfit | set(gone), _genders)


def may_split(count: Count) -> bool:
    """Whether a group may be divided into women and men."""
    return all(number == 0 or may_show(number) for number in _genders(count))


def _genders(count: Count) -> tuple[int, ...]:
    return count.women, count.men


def _closed(
    rows: Mapping[Key, Count], start: set[Key], numbers: Callable[[Count], tuple[int, ...]]
) -> set[Key]:
    """What is left out, and so many more, the smallest first, that no difference tells it."""
    left_out = {key for key in start if key in rows}
    others = [key for key, count in rows.items() if count.people and key not in left_out]
    others.sort(key=lambda key: (rows[key].people, str(key)))
    for key in others:
        if not left_out or _safe([numbers(rows[one]) for one in left_out]):
            break
        left_out.add(key)
    return left_out


def _safe(left_out: list[tuple[int, ...]]) -> bool:
    some = [one for one in left_out if any(one)]
    sums = [sum(column) for column in zip(*some, strict=True)]
    return len(some) != 1 and all(number == 0 or may_show(number) for number in sums)

"""Calendar periods by name: `2026-03`, `2026-Q1`, `2026-H1`, `2026`, and `` for all time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

ALL = ""
"""Every period, every unit, every training: what is not broken down."""

_PERIOD = re.compile(r"(\d{4})(?:-(?:(Q[1-4])|(H[12])|(0[1-9]|1[0-2])))?")


def is_period(text: str) -> bool:
    """Whether a text names a period."""
    return text == ALL or _PERIOD.fullmatch(text) is not None


def month_of(day: date) -> str:
    """The month of a day: `2026-03`."""
    return f"{day.year:04}-{day.month:02}"


@cache
def periods_of(month: str) -> tuple[str, ...]:
    """A month and the longer periods that it is a part of, all time last."""
    year, number = month[:4], int(month[5:])
    return month, f"{year}-Q{(number + 2) // 3}", f"{year}-H{(number + 5) // 6}", year, ALL


def parts_of(period: str, years: Iterable[str] = ()) -> tuple[str, ...]:
    """What a period is divided into, in order: months; all time into the years that are given."""
    if period == ALL:
        return tuple(sorted(years))
    year, part = period[:4], period[5:]
    first, last = {
        "": (1, 12),
        "H1": (1, 6),
        "H2": (7, 12),
        "Q1": (1, 3),
        "Q2": (4, 6),
        "Q3": (7, 9),
        "Q4": (10, 12),
    }.get(part, (1, 0))
    return tuple(f"{year}-{month:02}" for month in range(first, last + 1))


def choices(first: date, last: date) -> tuple[str, ...]:
    """The periods that somebody may choose, the latest first, each year's parts after it."""
    found: list[str] = []
    for year in range(last.year, first.year - 1, -1):
        months = [f"{year:04}-{n:02}" for n in range(12, 0, -1)]
        found.append(f"{year:04}")
        found += [f"{year:04}-{part}" for part in ("H2", "H1", "Q4", "Q3", "Q2", "Q1")]
        found += months
    begun, over = month_of(first), month_of(last)
    return tuple(one for one in found if _overlaps(one, begun, over))


def _overlaps(period: str, first: str, last: str) -> bool:
    months = parts_of(period) or (period,)
    return months[0] <= last and months[-1] >= first

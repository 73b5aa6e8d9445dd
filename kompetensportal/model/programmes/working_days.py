"""Swedish working days: not Saturday or Sunday, not a public holiday, not one of the eves.

Public holidays are those of the act (1989:253) on public holidays; midsummer eve, Christmas eve and
New Year's eve count as Sundays in the Annual Leave Act (1977:480), and so do they here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5
_DAY = timedelta(days=1)
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
"""Month and day of those that never move."""
_FROM_EASTER = (-2, 1, 39)
"""Good Friday, Easter Monday, Ascension Day; Easter itself and Whitsun are Sundays."""
_NATIONAL_DAY_SINCE, _WHIT_MONDAY_UNTIL = 2005, 2004
"""The national day took Whit Monday's place."""
_MIDSUMMER_EVE = (6, 19)
"""The first day that can be it: the Friday from 19 to 25 June."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    months = moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114
    return date(year, months // 31, months % 31 + 1)


@lru_cache(512)
def holidays(year: int) -> frozenset[date]:
    """The days of a year on which Sweden is free, Sundays left out unless they are named."""
    fixed = {date(year, month, day) for month, day in _FIXED}
    if year < _NATIONAL_DAY_SINCE:
        fixed.discard(date(year, 6, 6))
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in _FROM_EASTER}
    if year <= _WHIT_MONDAY_UNTIL:
        moving.add(sunday + timedelta(days=50))
    earliest = date(year, *_MIDSUMMER_EVE)
    moving.add(earliest + timedelta(days=(4 - earliest.weekday()) % 7))
    return frozenset(fixed | moving)


def is_working(day: date) -> bool:
    """Whether people who work office hours work on a day."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


@lru_cache(4096)
def nth_working_day(start: date, number: int) -> date:
    """The day that is the `number`-th working day from `start`; `start` itself may be the first.

    The last day of the calendar when it ends before that.
    """
    day, left = start, number
    while True:
        left -= is_working(day)
        if left <= 0 or day == date.max:
            return day
        day += _DAY

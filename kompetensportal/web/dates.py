"""Days and moments in the reader's language, as one would say them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from flask import g

from kompetensportal.model.learning.day import local_day, local_time
from kompetensportal.web.context import t, words

LONGEST_MONTH = 9
"""Letters: three of them stand side by side under a chart on a phone."""


def day(when: date | datetime) -> str:
    """`i dag`, `i går`, `i morgon`, or the weekday and date; the year when it is another.

    On a page that is shown for days (`g.lasting`) a day is always written out.
    """
    on = local_day(when) if isinstance(when, datetime) else when
    today = local_day(datetime.now(UTC))
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((on - today).days)
    if near is not None and not g.get("lasting"):
        return t(f"progress.day_{near}")
    if abs((on - today).days) >= 180:
        return long_day(on, words().locale)
    return str(format_skeleton("MMMMd", on, locale=words().locale))


def full_day(when: date | datetime) -> str:
    """The date with its year: `21 november 2026`."""
    on = local_day(when) if isinstance(when, datetime) else when
    return long_day(on, words().locale)


def long_day(on: date, locale: str) -> str:
    """A date with its year, as a language writes it. locale: Babel's name of it."""
    return str(format_date(on, "long", locale=locale))


def month(on: date) -> str:
    """A month and its year, short enough for the foot of a chart: `nov. 2026`.

    In figures where a language's names of months are long.
    """
    locale = words().locale
    return _named_month(on, locale) if _has_short_months(locale) else f"{on:%Y-%m}"


def _named_month(on: date, locale: str) -> str:
    return str(format_skeleton("yMMM", on, locale=locale))


@lru_cache
def _has_short_months(locale: str) -> bool:
    every = (date(2026, number, 1) for number in range(1, 13))
    return max(len(_named_month(on, locale)) for on in every) <= LONGEST_MONTH


def clock(when: datetime) -> str:
    """The day, and the time on the wall: `i dag 14:05`."""
    return f"{day(when)} {local_time(when):%H:%M}"

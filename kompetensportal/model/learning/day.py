"""Days as people in Sweden count them: midnight is in Stockholm, also in summer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Stockholm"


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo(ZONE_NAME)


def local_day(moment: datetime) -> date:
    """The day of a moment with a zone."""
    try:
        return moment.astimezone(_zone()).date()
    except OverflowError:
        return moment.date()


def local_time(moment: datetime) -> datetime:
    """A moment by the clock on the wall."""
    return moment.astimezone(_zone())


def today() -> date:
    """The day it is now."""
    return local_day(datetime.now(UTC))

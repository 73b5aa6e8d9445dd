"""A time that two colleagues have booked with each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.day import ZONE_NAME
from kompetensportal.words import say

USUAL_TIME, USUAL_MINUTES = time(14), 30
"""What the form proposes: after the morning's rounds and before the reports are handed over."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Appointment:
    """A time. `starts` and `made` have a zone; `made_by` is the manager, or one of the two."""

    id: str
    person_id: str
    with_id: str
    starts: datetime
    minutes: int
    place: str
    made_by: str
    made: datetime

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


def usual_day(today: date) -> date:
    """The day that a form proposes: tomorrow, or Monday after a Friday."""
    day = today + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def moment_of(day: str, clock: str) -> datetime:
    """A day and a time on the wall, as a form has them (`2026-03-29`, `14:00`), in UTC.

    Raises MistakeError for what no calendar or clock shows, and for the hour that is left out
    when summer time begins. Of the hour that comes twice in autumn, the first is meant.
    """
    try:
        wall = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock))
        here = wall.replace(tzinfo=ZoneInfo(ZONE_NAME))
        moment = here.astimezone(UTC)
    except (ValueError, OverflowError):
        raise MistakeError(
            say("reminders.no_time", day=day or "-", time=clock or "-"),
            say("reminders.no_time_mend"),
        ) from None
    if moment.astimezone(here.tzinfo).replace(tzinfo=None) != wall:
        raise MistakeError(
            say("reminders.clock_moves", day=day, time=clock), say("reminders.no_time_mend")
        )
    return moment

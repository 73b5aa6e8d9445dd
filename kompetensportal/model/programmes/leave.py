"""Leave of absence: days on which the clock of a programme stands still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is away, both days included; without an end nobody knows yet when she is back.

    Why is not asked: it may be about health, and progress does not need it.
    """

    id: str
    person_id: str
    start: date
    end: date | None

    def holds(self, on: date) -> bool:
        """Whether a day is one of it."""
        return self.start <= on and (self.end is None or on <= self.end)


def merged(leaves: Iterable[Leave]) -> tuple[tuple[date, date], ...]:
    """First and last days of absence, in order; what overlaps or follows at once is one.

    What has no end lasts to the end of the calendar.
    """
    spans: list[tuple[date, date]] = []
    for start, end in sorted((one.start, one.end or date.max) for one in leaves):
        if end < start:
            continue
        if spans and (spans[-1][1] == date.max or start <= spans[-1][1] + _DAY):
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return tuple(spans)

"""The day by which an activity is done: counted from the start, with the clock stopped by leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kompetensportal.model.content.course import Activity
from kompetensportal.model.programmes.working_days import is_working, nth_working_day

_DAY = timedelta(days=1)


def due_day(activity: Activity, start: date, away: Sequence[tuple[date, date]] = ()) -> date | None:
    """The last day for an activity, None without one. `away`: as `leave.merged` gives them.

    Day 1 is the first day at work; with `working_days` only Swedish working days count. Days of
    leave count for nothing. None also while nobody knows when a leave ends that comes before it.
    """
    if activity.due_day is None:
        return None
    number = max(1, activity.due_day)
    if any(end >= start for _, end in away):
        return _stepwise(start, number, activity.working_days, away)
    if activity.working_days:
        return nth_working_day(start, number)
    try:
        return start + timedelta(days=number - 1)
    except OverflowError:
        return date.max


def _stepwise(
    start: date, number: int, working: bool, away: Sequence[tuple[date, date]]
) -> date | None:
    day, left = start, number
    while True:
        inside = next((end for first, end in away if first <= day <= end), None)
        if inside == date.max:
            return None
        if inside is not None:
            day = inside + _DAY
            continue
        left -= is_working(day) if working else 1
        if left <= 0 or day == date.max:
            return day
        day += _DAY


def moved_by_months(day: date, months: int) -> date:
    """The same day some months later; 31 January and 29 February give the month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if year > date.max.year:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    return date(year, month, 28)

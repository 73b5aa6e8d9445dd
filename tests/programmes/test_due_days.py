"""The day by which something is done: working days, leave, and days that calendars lack."""

from __future__ import annotations

from datetime import date, timedelta

import holidays as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetensportal.model.content.course import Activity, ActivityKind, Doer
from kompetensportal.model.programmes.due import due_day, moved_by_months
from kompetensportal.model.programmes.leave import Leave, merged
from kompetensportal.model.programmes.working_days import holidays, is_working, nth_working_day

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2099, 1, 1))


def activity(due: int | None, *, working: bool = False) -> Activity:
    return Activity(
        id="a",
        title="A",
        html="",
        kind=ActivityKind.OTHER,
        by=Doer.EMPLOYEE,
        voluntary=False,
        confirmed=False,
        target="",
        due_day=due,
        branches=(),
        professions=(),
        section="",
        working_days=working,
    )


def leave(start: date, end: date | None) -> Leave:
    return Leave("l", "amina", start, end)


def test_the_holidays_of_a_century_are_those_that_another_program_knows() -> None:
    """Public holidays and, in another category of theirs, the eves that count as Sundays."""
    for year in range(2000, 2100):
        theirs = reference.Sweden(
            years=year, categories=("public", "de_facto"), include_sundays=False
        )
        ours = {day for day in holidays(year) if day.weekday() < 5}
        assert ours == {day for day in theirs if day.weekday() < 5}, year


def test_ten_working_days_over_christmas_are_more_than_two_weeks() -> None:
    assert nth_working_day(date(2026, 12, 21), 1) == date(2026, 12, 21)
    # 21-23, 28-30 December, then 4, 5, 7 and 8 January: the eves, New Year and Epiphany are free.
    assert nth_working_day(date(2026, 12, 21), 10) == date(2027, 1, 8)
    assert nth_working_day(date(2026, 12, 26), 1) == date(2026, 12, 28)


@given(days, st.integers(1, 300))
def test_the_nth_working_day_has_that_many_working_days_up_to_it(start: date, number: int) -> None:
    found = nth_working_day(start, number)
    assert is_working(found)
    span = (start + DAY * n for n in range((found - start).days + 1))
    assert sum(is_working(day) for day in span) == number


def test_a_day_of_the_programme_counts_every_day_as_before() -> None:
    assert due_day(activity(10), date(2026, 12, 21)) == date(2026, 12, 30)
    assert due_day(activity(None), date(2026, 12, 21)) is None
    assert due_day(activity(9999), date.max) == date.max
    assert due_day(activity(10, working=True), date(1900, 1, 1)) == date(1900, 1, 15)


def test_leave_stops_the_clock_and_what_overlaps_is_counted_once() -> None:
    start = date(2026, 11, 2)
    away = merged(
        [
            leave(date(2026, 11, 4), date(2026, 11, 10)),
            leave(date(2026, 11, 8), date(2026, 11, 13)),
            leave(date(2026, 11, 14), date(2026, 11, 15)),
            leave(date(2026, 10, 1), date(2026, 9, 1)),
        ]
    )
    assert away == ((date(2026, 11, 4), date(2026, 11, 15)),)
    assert due_day(activity(5), start, away) == date(2026, 11, 18)
    assert due_day(activity(5, working=True), start, away) == date(2026, 11, 18)
    assert due_day(activity(2), start, away) == date(2026, 11, 3)


def test_nobody_knows_when_something_is_due_while_a_leave_has_no_end() -> None:
    away = merged([leave(date(2026, 11, 4), None), leave(date(2027, 1, 1), date(2027, 2, 1))])
    assert due_day(activity(2), date(2026, 11, 2), away) == date(2026, 11, 3)
    assert due_day(activity(3), date(2026, 11, 2), away) is None


@given(days, st.integers(1, 90), st.booleans(), st.lists(st.tuples(days, st.integers(0, 60))))
def test_leave_never_makes_a_day_earlier(
    start: date, number: int, working: bool, spans: list[tuple[date, int]]
) -> None:
    away = merged(leave(first, first + DAY * length) for first, length in spans)
    wanted = activity(number, working=working)
    without, found = due_day(wanted, start), due_day(wanted, start, away)
    assert without is not None
    assert found is not None
    assert found >= without
    assert not any(first <= found <= last for first, last in away)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_some_months_later_is_a_day_that_there_is(day: date, months: int, expected: date) -> None:
    assert moved_by_months(day, months) == expected

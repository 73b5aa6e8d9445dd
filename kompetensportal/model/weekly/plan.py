"""A plan of nanokurser: which one is this week's, which have been, for whom.

Gentle by construction: there is no word here for a week that somebody missed. What has not been
seen waits, however long, and nothing counts weeks in a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree

WEEK = timedelta(days=7)
MOST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class WeeklyPlan:
    """Courses for a unit and those below it, one a week from a Monday on."""

    id: str
    unit_id: str
    profession: str
    """Only for these; empty for everybody there."""
    start: date
    """A Monday."""
    courses: tuple[str, ...]
    ended: date | None = None

    def week(self, today: date) -> int:
        """Which week it is, from 0; below 0 before it begins, past the last one when it is over."""
        return (today - self.start).days // 7

    def monday(self, week: int) -> date:
        """The first day of a week of the plan."""
        return self.start + week * WEEK

    def now(self, today: date) -> str:
        """This week's course; empty when there is none."""
        week = self.week(today)
        going_on = self.ended is None or today < self.ended
        return self.courses[week] if going_on and 0 <= week < len(self.courses) else ""

    def before(self, today: date) -> tuple[str, ...]:
        """The courses of the weeks that have been, also of a plan that was ended."""
        last = self.ended if self.ended is not None and self.ended < today else today
        return self.courses[: max(0, self.week(last))]

    def over(self, today: date) -> bool:
        """Whether nothing more comes of it."""
        return self.ended is not None or self.week(today) >= len(self.courses)

    def is_for(self, person: Person, tree: Tree, today: date) -> bool:
        """Whether somebody belongs to those whom it is for."""
        below = tree.below(self.unit_id)
        return any(
            place.unit_id in below
            and place.holds(today)
            and self.profession in ("", place.profession)
            for place in person.memberships
        )


@dataclass(frozen=True, slots=True)
class MyWeek:
    """What one person's plans come to: this week's courses, and those that still wait."""

    now: tuple[str, ...]
    waiting: tuple[str, ...]


def my_week(plans: Iterable[WeeklyPlan], done: Iterable[str], today: date) -> MyWeek:
    """Of the plans that are for her. A course stands once; what is done does not wait."""
    plans, seen = list(plans), frozenset(done)
    now = dict.fromkeys(course for plan in plans if (course := plan.now(today)))
    before = dict.fromkeys(
        course
        for plan in plans
        for course in plan.before(today)
        if course not in seen and course not in now
    )
    return MyWeek(tuple(now), tuple(before))


def coming(plans: Iterable[WeeklyPlan], today: date) -> list[tuple[date, str]]:
    """This week's course of each plan and those to come, each once, by their Monday."""
    found: dict[str, date] = {}
    for plan in plans:
        for week in range(max(0, plan.week(today)), len(plan.courses)):
            monday = plan.monday(week)
            if plan.ended is not None and plan.ended <= max(monday, today):
                break
            known = found.get(plan.courses[week])
            found[plan.courses[week]] = min(known, monday) if known else monday
    return sorted((monday, course) for course, monday in found.items())


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())

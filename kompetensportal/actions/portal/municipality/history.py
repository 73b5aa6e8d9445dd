"""What the people of an example municipality have done, month by month, in the order of time.

Not how people really learn: many read a little, some read much, some ask for help, and every page
has something to show of each kind. The same size, day and library give the same facts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kompetensportal.actions.portal.municipality.people import SEED, Colleague
from kompetensportal.model.content.course import Activity, ActivityKind, Doer, Programme
from kompetensportal.model.content.curriculum import Curriculum, LessonShape
from kompetensportal.model.learning.event import Event, EventType, id_of

FACTS_A_YEAR = 78
"""About: of one person, so that 10,000 people, of whom many began later, have 2,000,000 facts in
three years."""
ASKS, ANSWERED = 0.06, 0.85
"""Share of months in which somebody asks for help; share of the calls that were answered."""
DOES, CONFIRMED = 0.9, 0.92
"""Share of an introduction that is done; share of what is done that a mentor has confirmed."""
FINISHES = 0.3
"""Share of the introductions in which everything is done and confirmed in time."""
AGAIN, TIMES = 0.8, 4
"""Share of what is done again every so many months that is; how many times at most."""
WORKING_SECONDS = 9 * 3600
SURVEYS = "enkat/"
"""What the ids of surveys begin with: nobody says of one that she can it."""


class History:
    """Tells facts, one month after the other."""

    def __init__(
        self, everybody: Sequence[Colleague], taught: Curriculum, programmes: Sequence[Programme]
    ) -> None:
        self._everybody = everybody
        self._programmes = {programme.id: programme for programme in programmes}
        self._luck = random.Random(f"{SEED} facts {len(everybody)}")
        read = (one for one in taught.lessons.values() if not one.id.startswith(SURVEYS))
        self._lessons = sorted(read, key=lambda shape: shape.id)
        self._courses = taught.courses
        usual = sum(1 + len(_questions(one)[1]) for one in self._lessons) / len(self._lessons)
        self._a_month = FACTS_A_YEAR / 12 / usual

    def months(self, years: int, until: date) -> Iterator[list[Event]]:
        """The facts of each month of 30 days, oldest first; nothing is later than `until`."""
        later: list[Event] = []
        for left in range(years * 365 // 30, 0, -1):
            first = until - timedelta(days=30 * left)
            end = _morning(first + timedelta(days=30))
            found = [event for one in self._everybody for event in self._month(one, first)]
            found = sorted(later + found, key=lambda event: (event.at, event.id))
            # An introduction goes on for months.
            later = [event for event in found if event.at >= end]
            yield found[: len(found) - len(later)]

    def _month(self, one: Colleague, first: date) -> Iterator[Event]:
        last = first + timedelta(days=30)
        if one.start >= last or (one.end is not None and one.end < last):
            return
        for _ in range(self._how_many()):
            yield from self._reads(one, self._luck.choice(self._lessons), first)
        if self._luck.random() < ASKS:
            yield from self._asks(one, first)
        if one.enrolment is not None and first <= one.start < last:
            yield from self._introduction(one, self._programmes.get(one.enrolment.programme_id))

    def _how_many(self) -> int:
        # Many months with nothing, some with much.
        return min(12, int(self._luck.expovariate(1 / (self._a_month + 0.5))))

    def _reads(self, one: Colleague, lesson: LessonShape, first: date) -> Iterator[Event]:
        at = self._moment(max(first, one.start))
        yield from self._finishes(one, lesson, at)

    def _finishes(
        self, one: Colleague, lesson: LessonShape, at: datetime, *, sure: bool = False
    ) -> Iterator[Event]:
        version, questions = _questions(lesson)
        if not sure and self._luck.random() < 0.08:
            yield self._fact(one, EventType.LESSON_PRACTISE, lesson.id, at, version)
            return
        for number, question in enumerate(questions):
            moment = at + timedelta(seconds=40 * (number + 1))
            subject = f"{lesson.id}#{question}"
            yield self._fact(one, EventType.QUESTION_ANSWERED, subject, moment, version)
        end = at + timedelta(seconds=40 * (len(questions) + 2))
        data = {"questions": list(questions)}
        yield self._fact(one, EventType.LESSON_COMPLETED, lesson.id, end, version, data=data)

    def _asks(self, one: Colleague, first: date) -> Iterator[Event]:
        lesson = self._luck.choice(self._lessons)
        asked = self._fact(
            one,
            EventType.HELP_REQUESTED,
            lesson.id,
            self._moment(max(first, one.start)),
            data={"words": ""},
        )
        yield asked
        if self._luck.random() < ANSWERED:
            later = asked.at + timedelta(hours=self._luck.randrange(1, 70))
            answer = {"request": asked.id, "words": ""}
            yield self._fact(
                one, EventType.HELP_ANSWERED, lesson.id, later, data=answer, by=one.mentor
            )

    def _introduction(self, one: Colleague, programme: Programme | None) -> Iterator[Event]:
        for activity in programme.activities if programme else ():
            if activity.branches and one.branch.id not in activity.branches:
                continue
            sure = finishes(one)
            if sure or self._luck.random() < DOES:
                yield from self._does(one, programme, activity, sure=sure)

    def _does(
        self, one: Colleague, programme: Programme | None, activity: Activity, *, sure: bool
    ) -> Iterator[Event]:
        assert programme is not None and one.enrolment is not None
        day = one.start + timedelta(
            days=max(0, (activity.due_day or 30) + self._luck.randint(-9, 4))
        )
        at = self._moment(max(day, one.start), within=1)
        if activity.kind is ActivityKind.LESSON:
            yield from self._read_all(one, (activity.target,), at, sure=sure)
            return
        if activity.kind is ActivityKind.COURSE:
            if sure and activity.target in self._courses:
                lessons = self._courses[activity.target].lessons
                yield from self._read_all(one, lessons, at, sure=True)
            return  # The lessons of others are read as all others are.
        yield from self._practises(one, programme, activity, at, sure=sure)
        months = activity.renew_months
        for period in range(1, TIMES + 1 if months else 1):
            day = at + timedelta(days=round(30.4 * (months or 0)) * period)
            day -= timedelta(days=self._luck.randrange(40))
            if self._luck.random() > AGAIN or (one.end is not None and day.date() > one.end):
                return
            yield from self._practises(one, programme, activity, day, sure=True)

    def _read_all(
        self, one: Colleague, lessons: Sequence[str], at: datetime, *, sure: bool
    ) -> Iterator[Event]:
        for lesson in self._lessons:
            if lesson.id in lessons:
                yield from self._finishes(one, lesson, at, sure=sure)

    def _practises(
        self,
        one: Colleague,
        programme: Programme,
        activity: Activity,
        at: datetime,
        *,
        sure: bool,
    ) -> Iterator[Event]:
        assert one.enrolment is not None
        by = {Doer.MENTOR: one.mentor, Doer.MANAGER: one.manager}.get(activity.by, one.person.id)
        subject = f"{programme.id}#{activity.id}"
        known: dict[str, Any] = {"enrolment": one.enrolment.id, "title": activity.title}
        data = {**known, "confirm": activity.confirmed}
        yield self._fact(one, EventType.ACTIVITY_DONE, subject, at, data=data, by=by)
        if activity.confirmed and (sure or self._luck.random() < CONFIRMED):
            later = at + timedelta(hours=self._luck.randrange(2, 90))
            data = {**known, "on": later.date().isoformat(), "words": ""}
            yield self._fact(
                one, EventType.ACTIVITY_CONFIRMED, subject, later, data=data, by=one.mentor
            )

    def _fact(
        self,
        one: Colleague,
        type_: EventType,
        subject: str,
        at: datetime,
        version: str = "",
        *,
        data: dict[str, Any] | None = None,
        by: str = "",
    ) -> Event:
        id_ = id_of(int(at.timestamp() * 1000), self._luck.getrandbits(74))
        return Event(
            id_, type_, by or one.person.id, one.person.id, subject, version, at, data or {}
        )

    def _moment(self, first: date, within: int = 30) -> datetime:
        day = _morning(first) + timedelta(hours=7)
        seconds = self._luck.randrange(WORKING_SECONDS)
        return day + timedelta(days=self._luck.randrange(within), seconds=seconds)


def finishes(one: Colleague) -> bool:
    """Whether somebody does all of her introduction, the same each time."""
    return random.Random(f"{SEED} finishes {one.person.id}").random() < FINISHES


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _questions(lesson: LessonShape) -> tuple[str, tuple[str, ...]]:
    """A version of a lesson, and its questions."""
    version = min(lesson.questions)
    return version, tuple(sorted(lesson.questions[version]))

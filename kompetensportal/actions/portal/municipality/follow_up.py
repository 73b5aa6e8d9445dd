"""What the people of an example municipality say of themselves, and what they do together.

Self-assessments and what mentors have seen, nanokurser by a plan, workplace meetings, a pair that
shares its thoughts, and trainings that a manager refers to and somebody prepares for: so that
each page has something to show. The same size, day and library give the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.municipality.people import SEED, Colleague
from kompetensportal.model.content.curriculum import Belonging
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.goals.knowledge import ASSESSMENT
from kompetensportal.model.goals.levels import for_whom
from kompetensportal.model.goals.standing import Answer
from kompetensportal.model.learning.event import Event, EventType, id_of
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.model.weekly.plan import WEEK, WeeklyPlan, monday_of
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import weekly_plans
from kompetensportal.store.programmes import meetings
from kompetensportal.words import FALLBACK, catalogue

RATES, SYSTEMS, BASIC = 0.4, 2, 2
"""Share of people who rate themselves each year, of how many systems, up to which level."""
SEEN, SHOWN = 0.2, 0.5
"""Share of what somebody can that a mentor has seen; of those who let others see the answers."""
PLANNED, WEEKS_BEFORE, SEES = 0.5, 8, 0.4
"""Share of units with a plan of nanokurser, since when, and how many take each of them."""
AT_WORK, PAIR = 0.6, 2
"""Share of a unit at a workplace meeting; how many share thoughts between meetings."""
REFERRED, PREPARES = 3, 0.6
"""People on a unit who are referred to a training each year; how many of them prepare."""
ANSWERS = (Answer.CAN, Answer.HELP, Answer.NOT_YET, Answer.NOT_MINE)
HOW_OFTEN = (60, 22, 14, 4)


class FollowUp:
    """Tells it, one month after the other."""

    def __init__(self, everybody: Sequence[Colleague], library: Generation) -> None:
        self._luck = random.Random(f"{SEED} follow-up {len(everybody)}")
        self._units: dict[str, list[Colleague]] = {}
        for one in everybody:
            self._units.setdefault(one.person.memberships[0].unit_id, []).append(one)
        self._sheets = tuple(library.catalogue.goals)
        self._goals: dict[Belonging, list[list[KnowledgeGoal]]] = {}
        self._courses = sorted(c.id for c in library.courses.values() if not c.nano)
        self._nano = sorted(c.id for c in library.courses.values() if c.nano)
        self._lathundar = sorted(e.id for e in library.entries.values() if e.kind == "lathund")

    def month(self, number: int, first: date) -> list[Event]:
        """The facts of the month of 30 days that begins on a day."""
        found: list[Event] = []
        for place, (unit, members) in enumerate(sorted(self._units.items())):
            here = [o for o in members if o.start <= first and (o.end is None or o.end > first)]
            for at, one in enumerate(here):
                if (at + number) % 12 == 0 and self._luck.random() < RATES:
                    found += self._assessed(one, first)
            if (place + number) % 6 == 0 and here and self._lathundar:
                found += self._at_work(unit, here, first)
            if here and self._luck.random() < REFERRED / 12:
                found += self._referred(self._luck.choice(here), first)
        return found

    def last(self, session: Session, until: date) -> list[Event]:
        """What is under way on the last day: plans, meetings, thoughts; gives their facts."""
        found: list[Event] = []
        for place, (unit, members) in enumerate(sorted(self._units.items())):
            here = [one for one in members if one.start <= until and one.end is None]
            if not here:
                continue
            if self._nano and place % 2 == 0 and self._luck.random() < PLANNED * 2:
                found += self._plan(session, unit, here, until)
            found += self._meetings(session, unit, here, until)
        return found

    def _assessed(self, one: Colleague, first: date) -> Iterator[Event]:
        known = self._goals_of(one)
        if not known:
            return
        for goals in self._luck.sample(known, min(SYSTEMS, len(known))):
            for goal in goals:
                answer = self._luck.choices(ANSWERS, HOW_OFTEN)[0]
                told = {"answer": answer.value}
                kind, version = EventType.GOAL_RATED, goal.version
                yield self._fact(one, kind, goal.id, first, told, version=version)
                seen = answer is Answer.CAN and one.mentor != one.person.id
                if seen and self._luck.random() < SEEN:
                    yield self._fact(
                        one, EventType.GOAL_CONFIRMED, goal.id, first, {}, by=one.mentor
                    )
        if self._luck.random() < SHOWN:
            yield self._fact(one, EventType.ASSESSMENT_SHOWN, ASSESSMENT, first, {})

    def _goals_of(self, one: Colleague) -> list[list[KnowledgeGoal]]:
        """The basic goals of each system that are for somebody."""
        work = frozenset(place.profession for place in one.person.memberships)
        whose = Belonging(frozenset({one.branch.id}), work)
        if whose not in self._goals:
            every = (_basic(sheet, whose) for sheet in self._sheets)
            self._goals[whose] = [goals for goals in every if goals]
        return self._goals[whose]

    def _at_work(self, unit: str, here: Sequence[Colleague], first: date) -> Iterator[Event]:
        text, leader = self._luck.choice(self._lathundar), here[0].manager
        data = {"unit": unit, "on": first.isoformat(), "minutes": 30}
        for one in here:
            if self._luck.random() < AT_WORK:
                yield self._fact(one, EventType.APT_ATTENDED, text, first, data, by=leader)

    def _referred(self, one: Colleague, first: date) -> Iterator[Event]:
        if not self._courses or one.manager == one.person.id:
            return
        course = self._luck.choice(self._courses)
        said = {"words": _words("guides")}
        kind = EventType.TRAINING_REFERRED
        yield self._fact(one, kind, course, first, said, by=one.manager)
        if self._luck.random() < PREPARES:
            told = {"why": _words("why"), "want": _words("want")}
            yield self._fact(one, EventType.PREPARATION_TOLD, course, first, told)

    def _plan(
        self, session: Session, unit: str, here: Sequence[Colleague], until: date
    ) -> Iterator[Event]:
        start = monday_of(until) - WEEKS_BEFORE * WEEK
        courses = tuple(self._luck.sample(self._nano, min(12, len(self._nano))))
        plan = WeeklyPlan(self._id(_at(start)), unit, "", start, courses)
        weekly_plans.add(session, plan, here[0].manager, _at(start))
        for course in plan.before(until):
            monday = plan.monday(courses.index(course))
            for one in here:
                if one.start <= monday and self._luck.random() < SEES:
                    yield self._fact(one, EventType.COURSE_COMPLETED, course, monday, {}, days=5)

    def _meetings(
        self, session: Session, unit: str, here: Sequence[Colleague], until: date
    ) -> Iterator[Event]:
        leader, group = here[0].manager, list(here[1 : 1 + 3 * PAIR])
        days = (until - timedelta(days=20), until + timedelta(days=10))
        for number, day in enumerate(days):
            starts, title = _at(day) + timedelta(hours=5), _words("meeting")
            id_ = self._id(_at(until) + timedelta(seconds=number))
            met = Meeting(id_, "", title, starts, 60, _words("place"), 8, unit, leader)
            meetings.add(session, met)
            for one in group:
                meetings.take_seat(session, id_, one.person.id)
            if starts.date() >= until:
                continue
            told = {"meeting": id_, "title": title, "minutes": 60, "on": day.isoformat()}
            for one in group:
                if one.start <= day:
                    kind = EventType.MEETING_ATTENDED
                    yield self._fact(one, kind, met.about, day, told, by=leader, days=1)
            for one in group[:PAIR]:
                if one.start <= day:
                    thought = {"meeting": id_, "words": _words("thought")}
                    kind = EventType.REFLECTION_WRITTEN
                    yield self._fact(one, kind, met.about, day, thought, days=10)

    def _fact(
        self,
        one: Colleague,
        kind: EventType,
        subject: str,
        first: date,
        data: Mapping[str, object],
        *,
        by: str = "",
        version: str = "",
        days: int = 28,
    ) -> Event:
        seconds = self._luck.randrange(28_000)
        at = _at(first) + timedelta(days=self._luck.randrange(days), seconds=seconds)
        who = one.person.id
        return Event(self._id(at), kind, by or who, who, subject, version, at, data)

    def _id(self, at: datetime) -> str:
        return id_of(int(at.timestamp() * 1000), self._luck.getrandbits(74))


def _basic(sheet: GoalSheet, whose: Belonging) -> list[KnowledgeGoal]:
    return [goal for goal in sheet.goals if goal.level <= BASIC and for_whom(goal, whose)]


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


def _words(what: str) -> str:
    return catalogue(FALLBACK).text(f"municipality.example_{what}")

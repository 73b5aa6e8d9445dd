"""What the people of an example municipality answered to surveys after their courses.

Each quarter a unit takes a course, and two in five answer. Means rise slowly, some units and
courses are liked more than others, and some tick who they are. As in a true portal the sheets
go through `release`, so small units say less; the keys of the sheets are random each time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.municipality.people import SEED, Colleague
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.survey import After, AnswerKind, Survey, SurveyQuestion
from kompetensportal.model.learning.event import Event, EventType, id_of
from kompetensportal.model.surveys.release import release
from kompetensportal.model.surveys.sheet import Place, Sheet
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import above
from kompetensportal.words import FALLBACK, catalogue

ANSWERS, TICKS, WRITES = 0.4, 0.5, 0.04
"""Shares of those who took a course who answer; of those, who tick who they are, who write."""
EXAMPLES = 5
"""How many examples of written words the catalogue has: `surveys.example_1` ..."""


class Answers:
    """Makes answers, one month after the other."""

    def __init__(self, everybody: Sequence[Colleague], library: Generation, tree: Tree) -> None:
        self._luck = random.Random(f"{SEED} answers {len(everybody)}")
        self._units: dict[str, list[Colleague]] = {}
        for one in everybody:
            for membership in one.person.memberships[:1]:
                self._units.setdefault(membership.unit_id, []).append(one)
        self._courses = sorted(c.id for c in library.courses.values() if not c.nano)
        self._above = above(tree)
        self._survey, self._title, self._asked = _after_courses(library)
        self._waiting: list[Sheet] = []

    def month(self, session: Session, number: int, first: date) -> list[Event]:
        """Keep the sheets of the month that begins on a day; gives the facts that go with them."""
        if self._asked is None or not self._courses:
            return []
        sheets.keep_version(session, self._survey, self._title, self._asked)
        told: list[Event] = []
        for place, (unit, members) in enumerate(sorted(self._units.items())):
            if (place + number) % 3 == 0:
                course = self._luck.choice(self._courses)
                for one in members:
                    told += self._answer(one, unit, course, number, first)
        batches, self._waiting = release(self._waiting, f"{first:%Y-%m}", self._above)
        sheets.keep(session, self._survey, [sheet for batch in batches for sheet in batch])
        sheets.let_wait(session, self._survey, self._waiting)
        return told

    def _answer(
        self, one: Colleague, unit: str, course: str, number: int, first: date
    ) -> list[Event]:
        luck = self._luck
        if one.start > first or (one.end and one.end < first) or luck.random() > ANSWERS:
            return []
        assert self._asked is not None
        liking = 0.45 + number * 0.004 + (hash_of(unit) + hash_of(course)) * 0.2
        answers = {
            question.id: answer
            for question in self._asked.questions
            if (answer := self._chosen(question, liking))
        }
        written = [q.id for q in self._asked.questions if q.kind is AnswerKind.TEXT]
        words = {q: self._words() for q in written if luck.random() < WRITES}
        work = one.person.memberships[0].profession
        ticks = (work, "woman" if luck.random() < 0.83 else "man")
        said = ticks if luck.random() < TICKS else ("", "")
        place = Place(self._asked.version, f"{first:%Y-%m}", unit, course, *said)
        self._waiting.append(Sheet(place, answers, words))
        day = datetime(first.year, first.month, first.day, tzinfo=UTC)
        at = day + timedelta(days=luck.randrange(28), hours=8, seconds=luck.randrange(28_000))
        id_ = id_of(int(at.timestamp() * 1000), luck.getrandbits(74))
        who = one.person.id
        kind, data = EventType.SURVEY_ANSWERED, {"about": course}
        return [Event(id_, kind, who, who, self._survey, self._asked.version, at, data)]

    def _words(self) -> str:
        return catalogue(FALLBACK).text(f"surveys.example_{self._luck.randint(1, EXAMPLES)}")

    def _chosen(self, question: SurveyQuestion, liking: float) -> int:
        """The number of an answer; 0 for one that was hopped over."""
        most = len(question.answers)
        if not most or self._luck.random() < 0.04:
            return 0
        if question.kind is AnswerKind.CHOICE:
            return self._luck.choices(range(1, most + 1), [2, *[6] * (most - 2), 2])[0]
        return min(most, max(1, round(self._luck.gauss(1 + liking * (most - 1), most / 5))))


def hash_of(text: str) -> float:
    """A number from 0 to 1 that belongs to a text, the same each time."""
    return random.Random(f"{SEED} {text}").random()


def _after_courses(library: Generation) -> tuple[str, str, Survey | None]:
    """The survey after courses: id, title and what it asks; empty when there is none."""
    for entry in library.group("courses/enkater"):
        asked = library.lesson(entry, Form.STANDARD).survey
        if entry.kind is Kind.SURVEY and asked is not None and asked.after is After.COURSE:
            return entry.id, entry.edition(Form.STANDARD).title, asked
    return "", "", None

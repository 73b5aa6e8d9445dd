"""A small programme with lessons and a course, and facts about Amina, for tests of progress."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Activity, ActivityKind, Doer, Programme
from kompetensportal.model.content.curriculum import Belonging, CourseShape, Curriculum, LessonShape
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.learning.progress import OwnActivity, Progress, progress

START = date(2026, 11, 2)
NOON = datetime(2026, 11, 3, 11, tzinfo=UTC)
HOME_CARE = Belonging(frozenset({"hemtjänst"}), frozenset({"undersköterska"}))
ENROLMENT = Enrolment("e1", "amina", "ny", START, "dilan", None)


def activity(id_: str, kind: ActivityKind = ActivityKind.OTHER, **given: Any) -> Activity:
    plain = Activity(
        id=id_,
        title=f"Titel {id_}",
        html="",
        kind=kind,
        by=Doer.EMPLOYEE,
        voluntary=False,
        confirmed=False,
        target="",
        due_day=None,
        branches=(),
        professions=(),
        section="",
    )
    return replace(plain, **given)


def lesson(id_: str, **versions: Iterable[str]) -> LessonShape:
    questions = {version: frozenset(ids) for version, ids in versions.items()}
    return LessonShape(id_, id_, (), questions)


def programme(*activities: Activity) -> Programme:
    return Programme("ny", "Ny hos oss", "", "", "", None, (), (), activities, "", "v1")


MAIL = activity("mejl", ActivityKind.LESSON, target="outlook/mejl", due_day=3)
COURSE = activity("trygg", ActivityKind.COURSE, target="trygg")
VISIT = activity("besok", ActivityKind.PRACTICE, confirmed=True, due_day=10)
KEYS = activity("nycklar", by=Doer.MANAGER, due_day=1)
PROGRAMME = programme(MAIL, COURSE, VISIT, KEYS)
CURRICULUM = Curriculum(
    {
        "outlook/mejl": lesson("outlook/mejl", v1={"a", "b"}),
        "trygg/ett": lesson("trygg/ett", v1=()),
        "trygg/tva": lesson("trygg/tva", v1={"q"}),
    },
    {"trygg": CourseShape("trygg", "Trygg", ("trygg/ett", "trygg/tva"))},
)


def fact(type_: EventType, subject: str, by: str = "amina", **data: Any) -> Event:
    at = data.pop("at", NOON)
    version = data.pop("version", "v1")
    if type_ is EventType.LESSON_COMPLETED:
        data.setdefault("questions", [])
    return Event(new_id(), type_, by, "amina", subject, version, at, data)


def completed(lesson_id: str, *questions: str, version: str = "v1", at: datetime = NOON) -> Event:
    kind = EventType.LESSON_COMPLETED
    return fact(kind, lesson_id, version=version, at=at, questions=list(questions))


def right(lesson_id: str, question: str, at: datetime = NOON) -> Event:
    return fact(EventType.QUESTION_ANSWERED, f"{lesson_id}#{question}", at=at)


def mail_done(at: datetime = NOON) -> list[Event]:
    return [
        right("outlook/mejl", "a", at),
        right("outlook/mejl", "b", at + timedelta(minutes=1)),
        completed("outlook/mejl", "a", "b", at=at + timedelta(minutes=2)),
    ]


def everything() -> list[Event]:
    return [
        *mail_done(),
        completed("trygg/ett"),
        right("trygg/tva", "q"),
        completed("trygg/tva", "q"),
        fact(EventType.ACTIVITY_DONE, "ny#besok", confirm=True, title="Titel besok"),
        fact(EventType.ACTIVITY_CONFIRMED, "ny#besok", "dilan", words="Fint!", title="Titel besok"),
        fact(EventType.ACTIVITY_DONE, "ny#nycklar", "eva", confirm=False, title="Titel nycklar"),
    ]


def look(
    events: Iterable[Event],
    of: Programme | None = PROGRAMME,
    *,
    today: date = date(2026, 11, 4),
    enrolment: Enrolment = ENROLMENT,
    whose: Belonging = HOME_CARE,
    curriculum: Curriculum = CURRICULUM,
    own: Iterable[OwnActivity] = (),
) -> Progress:
    return progress(
        of,
        enrolment,
        gather(events),
        whose=whose,
        curriculum=curriculum,
        today=today,
        own=own,
    )


def states(found: Progress) -> dict[str, str]:
    return {item.activity.id: item.state.value for item in found.items}

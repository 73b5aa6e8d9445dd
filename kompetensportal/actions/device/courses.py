"""A course is done when the last of its lessons is: the server writes that down, as on its pages.

Answers and "Jag kan det nu" come from tablets in any order, so each of them may be the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import record_all
from kompetensportal.model.content.curriculum import Belonging, Curriculum, belonging, course_done
from kompetensportal.model.learning.event import Event, EventType, sibling_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import events as log

_LEARNT = (EventType.LESSON_COMPLETED, EventType.QUESTION_ANSWERED)


def complete_courses(
    session: Session, library: Generation, told: Iterable[Event], now: datetime
) -> None:
    """Tell `course.completed` of every course that these events were the last of."""
    courses = _courses_by_lesson(library)
    touched: dict[str, dict[str, Event]] = {}
    for event in told:
        if event.type in _LEARNT and event.person_id:
            for course in courses.get(event.subject.partition("#")[0], ()):
                touched.setdefault(event.person_id, {})[course] = event
    if not touched:
        return
    taught, tree = curriculum(library), units.tree(session)
    kind = EventType.COURSE_COMPLETED
    branch_of = {unit.id: unit.branch for _, unit in tree.in_order()}
    for person in people.by_ids(session, touched).values():
        whose = belonging(person.memberships, branch_of, now.date())
        done = _finished(session, taught, whose, person.id, touched[person.id])
        events = [
            Event(sibling_id(cause.id, course), kind, person.id, person.id, course, "", now)
            for course, cause in done.items()
        ]
        if events:
            record_all(session, events, now)


def _finished(
    session: Session,
    taught: Curriculum,
    whose: Belonging,
    person_id: str,
    touched: dict[str, Event],
) -> dict[str, Event]:
    """Those of the touched courses that are done and were not told before, with what did it."""
    shapes = [taught.courses[course] for course in touched]
    lessons = {lesson for shape in shapes for lesson in shape.lessons}
    kinds = [EventType.LESSON_COMPLETED]
    said = log.find(session, about=[person_id], types=kinds, subjects=lessons)
    subjects = set(_questions(taught, lessons, said)) | set(touched)
    kinds = [EventType.QUESTION_ANSWERED, EventType.COURSE_COMPLETED]
    said += log.find(session, about=[person_id], types=kinds, subjects=subjects)
    facts = gather(said)
    return {
        course: cause
        for course in touched
        if course not in facts.courses
        and (cause := course_done(course, facts, whose, taught)) is not None
    }


def _questions(taught: Curriculum, lessons: Iterable[str], said: Sequence[Event]) -> Iterable[str]:
    for lesson in lessons:
        shape = taught.lessons.get(lesson)
        for asked in (shape.questions if shape else {}).values():
            yield from (f"{lesson}#{question}" for question in asked)
    for event in said:
        yield from (f"{event.subject}#{question}" for question in event.data["questions"])


def _courses_by_lesson(library: Generation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for course in library.catalogue.courses:
        for lesson in course.lessons:
            found.setdefault(lesson, []).append(course.id)
    return found

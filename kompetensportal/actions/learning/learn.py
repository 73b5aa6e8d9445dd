"""What a learner says of a lesson: "Jag kan det nu", "Jag vill öva mer", a right answer."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.curriculum import Belonging, course_done
from kompetensportal.model.learning.event import EventType, sibling_id
from kompetensportal.model.learning.facts import Facts, gather
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import events
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class Completion:
    """What came of "Jag kan det nu"."""

    left: tuple[str, ...] = ()
    """Ids of the questions that have no right answer yet; while there are any, nothing is said."""
    courses: tuple[str, ...] = ()
    """Ids of the courses that this was the last lesson of."""

    @property
    def done(self) -> bool:
        """Whether the lesson is done."""
        return not self.left


def complete(
    session: Session,
    library: Generation,
    person: Person,
    whose: Belonging,
    *,
    lesson: str,
    version: str,
    event_id: str,
) -> Completion:
    """Say "Jag kan det nu" of the version that was read; names the questions that are left, if any.

    Raises NotFoundError for a lesson that is not published. A version that is not published any
    more counts as the one that is, so that an edit in the middle of reading asks nothing twice.
    """
    taught = curriculum(library)
    shape = taught.lessons.get(lesson)
    if shape is None:
        raise NotFoundError(say("learner.no_lesson"), say("learner.no_lesson_mend"))
    if version not in shape.questions:
        version = min(shape.questions, key=lambda v: (len(shape.questions[v]), v))
    facts = _facts(session, person)
    wanted = shape.questions[version]
    left = tuple(sorted(q for q in wanted if f"{lesson}#{q}" not in facts.answered))
    if left:
        return Completion(left)
    before = {c.id for c in library.catalogue.courses if c.id in facts.courses}
    tell(
        session,
        event_id,
        EventType.LESSON_COMPLETED,
        by=person.id,
        about=person.id,
        subject=lesson,
        version=version,
        data={"questions": sorted(wanted)},
    )
    facts = _facts(session, person)
    finished = [
        course.id
        for course in library.catalogue.courses
        if lesson in course.lessons
        and course.id not in before
        and course_done(course.id, facts, whose, taught) is not None
    ]
    for course in finished:
        id_ = sibling_id(event_id, course)
        kind, me = EventType.COURSE_COMPLETED, person.id
        tell(session, id_, kind, by=me, about=me, subject=course)
    return Completion(courses=tuple(finished))


def practise(session: Session, person: Person, *, lesson: str, version: str, event_id: str) -> None:
    """Say "Jag vill öva mer": the lesson stays among what the person goes on with."""
    kind, me = EventType.LESSON_PRACTISE, person.id
    tell(session, event_id, kind, by=me, about=me, subject=lesson, version=version)


def answer(
    session: Session, person: Person, *, lesson: str, question: str, version: str, event_id: str
) -> None:
    """Keep a right answer; call it only for one. The same right answer twice is kept once."""
    subject = f"{lesson}#{question}"
    known = events.find(
        session, person=person.id, types=[EventType.QUESTION_ANSWERED], subject=subject, limit=1
    )
    if not known:
        id_ = sibling_id(event_id, question)
        kind, me = EventType.QUESTION_ANSWERED, person.id
        tell(session, id_, kind, by=me, about=me, subject=subject, version=version)


def _facts(session: Session, person: Person) -> Facts:
    return gather(events.find(session, about=[person.id]))

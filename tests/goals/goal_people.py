"""People, goals and facts for the tests of levels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kompetensportal.model.content.curriculum import (
    Belonging,
    Curriculum,
    LessonShape,
    taught_by,
)
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.goals.standing import Answer
from kompetensportal.model.learning.event import Event, EventType, new_id

BEGINNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
AMINA, DILAN = "amina", "dilan"
HOME_CARE = Belonging(frozenset({"hemtjänst"}), frozenset({"undersköterska"}))


def goal(name: str, level: int, lesson: str = "", **more: tuple[str, ...]) -> KnowledgeGoal:
    """A goal of Outlook, taught by a lesson of the same name."""
    return KnowledgeGoal(
        f"outlook/{name}",
        f"Kan {name}.",
        f"Jag kan {name}.",
        level,
        more.get("professions", ()),
        more.get("branches", ()),
        (lesson or f"outlook/{name}",),
    )


LASA, SVARA, SKYDDA = goal("lasa", 1), goal("svara", 1), goal("skydda", 2)
VIDARE, VISA = goal("vidare", 3), goal("visa", 4)
OUTLOOK = GoalSheet("outlook", "Mejla", "Systemspecialist", (LASA, SVARA, SKYDDA, VIDARE, VISA))


def taught(*sheets: GoalSheet, questions: int = 2) -> Curriculum:
    """A curriculum in which each goal's lesson has so many questions."""
    names = frozenset(f"fraga-{n}" for n in range(questions))
    lessons = {
        lesson: LessonShape(lesson, f"Om {lesson}", (), {"v1": names})
        for sheet in sheets
        for one in sheet.goals
        for lesson in one.lessons
    }
    return Curriculum(lessons, {}, sheets, taught_by(sheets))


def fact(
    type_: EventType, subject: str, minutes: int = 0, by: str = AMINA, **data: object
) -> Event:
    """Something about Amina, so long after the beginning."""
    at = BEGINNING + timedelta(minutes=minutes)
    return Event(new_id(), type_, by, AMINA, subject, "", at, data)


def rated(one: KnowledgeGoal, answer: Answer, minutes: int = 0) -> Event:
    """What Amina says of a goal."""
    return fact(EventType.GOAL_RATED, one.id, minutes, answer=answer.value)


def confirmed(one: KnowledgeGoal, minutes: int = 0, by: str = DILAN) -> Event:
    """Dilan has seen it."""
    return fact(EventType.GOAL_CONFIRMED, one.id, minutes, by)


def right(lesson: str, minutes: int = 0, questions: int = 2) -> list[Event]:
    """All questions of a lesson, answered right."""
    return [
        fact(EventType.QUESTION_ANSWERED, f"{lesson}#fraga-{n}", minutes) for n in range(questions)
    ]

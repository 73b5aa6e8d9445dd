"""What progress needs to know of lessons and courses, and what of them applies to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kompetensportal.model.accounts.person import Belonging, Membership
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.facts import Facts, moment

__all__ = [
    "Belonging",
    "CourseShape",
    "Curriculum",
    "LessonShape",
    "belonging",
    "course_done",
    "lesson_done",
    "lessons_of",
    "taught_by",
]


def belonging(
    memberships: Iterable[Membership], branch_of: Mapping[str, str], on: date
) -> Belonging:
    """From the memberships that are not over on a day (a new colleague's may not have begun).

    Somebody who has left belongs where they last did, so that what applied goes on applying.
    """
    every = list(memberships)
    held = [m for m in every if m.end is None or on <= m.end]
    if not held and every:
        last = max(m.end for m in every if m.end is not None)
        held = [m for m in every if m.end == last]
    return Belonging(
        frozenset(branch_of.get(m.unit_id, "") for m in held) - {""},
        frozenset(m.profession for m in held) - {""},
    )


@dataclass(frozen=True, slots=True)
class LessonShape:
    """A lesson as progress sees it."""

    id: str
    title: str
    audience: tuple[str, ...]
    questions: Mapping[str, frozenset[str]]
    """Ids of the questions, by version: standard and easy are two versions of one lesson."""


@dataclass(frozen=True, slots=True)
class CourseShape:
    """A course as progress sees it."""

    id: str
    title: str
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """Every lesson and course that is published, by id."""

    lessons: Mapping[str, LessonShape] = field(default_factory=dict)
    courses: Mapping[str, CourseShape] = field(default_factory=dict)
    goals: tuple[GoalSheet, ...] = ()
    """The goals of each system, in the order of the systems' ids."""
    teaching: Mapping[str, tuple[KnowledgeGoal, ...]] = field(default_factory=dict)
    """The goals that a lesson teaches, by the lesson (`taught_by` makes it of `goals`)."""


def taught_by(sheets: Iterable[GoalSheet]) -> dict[str, tuple[KnowledgeGoal, ...]]:
    """The goals by the lessons that teach them."""
    found: dict[str, tuple[KnowledgeGoal, ...]] = {}
    for sheet in sheets:
        for goal in sheet.goals:
            for lesson in goal.lessons:
                found[lesson] = (*found.get(lesson, ()), goal)
    return found


def lesson_done(lesson: str, facts: Facts, curriculum: Curriculum) -> Event | None:
    """The fact that made a lesson done: "Jag kan det nu" and all its questions answered right.

    The questions are those of the version that the person said it of, in any order. A version that
    is no longer known is remembered by the event itself, so a question added later takes nothing.
    """
    shape = curriculum.lessons.get(lesson)
    known = shape.questions if shape else {}
    best: Event | None = None
    for said in facts.completed.get(lesson, ()):
        wanted = known.get(said.version)
        if wanted is None:
            wanted = frozenset(said.data.get("questions", ()))
        answers = [facts.answered.get(f"{lesson}#{question}") for question in wanted]
        if any(found is None for found in answers):
            continue
        last = max([said, *(found[0] for found in answers if found)], key=moment)
        best = last if best is None else min(best, last, key=moment)
    return best


def lessons_of(course: CourseShape, whose: Belonging, curriculum: Curriculum) -> tuple[str, ...]:
    """The lessons of a course that are published and apply to the person, in order, each once."""
    return tuple(
        lesson
        for lesson in dict.fromkeys(course.lessons)
        if lesson in curriculum.lessons and whose.meets(curriculum.lessons[lesson].audience)
    )


def course_done(
    course: str, facts: Facts, whose: Belonging, curriculum: Curriculum
) -> Event | None:
    """The fact that made a course done: its last lesson, or that it was done once before."""
    if (found := facts.courses.get(course)) is not None:
        return found[0]
    shape = curriculum.courses.get(course)
    if shape is None:
        return None
    lessons = lessons_of(shape, whose, curriculum)
    done = [lesson_done(lesson, facts, curriculum) for lesson in lessons]
    facts_of_all = [event for event in done if event is not None]
    if not lessons or len(facts_of_all) < len(lessons):
        return None
    return max(facts_of_all, key=moment)

"""What to learn next: the lathundar that teach the goals that are missing, the basic ones first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kompetensportal.model.content.curriculum import Belonging, Curriculum, lesson_done
from kompetensportal.model.goals.levels import SystemLevel
from kompetensportal.model.goals.standing import GoalStand, Stand
from kompetensportal.model.learning.facts import Facts


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One lathund or lesson, and the goals that it is for."""

    lesson: str
    title: str
    goals: tuple[GoalStand, ...]
    read: bool
    """Done already, and the goal still missing: then it takes practice together."""

    @property
    def level(self) -> int:
        """The lowest level of its goals."""
        return min(one.goal.level for one in self.goals)


def plan(
    found: Iterable[SystemLevel],
    wanted: Mapping[str, int],
    facts: Facts,
    whose: Belonging,
    curriculum: Curriculum,
) -> tuple[PlanStep, ...]:
    """The steps in order: the lowest level first, within it as the goals stand in their files.

    Only what she has answered that she needs help with or cannot yet, up to the level that is
    wanted of her; each lesson once. A goal whose lessons are gone asks for nothing.
    """
    missing = [
        one
        for system in found
        for one in system.goals
        if one.stand in (Stand.HELP, Stand.NOT_YET)
        and one.goal.level <= wanted.get(system.system, 0)
    ]
    missing.sort(key=lambda one: one.goal.level)
    steps: dict[str, list[GoalStand]] = {}
    for one in missing:
        lesson = _lesson_for(one, whose, curriculum)
        if lesson:
            steps.setdefault(lesson, []).append(one)
    return tuple(
        PlanStep(
            lesson,
            curriculum.lessons[lesson].title,
            tuple(goals),
            lesson_done(lesson, facts, curriculum) is not None,
        )
        for lesson, goals in steps.items()
    )


def _lesson_for(one: GoalStand, whose: Belonging, curriculum: Curriculum) -> str:
    """The first of its lessons that is published and for her; empty when there is none."""
    for lesson in one.goal.lessons:
        shape = curriculum.lessons.get(lesson)
        if shape is not None and whose.meets(shape.audience):
            return lesson
    return ""

"""Levels: which of the four levels of a system somebody has reached, and why.

    found = levels(curriculum.goals, facts, whose, curriculum)

The rule, which `docs/goals.md` and the page say in plain words: level N is reached when every goal
of the levels 1 to N that is part of the job is one that the person can do: she says so, a
colleague has seen it, or she has answered the questions of its lesson right. What she says is
not part of her job is left out. Level 0 is before the first level, never a failure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kompetensportal.model.content.curriculum import Belonging, Curriculum
from kompetensportal.model.content.goals import HIGHEST, GoalSheet, KnowledgeGoal
from kompetensportal.model.goals.standing import GoalStand, Stand, stand_of
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import FIELDS, Facts
from kompetensportal.words import Message, say


@dataclass(frozen=True, slots=True)
class SystemLevel:
    """One system of one person."""

    sheet: GoalSheet
    goals: tuple[GoalStand, ...]
    """The goals that are for her, the lowest level first."""
    level: int
    """From 0 to HIGHEST."""

    @property
    def system(self) -> str:
        """Id of the system."""
        return self.sheet.id

    @property
    def answered(self) -> int:
        """How many of the goals anything is known of."""
        return sum(goal.stand is not Stand.UNANSWERED for goal in self.goals)

    @property
    def mine(self) -> tuple[GoalStand, ...]:
        """The goals that are part of the job, by what she says."""
        return tuple(goal for goal in self.goals if goal.stand is not Stand.NOT_MINE)

    @property
    def next_level(self) -> int | None:
        """The level that comes next; None when there is none above."""
        above = [one.goal.level for one in self.mine if one.goal.level > self.level]
        return min(above, default=None)

    @property
    def left(self) -> int:
        """How many goals are left to the next level."""
        return sum(not g.held and g.goal.level <= (self.next_level or 0) for g in self.mine)

    @property
    def why(self) -> Message:
        """What makes the level what it is, in a sentence."""
        if not self.answered:
            return say("goals.why_nothing")
        if not self.mine:
            return say("goals.why_not_mine")
        if self.next_level is None:
            return say("goals.why_all")
        return say("goals.why_left", n=self.left, level=self.next_level)


def for_whom(goal: KnowledgeGoal, whose: Belonging) -> bool:
    """Whether a goal is for somebody of these branches and professions."""
    return whose.meets(goal.branches, goal.professions)


def levels(
    sheets: Iterable[GoalSheet], facts: Facts, whose: Belonging, curriculum: Curriculum
) -> tuple[SystemLevel, ...]:
    """The level in each system that has goals for the person, in the order of the sheets."""
    found = []
    for sheet in sheets:
        goals = sorted((g for g in sheet.goals if for_whom(g, whose)), key=lambda g: g.level)
        stands = tuple(stand_of(goal, facts, curriculum) for goal in goals)
        if stands:
            found.append(SystemLevel(sheet, stands, level_of(stands)))
    return tuple(found)


def level_of(stands: Iterable[GoalStand]) -> int:
    """The highest level at which one goal is held, and none of it or below it is missing."""
    mine = [one for one in stands if one.stand is not Stand.NOT_MINE]
    missing = min((one.goal.level for one in mine if not one.held), default=HIGHEST + 1)
    return max((g.goal.level for g in mine if g.held and g.goal.level < missing), default=0)


def facts_until(facts: Facts, until: datetime) -> Facts:
    """What was known at a moment: for the levels of an earlier day."""

    def early(events: Mapping[str, tuple[Event, ...]]) -> dict[str, tuple[Event, ...]]:
        kept = {s: tuple(e for e in found if happened(e) <= until) for s, found in events.items()}
        return {subject: found for subject, found in kept.items() if found}

    kept: dict[str, Any] = {name: early(getattr(facts, name)) for name in set(FIELDS.values())}
    return replace(facts, **kept)

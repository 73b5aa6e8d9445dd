"""What one person knows, as every page shows it: levels, what is wanted, the plan, earlier days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.curriculum import Belonging, Curriculum
from kompetensportal.model.goals.levels import SystemLevel, facts_until, levels
from kompetensportal.model.goals.plan import PlanStep, plan
from kompetensportal.model.goals.standing import GoalStand
from kompetensportal.model.goals.wanted import Table, wanted_level
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.facts import Facts

ASSESSMENT = "self-assessment"
"""Subject of the events that show the single answers, or hide them again."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One person. `wanted` is the level by system that her professions ask for."""

    person: Person
    facts: Facts
    systems: tuple[SystemLevel, ...]
    wanted: Mapping[str, int]
    plan: tuple[PlanStep, ...]

    @property
    def asked(self) -> tuple[SystemLevel, ...]:
        """The systems that are part of her job: something is wanted of her there."""
        return tuple(one for one in self.systems if self.wanted[one.system])

    @property
    def questions(self) -> tuple[GoalStand, ...]:
        """The goals up to the level that is wanted, in the order of the self-assessment."""
        return tuple(
            goal
            for one in self.asked
            for goal in one.goals
            if goal.goal.level <= self.wanted[one.system]
        )

    @property
    def further(self) -> tuple[GoalStand, ...]:
        """The goals above what is wanted, for those who want to say more."""
        return tuple(
            goal
            for one in self.asked
            for goal in one.goals
            if goal.goal.level > self.wanted[one.system]
        )

    @property
    def shown(self) -> bool:
        """Whether she lets her mentor and her manager see her single answers."""
        told = self.facts.shared.get(ASSESSMENT, ())
        return bool(told) and told[-1].type == EventType.ASSESSMENT_SHOWN

    def below(self) -> tuple[SystemLevel, ...]:
        """The systems in which she has not reached what is wanted."""
        return tuple(one for one in self.asked if one.level < self.wanted[one.system])


def knowledge(
    person: Person, facts: Facts, whose: Belonging, curriculum: Curriculum, table: Table
) -> Knowledge:
    """What is known of a person today, from all her facts."""
    found = levels(curriculum.goals, facts, whose, curriculum)
    wanted = {one.system: wanted_level(whose.professions, one.sheet, table) for one in found}
    steps = plan(found, wanted, facts, whose, curriculum)
    return Knowledge(person, facts, found, wanted, steps)


def earlier(
    facts: Facts, whose: Belonging, curriculum: Curriculum, moments: Iterable[datetime]
) -> dict[datetime, Mapping[str, int]]:
    """The level by system at earlier moments; those at which nothing was known are left out."""
    found: dict[datetime, Mapping[str, int]] = {}
    for until in moments:
        then = levels(curriculum.goals, facts_until(facts, until), whose, curriculum)
        if any(one.answered for one in then):
            found[until] = {one.system: one.level for one in then}
    return found

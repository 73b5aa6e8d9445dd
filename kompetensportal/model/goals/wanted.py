"""Which level a profession should have in a system: the administrator's table, else the goals'."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal

ORDINARY = 2
"""What everybody who uses a system should reach; more is asked of those whom a goal names."""
Table = Mapping[tuple[str, str], int]
"""(profession, system) -> level from 0, not part of the job, to HIGHEST."""


def is_asked_of(goal: KnowledgeGoal, professions: Collection[str]) -> bool:
    """Whether these professions should reach a goal when nobody has decided otherwise."""
    if goal.professions:
        return not set(goal.professions).isdisjoint(professions)
    return goal.level <= ORDINARY


def usual_level(profession: str, sheet: GoalSheet) -> int:
    """The level that the goals themselves ask of a profession."""
    asked = (goal.level for goal in sheet.goals if is_asked_of(goal, (profession,)))
    return max(asked, default=0)


def wanted_level(professions: Collection[str], sheet: GoalSheet, table: Table) -> int:
    """The level that somebody should have: with several professions the highest of theirs."""
    return max(
        table.get((profession, sheet.id), usual_level(profession, sheet))
        for profession in (professions or ("",))
    )

"""A unit's year: plan (planera), do (genomföra), follow up (följa upp), act (åtgärda)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kompetensportal.model.figures.table import Line


class Measure(StrEnum):
    """What a goal may be measured by, of the unit's own year."""

    PEOPLE = "people"
    TIMES = "times"
    HOURS = "hours"
    TOLD = ""
    """Something that the portal does not count."""


class Stage(StrEnum):
    """How far round the wheel a goal has come."""

    PLAN = "plan"
    DO = "do"
    FOLLOW_UP = "follow_up"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class YearGoal:
    """One goal of a unit's year. Empty texts have not been written yet."""

    id: str
    unit_id: str
    year: int
    goal: str
    measure: Measure = Measure.TOLD
    target: int | None = None
    done: str = ""
    """What was done."""
    result: str = ""
    """How it went, where the portal does not count it."""
    analysis: str = ""
    """Why it went as it did."""
    action: str = ""
    """What comes next."""
    owner: str = ""
    """Who sees to it: a function or a name."""
    due: date | None = None

    @property
    def stage(self) -> Stage:
        """The last part of the wheel that something is written of."""
        if self.action:
            return Stage.ACT
        if self.analysis or self.result:
            return Stage.FOLLOW_UP
        return Stage.DO if self.done else Stage.PLAN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a goal's measure has come to."""

    value: float | None
    """None: nothing is counted, or the group is too small to show."""
    hidden: bool
    """Whether it is left out because the group is small."""
    reached: bool | None
    """Whether the target is reached; None where that cannot be said."""


def outcome(goal: YearGoal, total: Line) -> Outcome:
    """How a goal stands. total: the sum of the unit's year in the funder's table."""
    if goal.measure is Measure.TOLD:
        return Outcome(None, hidden=False, reached=None)
    if total.count is None:
        return Outcome(None, hidden=True, reached=None)
    value: float = {
        Measure.PEOPLE: total.count.people,
        Measure.TIMES: total.count.times,
        Measure.HOURS: total.hours or 0.0,
    }[goal.measure]
    return Outcome(value, hidden=False, reached=None if not goal.target else value >= goal.target)


def is_late(goal: YearGoal, today: date) -> bool:
    """Whether the next action should have been done."""
    return bool(goal.action) and goal.due is not None and goal.due < today

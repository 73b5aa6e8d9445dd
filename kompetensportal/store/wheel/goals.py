"""Goals of units' years: rows in, `model.wheel.year.YearGoal` out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.wheel.year import Measure, YearGoal
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import YearGoalRow


def of_year(session: Session, unit_id: str, year: int) -> list[YearGoal]:
    """The goals of a unit's year, in the order in which they were made."""
    query = select(YearGoalRow).where(
        YearGoalRow.unit_id == unit_id, YearGoalRow.year == year, YearGoalRow.removed.is_(False)
    )
    return [_goal(row) for row in session.scalars(query.order_by(YearGoalRow.id))]


def by_id(session: Session, goal_id: str) -> YearGoal | None:
    """A goal that has not been removed."""
    row = session.get(YearGoalRow, goal_id)
    return _goal(row) if row is not None and not row.removed else None


def save(session: Session, goal: YearGoal, by: str, at: datetime) -> None:
    """Add a goal, or change the one with its id."""
    values = {**asdict(goal), "measure": goal.measure.value}
    row = YearGoalRow(**values, changed=for_table(at), changed_by=by, removed=False)
    session.merge(row)
    session.flush()


def remove(session: Session, goal_id: str, by: str, at: datetime) -> None:
    """Take a goal out of the year; it stays in the table."""
    row = session.get(YearGoalRow, goal_id)
    if row is not None:
        row.removed, row.changed, row.changed_by = True, for_table(at), by
        session.flush()


def _goal(row: YearGoalRow) -> YearGoal:
    return YearGoal(
        id=row.id,
        unit_id=row.unit_id,
        year=row.year,
        goal=row.goal,
        measure=Measure(row.measure),
        target=row.target,
        done=row.done,
        result=row.result,
        analysis=row.analysis,
        action=row.action,
        owner=row.owner,
        due=row.due,
    )

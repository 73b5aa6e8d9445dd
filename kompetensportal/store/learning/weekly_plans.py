"""Plans of nanokurser: rows in, `model.weekly.plan.WeeklyPlan` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import EventType
from kompetensportal.model.weekly.plan import WeeklyPlan
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import EventRow, WeeklyPlanRow


def of_units(session: Session, unit_ids: Collection[str]) -> list[WeeklyPlan]:
    """The plans that were made for these units themselves, the latest first."""
    query = (
        select(WeeklyPlanRow)
        .where(WeeklyPlanRow.unit_id.in_(unit_ids))
        .order_by(WeeklyPlanRow.start.desc(), WeeklyPlanRow.id.desc())
    )
    return _read(session.scalars(query))


def by_id(session: Session, plan_id: str) -> WeeklyPlan | None:
    """One plan."""
    row = session.get(WeeklyPlanRow, plan_id)
    return _read([row])[0] if row is not None else None


def add(session: Session, plan: WeeklyPlan, by: str, now: datetime) -> bool:
    """Keep a plan. False, and nothing changed, for an id that is there: a form sent twice."""
    if session.get(WeeklyPlanRow, plan.id) is not None:
        return False
    session.add(
        WeeklyPlanRow(
            id=plan.id,
            unit_id=plan.unit_id,
            profession=plan.profession,
            start=plan.start,
            courses=list(plan.courses),
            made=for_table(now),
            made_by=by,
            ended=None,
        )
    )
    session.flush()
    return True


def end(session: Session, plan_id: str, day: date) -> None:
    """Nothing more comes of a plan from a day on; one that was ended keeps its day."""
    row = session.get(WeeklyPlanRow, plan_id)
    if row is not None and row.ended is None:
        row.ended = day
        session.flush()


def seen(session: Session, courses: Collection[str], people: Collection[str]) -> dict[str, int]:
    """How many of these people have done each of these courses, ever."""
    query = (
        select(EventRow.subject, func.count(func.distinct(EventRow.about_id)))
        .where(
            EventRow.subject.in_(courses),
            EventRow.type == EventType.COURSE_COMPLETED.value,
            EventRow.about_id.in_(people),
        )
        .group_by(EventRow.subject)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _read(rows: Iterable[WeeklyPlanRow]) -> list[WeeklyPlan]:
    return [
        WeeklyPlan(
            row.id, row.unit_id, row.profession, row.start, tuple(row.courses), ended=row.ended
        )
        for row in rows
    ]

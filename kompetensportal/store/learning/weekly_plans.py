"""Plans of nanokurser: rows in, `model.weekly.plan.WeeklyPlan` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.course import Course
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.weekly.plan import WeeklyPlan, coming
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import EventRow, MembershipRow, PersonRow, WeeklyPlanRow


def of_units(session: Session, unit_ids: Collection[str]) -> list[WeeklyPlan]:
    """The plans that were made for these units themselves, the latest first."""
    query = (
        select(WeeklyPlanRow)
        .where(WeeklyPlanRow.unit_id.in_(unit_ids))
        .order_by(WeeklyPlanRow.start.desc(), WeeklyPlanRow.id.desc())
    )
    return _read(session.scalars(query))


def of_person(session: Session, person: Person, tree: Tree, today: date) -> list[WeeklyPlan]:
    """The plans that somebody belongs to, of her units and those above them."""
    above = {unit.id for place in person.memberships for unit in tree.path(place.unit_id)}
    return [plan for plan in of_units(session, above) if plan.is_for(person, tree, today)]


def weeks(
    session: Session, courses: Mapping[str, Course], person: Person, tree: Tree, today: date
) -> list[tuple[date, Course]]:
    """Somebody's nanokurser of this week and those to come, by Monday; published ones only."""
    found = coming(of_person(session, person, tree, today), today)
    return [(monday, courses[course]) for monday, course in found if course in courses]


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


def counts(
    session: Session, plan: WeeklyPlan, tree: Tree, today: date
) -> tuple[int, dict[str, int]]:
    """How many a plan is for, and how many of them have done each course, ever.

    Counted by the database: a plan for a whole municipality reads nobody.
    """
    group = _group(plan, tree, today)
    done = (
        select(EventRow.subject, func.count(func.distinct(EventRow.about_id)))
        .where(
            EventRow.subject.in_(plan.courses),
            EventRow.type == EventType.COURSE_COMPLETED.value,
            EventRow.about_id.in_(group),
        )
        .group_by(EventRow.subject)
    )
    number = session.scalar(select(func.count()).select_from(group.subquery())) or 0
    return number, {row[0]: row[1] for row in session.execute(done)}


def professions(session: Session, unit_ids: Collection[str], today: date) -> list[str]:
    """What people on some units work as."""
    query = select(MembershipRow.profession).where(
        MembershipRow.unit_id.in_(unit_ids),
        or_(MembershipRow.end.is_(None), MembershipRow.end >= today),
    )
    return sorted(filter(None, session.scalars(query.distinct())))


def _group(plan: WeeklyPlan, tree: Tree, today: date) -> Select[str]:
    """Ids of those whom a plan is for, as `WeeklyPlan.is_for` says of one."""
    place = MembershipRow
    query = (
        select(place.person_id)
        .join(PersonRow, PersonRow.id == place.person_id)
        .where(
            place.unit_id.in_(tree.below(plan.unit_id)),
            or_(place.start.is_(None), place.start <= today),
            or_(place.end.is_(None), place.end >= today),
            PersonRow.disabled.is_(False),
        )
        .distinct()
    )
    return query.where(place.profession == plan.profession) if plan.profession else query


def _read(rows: Iterable[WeeklyPlanRow]) -> list[WeeklyPlan]:
    return [
        WeeklyPlan(
            row.id, row.unit_id, row.profession, row.start, tuple(row.courses), ended=row.ended
        )
        for row in rows
    ]

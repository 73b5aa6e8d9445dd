"""The e-mail of each person and day: at most one, by the table's key, whoever sends it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.reminders.morning import State
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import DigestRow, PersonRow

KEPT = timedelta(days=60)
"""So long a row is kept."""
LONGEST_PROBLEM = 200
COVERED = (State.SENT.value, State.NOTHING.value)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the operator is told: how many wait since when, and what the server said."""

    waiting: int
    since: date
    problem: str


def to_ask(session: Session, day: date, now: datetime) -> list[str]:
    """Ids of those who have an address and of whom this day's e-mail is not settled yet."""
    settled = select(DigestRow.person_id).where(
        DigestRow.day == day,
        (DigestRow.state != State.WAITING.value) | (DigestRow.next_try > for_table(now)),
    )
    query = select(PersonRow.id).where(
        PersonRow.email != "", PersonRow.disabled.is_(False), PersonRow.id.not_in(settled)
    )
    return list(session.scalars(query.order_by(PersonRow.id)))


def covered_until(session: Session, ids: Collection[str], today: date) -> dict[str, date]:
    """The last morning that each of these knows of; for a new one it is yesterday."""
    mine = select(DigestRow.person_id, func.max(DigestRow.day)).where(
        DigestRow.person_id.in_(ids), DigestRow.day < today
    )
    covered = mine.where(DigestRow.state.in_(COVERED)).group_by(DigestRow.person_id)
    found = {row[0]: row[1] for row in session.execute(covered)}
    first = (
        select(DigestRow.person_id, func.min(DigestRow.day))
        .where(DigestRow.person_id.in_(ids), DigestRow.day < today)
        .group_by(DigestRow.person_id)
    )
    never = {row[0]: row[1] - timedelta(days=1) for row in session.execute(first)}
    usual = today - timedelta(days=1)
    return {one: found.get(one, never.get(one, usual)) for one in ids}


def claim(session: Session, person_id: str, day: date, now: datetime) -> bool:
    """Take a person's e-mail of a day on oneself; False when another has, or it is settled."""
    same = {"tries": 0, "next_try": for_table(now), "problem": ""}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    made = session.scalar(
        dialect.insert(DigestRow)
        .values(person_id=person_id, day=day, state=State.SENDING.value, **same)
        .on_conflict_do_nothing()
        .returning(DigestRow.person_id)
    )
    if made is not None:
        return True
    again: Any = session.execute(
        update(DigestRow)
        .where(
            DigestRow.person_id == person_id,
            DigestRow.day == day,
            DigestRow.state == State.WAITING.value,
        )
        .values(state=State.SENDING.value)
    )
    return bool(again.rowcount)


def settle(session: Session, person_id: str, day: date, state: State, problem: str = "") -> None:
    """How the e-mail that was claimed ended."""
    _change(session, person_id, day, state=state.value, problem=problem[:LONGEST_PROBLEM])


def put_off(session: Session, person_id: str, day: date, until: datetime, problem: str) -> None:
    """The server did not take it: it waits until a moment."""
    _change(
        session,
        person_id,
        day,
        state=State.WAITING.value,
        tries=DigestRow.tries + 1,
        next_try=for_table(until),
        problem=problem[:LONGEST_PROBLEM],
    )


def tries(session: Session, person_id: str, day: date) -> int:
    """How often the server has not taken it."""
    row = session.get(DigestRow, (person_id, day))
    return row.tries if row is not None else 0


def close_days_before(session: Session, today: date) -> None:
    """What still waits of other days is given up: its words are in today's. Old rows go."""
    session.execute(
        update(DigestRow)
        .where(DigestRow.day < today, DigestRow.state == State.WAITING.value)
        .values(state=State.GIVEN_UP.value)
    )
    session.execute(delete(DigestRow).where(DigestRow.day < today - KEPT))


def trouble(session: Session, since: date) -> Trouble | None:
    """What has not gone out since a day; None when all is well."""
    stuck = (State.WAITING.value, State.GIVEN_UP.value)
    where = (DigestRow.state.in_(stuck), DigestRow.day >= since)
    count, first = session.execute(
        select(func.count(), func.min(DigestRow.day)).where(*where)
    ).one()
    if not count:
        return None
    latest = select(DigestRow.problem).where(*where).order_by(DigestRow.day.desc()).limit(1)
    return Trouble(count, first, session.scalar(latest) or "")


def _change(session: Session, person_id: str, day: date, **values: object) -> None:
    session.execute(
        update(DigestRow)
        .where(DigestRow.person_id == person_id, DigestRow.day == day)
        .values(**values)
    )

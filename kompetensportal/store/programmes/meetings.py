"""Meetings and their seats: rows in, `Meeting` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import MeetingRow, MeetingSeatRow


def by_id(session: Session, meeting_id: str, *, hold: bool = False) -> Meeting | None:
    """One meeting. hold: nobody else takes a seat until this transaction ends."""
    row = session.get(MeetingRow, meeting_id, with_for_update=hold or None)
    return next(iter(_read(session, [row])), None) if row is not None else None


def of_units(session: Session, unit_ids: Collection[str], since: datetime) -> list[Meeting]:
    """Those for these units that begin at a moment or later and are not cancelled."""
    rows = session.scalars(
        select(MeetingRow)
        .where(
            MeetingRow.unit_id.in_(unit_ids),
            MeetingRow.starts >= for_table(since),
            MeetingRow.cancelled.is_(None),
        )
        .order_by(MeetingRow.starts, MeetingRow.id)
    )
    return _read(session, rows)


def of_person(session: Session, person_id: str) -> list[Meeting]:
    """Those that somebody has a seat at, the first first."""
    hers = select(MeetingSeatRow.meeting_id).where(MeetingSeatRow.person_id == person_id)
    rows = session.scalars(
        select(MeetingRow).where(MeetingRow.id.in_(hers)).order_by(MeetingRow.starts)
    )
    return _read(session, rows)


def add(session: Session, made: Meeting) -> None:
    """Add one; the same id once more changes nothing: a form that was sent twice."""
    if session.get(MeetingRow, made.id) is None:
        session.add(
            MeetingRow(
                id=made.id,
                subject=made.subject,
                title=made.title,
                starts=for_table(made.starts),
                minutes=made.minutes,
                place=made.place,
                seats=made.seats,
                unit_id=made.unit_id,
                leader_id=made.leader_id,
                cancelled=None,
            )
        )
        session.flush()


def cancel(session: Session, meeting_id: str) -> None:
    """Cancel one; its row and its seats stay."""
    row = session.get(MeetingRow, meeting_id)
    if row is not None and row.cancelled is None:
        row.cancelled = for_table(datetime.now(UTC))
        session.flush()


def take_seat(session: Session, meeting_id: str, person_id: str) -> None:
    """Give somebody a seat; nothing happens when she has one."""
    if session.get(MeetingSeatRow, (meeting_id, person_id)) is None:
        now = for_table(datetime.now(UTC))
        session.add(MeetingSeatRow(meeting_id=meeting_id, person_id=person_id, taken=now))
        session.flush()


def leave_seat(session: Session, meeting_id: str, person_id: str) -> None:
    """Make somebody's seat free."""
    row = session.get(MeetingSeatRow, (meeting_id, person_id))
    if row is not None:
        session.delete(row)
        session.flush()


def _read(session: Session, found: Iterable[MeetingRow]) -> list[Meeting]:
    rows = list(found)
    seats: dict[str, list[str]] = {}
    taken = select(MeetingSeatRow).where(MeetingSeatRow.meeting_id.in_([r.id for r in rows]))
    for seat in session.scalars(taken.order_by(MeetingSeatRow.taken, MeetingSeatRow.person_id)):
        seats.setdefault(seat.meeting_id, []).append(seat.person_id)
    return [
        Meeting(
            row.id,
            row.subject,
            row.title,
            utc(row.starts),
            row.minutes,
            row.place,
            row.seats,
            row.unit_id,
            row.leader_id,
            tuple(seats.get(row.id, ())),
            row.cancelled is not None,
        )
        for row in rows
    ]

"""Booked times: rows in, `model.learning.appointment.Appointment` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.appointment import Appointment
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import AppointmentRow


def of_people(session: Session, person_ids: Collection[str], since: datetime) -> list[Appointment]:
    """Times of any of these people, on either side, that begin at a moment or later; the first
    to come first. Cancelled ones are left out."""
    query = (
        select(AppointmentRow)
        .where(
            or_(AppointmentRow.person_id.in_(person_ids), AppointmentRow.with_id.in_(person_ids)),
            AppointmentRow.starts >= for_table(since),
            AppointmentRow.cancelled.is_(None),
        )
        .order_by(AppointmentRow.starts, AppointmentRow.id)
    )
    return list(_read(session.scalars(query)))


def by_id(session: Session, appointment_id: str) -> Appointment | None:
    """One time that has not been cancelled."""
    row = session.get(AppointmentRow, appointment_id)
    return next(_read([row]), None) if row is not None and row.cancelled is None else None


def add(session: Session, one: Appointment) -> bool:
    """Keep a time. False, and nothing changed, for an id that is there: a form sent twice."""
    if session.get(AppointmentRow, one.id) is not None:
        return False
    session.add(
        AppointmentRow(
            id=one.id,
            person_id=one.person_id,
            with_id=one.with_id,
            starts=for_table(one.starts),
            minutes=one.minutes,
            place=one.place,
            made=for_table(one.made),
            made_by=one.made_by,
            cancelled=None,
        )
    )
    session.flush()
    return True


def cancel(session: Session, appointment_id: str, now: datetime) -> None:
    """Cancel a time; one that is cancelled keeps its moment."""
    row = session.get(AppointmentRow, appointment_id)
    if row is not None and row.cancelled is None:
        row.cancelled = for_table(now)
        session.flush()


def _read(rows: Iterable[AppointmentRow]) -> Iterator[Appointment]:
    return (
        Appointment(
            row.id,
            row.person_id,
            row.with_id,
            utc(row.starts),
            row.minutes,
            row.place,
            row.made_by,
            utc(row.made),
        )
        for row in rows
    )

"""Take a person out of every table."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from kompetensportal.store.database import for_table
from kompetensportal.store.figures.forget import forget
from kompetensportal.store.goals import talks
from kompetensportal.store.learning import events
from kompetensportal.store.programmes import about_person
from kompetensportal.store.tables import (
    AccessRow,
    AppointmentRow,
    CalendarFeedRow,
    CredentialRow,
    DeviceRow,
    DigestRow,
    EnrolmentCodeRow,
    EnrolmentRow,
    EventRow,
    ExtensionRow,
    MembershipRow,
    OwnActivityRow,
    PersonKeyRow,
    PersonRow,
    QuarantineRow,
    RawEventRow,
    SessionRow,
    SharedBrowserRow,
    TombstoneRow,
)
from kompetensportal.store.writing import about_writer


def count(session: Session, person_id: str) -> tuple[int, int]:
    """Facts that would go, and facts about others that would stay without her."""

    def number(condition: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count()).select_from(EventRow).where(condition)) or 0

    return number(_hers(person_id)), number(_about_others(person_id))


def erase(session: Session, person_id: str, by: str, at: datetime) -> None:
    """Erase every row about a person; browsers and devices that she marked become `by`'s.

    The hash of her id leaves a tombstone too: what still waits on a tablet is dropped when it
    comes. A device of her own is revoked.
    """
    events.erase(session, session.scalars(select(EventRow.id).where(_hers(person_id))).all(), at)
    session.execute(update(EventRow).where(_about_others(person_id)).values(person_id=None))
    body = QuarantineRow.body
    session.execute(
        delete(QuarantineRow).where(
            or_(
                body["person_id"].as_string() == person_id,
                body["about_id"].as_string() == person_id,
                QuarantineRow.person_id == person_id,
            )
        )
    )
    session.execute(delete(RawEventRow).where(RawEventRow.person_id == person_id))
    hers = select(EnrolmentRow.id).where(EnrolmentRow.person_id == person_id)
    session.execute(delete(OwnActivityRow).where(OwnActivityRow.enrolment_id.in_(hers)))
    session.execute(delete(ExtensionRow).where(ExtensionRow.enrolment_id.in_(hers)))
    session.execute(delete(EnrolmentRow).where(EnrolmentRow.person_id == person_id))
    session.execute(
        update(EnrolmentRow).where(EnrolmentRow.mentor_id == person_id).values(mentor_id=None)
    )
    session.execute(
        update(SharedBrowserRow).where(SharedBrowserRow.marked_by == person_id).values(marked_by=by)
    )
    _from_devices(session, person_id, by, at)
    talks.erase(session, person_id)
    about_person.erase(session, person_id, by)
    about_writer.erase(session, person_id)
    met = or_(AppointmentRow.person_id == person_id, AppointmentRow.with_id == person_id)
    session.execute(delete(AppointmentRow).where(met))
    session.execute(delete(AccessRow).where(AccessRow.about_id == person_id))
    for table in (SessionRow, CredentialRow, MembershipRow, CalendarFeedRow, DigestRow):
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(delete(PersonRow).where(PersonRow.id == person_id))
    forget(session, person_id)
    stone = events.person_tombstone(person_id)
    session.add(TombstoneRow(event_id=stone, erased=for_table(at)))
    session.flush()
    session.expire_all()


def _from_devices(session: Session, person_id: str, by: str, at: datetime) -> None:
    session.execute(delete(PersonKeyRow).where(PersonKeyRow.person_id == person_id))
    session.execute(
        update(DeviceRow)
        .where(DeviceRow.person_id == person_id)
        .values(person_id=None, revoked=for_table(at))
    )
    session.execute(delete(EnrolmentCodeRow).where(EnrolmentCodeRow.person_id == person_id))
    for table in (DeviceRow, EnrolmentCodeRow):
        session.execute(update(table).where(table.created_by == person_id).values(created_by=by))


def _hers(person_id: str) -> ColumnElement[bool]:
    """About her; or hers alone, about nobody."""
    alone = (EventRow.person_id == person_id) & EventRow.about_id.is_(None)
    return or_(EventRow.about_id == person_id, alone)


def _about_others(person_id: str) -> ColumnElement[bool]:
    return (EventRow.person_id == person_id) & (EventRow.about_id != person_id)

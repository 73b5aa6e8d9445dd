"""Take a person out of every table."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from kompetensportal.store.learning import events
from kompetensportal.store.tables import (
    AccessRow,
    CredentialRow,
    EnrolmentRow,
    EventRow,
    MembershipRow,
    OwnActivityRow,
    PersonRow,
    QuarantineRow,
    SessionRow,
    SharedBrowserRow,
)


def count(session: Session, person_id: str) -> tuple[int, int]:
    """Facts that would go, and facts about others that would stay without her."""

    def number(condition: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count()).select_from(EventRow).where(condition)) or 0

    return number(_hers(person_id)), number(_about_others(person_id))


def erase(session: Session, person_id: str, by: str, at: datetime) -> None:
    """Erase every row about a person; shared browsers that she marked become `by`'s."""
    events.erase(session, session.scalars(select(EventRow.id).where(_hers(person_id))).all(), at)
    session.execute(update(EventRow).where(_about_others(person_id)).values(person_id=None))
    body = QuarantineRow.body
    session.execute(
        delete(QuarantineRow).where(
            or_(
                body["person_id"].as_string() == person_id,
                body["about_id"].as_string() == person_id,
            )
        )
    )
    hers = select(EnrolmentRow.id).where(EnrolmentRow.person_id == person_id)
    session.execute(delete(OwnActivityRow).where(OwnActivityRow.enrolment_id.in_(hers)))
    session.execute(delete(EnrolmentRow).where(EnrolmentRow.person_id == person_id))
    session.execute(
        update(EnrolmentRow).where(EnrolmentRow.mentor_id == person_id).values(mentor_id=None)
    )
    session.execute(
        update(SharedBrowserRow).where(SharedBrowserRow.marked_by == person_id).values(marked_by=by)
    )
    session.execute(delete(AccessRow).where(AccessRow.about_id == person_id))
    for table in (SessionRow, CredentialRow, MembershipRow):
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(delete(PersonRow).where(PersonRow.id == person_id))
    session.expire_all()


def _hers(person_id: str) -> ColumnElement[bool]:
    """About her; or hers alone, about nobody."""
    alone = (EventRow.person_id == person_id) & EventRow.about_id.is_(None)
    return or_(EventRow.about_id == person_id, alone)


def _about_others(person_id: str) -> ColumnElement[bool]:
    return (EventRow.person_id == person_id) & (EventRow.about_id != person_id)

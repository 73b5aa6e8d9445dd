"""What managers add to one person's programme: rows in, `OwnActivity` out."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.progress import OwnActivity
from kompetensportal.store.tables import OwnActivityRow


def of_enrolments(session: Session, enrolment_ids: Collection[str]) -> list[OwnActivity]:
    """Those of these enrolments that have not been removed, in the order they were added."""
    rows = session.scalars(
        select(OwnActivityRow)
        .where(OwnActivityRow.enrolment_id.in_(enrolment_ids), OwnActivityRow.removed.is_(False))
        .order_by(OwnActivityRow.id)
    )
    return [OwnActivity(r.id, r.enrolment_id, r.title, Doer(r.by), r.due) for r in rows]


def add(session: Session, own: OwnActivity) -> bool:
    """Add one. False, and nothing changed, when its id is there: a form that was sent twice."""
    if session.get(OwnActivityRow, own.id) is not None:
        return False
    session.add(
        OwnActivityRow(
            id=own.id,
            enrolment_id=own.enrolment_id,
            title=own.title,
            by=own.by.value,
            due=own.due,
            removed=False,
        )
    )
    session.flush()
    return True


def remove(session: Session, own_id: str, enrolment_id: str) -> bool:
    """Take one off an enrolment's list; what was said about it stays. False when not there."""
    row = session.get(OwnActivityRow, own_id)
    if row is None or row.enrolment_id != enrolment_id:
        return False
    row.removed = True
    session.flush()
    return True

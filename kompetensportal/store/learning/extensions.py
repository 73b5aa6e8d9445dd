"""More time for an enrolment: the latest day that a manager has given counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kompetensportal.store.database import for_table
from kompetensportal.store.tables import ExtensionRow


def of_enrolments(session: Session, enrolment_ids: Collection[str]) -> dict[str, date]:
    """Until when each of these has more time; one that has none is left out."""
    query = (
        select(ExtensionRow.enrolment_id, func.max(ExtensionRow.until))
        .where(ExtensionRow.enrolment_id.in_(enrolment_ids))
        .group_by(ExtensionRow.enrolment_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def add(
    session: Session, id_: str, enrolment_id: str, until: date, *, by: str, now: datetime
) -> bool:
    """Give more time. False, and nothing changed, for an id that is there: a form sent twice."""
    if session.get(ExtensionRow, id_) is not None:
        return False
    row = ExtensionRow(
        id=id_, enrolment_id=enrolment_id, until=until, made=for_table(now), made_by=by
    )
    session.add(row)
    session.flush()
    return True

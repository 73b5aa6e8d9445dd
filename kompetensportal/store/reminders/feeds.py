"""The random names of people's calendars."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.store.database import for_table
from kompetensportal.store.tables import CalendarFeedRow

_BYTES = 16


def of_person(session: Session, person_id: str) -> str:
    """The name of a person's calendar; empty when she has none."""
    row = session.get(CalendarFeedRow, person_id)
    return row.feed if row is not None else ""


def renew(session: Session, person_id: str) -> str:
    """A new name, or the first one; an older one leads nowhere any more."""
    feed, now = secrets.token_hex(_BYTES), for_table(datetime.now(UTC))
    row = session.get(CalendarFeedRow, person_id)
    if row is None:
        session.add(CalendarFeedRow(person_id=person_id, feed=feed, made=now))
    else:
        row.feed, row.made = feed, now
    session.flush()
    return feed


def end(session: Session, person_id: str) -> None:
    """No calendar any more."""
    row = session.get(CalendarFeedRow, person_id)
    if row is not None:
        session.delete(row)
        session.flush()


def person_of(session: Session, feed: str) -> str | None:
    """Whose calendar has a name; None when nobody's."""
    return session.scalar(select(CalendarFeedRow.person_id).where(CalendarFeedRow.feed == feed))

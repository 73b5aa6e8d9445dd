"""Which exports there have been, and the facts that one holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import Event
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.learning.event_rows import TABLE, events_of, select_events
from kompetensportal.store.tables import ExportRow


@dataclass(frozen=True, slots=True)
class Export:
    """One export, as it was."""

    number: int
    """0 before it is kept."""
    profile: str
    text: str
    after: int
    upto: int
    made: datetime
    by: str
    rows: int
    digest: str


def keep(session: Session, made: Export) -> int:
    """Write an export down; gives its number."""
    row = ExportRow(
        profile=made.profile,
        text=made.text,
        after_order=made.after,
        upto_order=made.upto,
        made=for_table(made.made),
        made_by=made.by,
        rows=made.rows,
        digest=made.digest,
    )
    session.add(row)
    session.flush()
    return row.number


def by_number(session: Session, number: int) -> Export | None:
    """An export by its number."""
    row = session.get(ExportRow, number)
    return _export(row) if row is not None else None


def latest(session: Session, limit: int = 50) -> list[Export]:
    """The exports of late, the newest first."""
    return [
        _export(row)
        for row in session.scalars(select(ExportRow).order_by(ExportRow.number.desc()).limit(limit))
    ]


def mark(session: Session, profile: str) -> int:
    """The order of the last event that an export of a profile held; 0: none has been made."""
    query = select(func.max(ExportRow.upto_order)).where(ExportRow.profile == profile)
    return session.scalar(query) or 0


def made_on(session: Session, profile: str, since: datetime) -> bool:
    """Whether the portal itself has made an export of a profile since a moment."""
    query = select(func.count()).where(
        ExportRow.profile == profile, ExportRow.made_by == "", ExportRow.made >= for_table(since)
    )
    return bool(session.scalar(query))


def facts(session: Session, types: Collection[str], after: int, upto: int) -> list[Event]:
    """The events of some types about somebody, after one order and up to another, in order."""
    query = select_events(session).where(
        TABLE.c.type.in_(sorted(types)),
        TABLE.c.order > after,
        TABLE.c.order <= upto,
        TABLE.c.about_id.is_not(None),
    )
    return list(events_of(session, query.order_by(TABLE.c.order)))


def _export(row: ExportRow) -> Export:
    return Export(
        row.number,
        row.profile,
        row.text,
        row.after_order,
        row.upto_order,
        utc(row.made),
        row.made_by,
        row.rows,
        row.digest,
    )

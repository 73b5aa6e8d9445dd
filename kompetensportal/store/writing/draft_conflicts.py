"""Places of drafts where two have written, until somebody has chosen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kompetensportal.model.writing.draft import Met
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import DraftConflictRow
from kompetensportal.store.writing.packed import packed, unpacked


def open_ones(session: Session, path: str) -> list[Met]:
    """Those of a draft that wait, in the order of the text."""
    rows = session.scalars(
        select(DraftConflictRow)
        .where(DraftConflictRow.path == path, DraftConflictRow.settled.is_(None))
        .order_by(DraftConflictRow.line, DraftConflictRow.id)
    )
    return [_met(row) for row in rows]


def counts(session: Session) -> dict[str, int]:
    """How many wait, by path."""
    row = DraftConflictRow
    query = select(row.path, func.count()).where(row.settled.is_(None)).group_by(row.path)
    return dict(session.execute(query).tuples())


def put(session: Session, path: str, met: Met) -> None:
    """Keep a new one, or one that has changed."""
    row = session.get(DraftConflictRow, met.id)
    if row is None:
        row = DraftConflictRow(id=met.id, path=path, settled=None, settled_by="")
        session.add(row)
    row.line = met.line
    row.base, row.stands, row.beside = packed(met.base), packed(met.stands), packed(met.beside)
    row.stands_by, row.beside_by, row.at = met.stands_by, met.beside_by, for_table(met.at)
    session.flush()


def settle(
    session: Session, path: str, ids: Collection[str], person_id: str, now: datetime
) -> None:
    """Somebody has chosen; what was chosen stands in the text."""
    rows = session.scalars(
        select(DraftConflictRow).where(
            DraftConflictRow.path == path,
            DraftConflictRow.id.in_(ids),
            DraftConflictRow.settled.is_(None),
        )
    )
    for row in rows:
        row.settled, row.settled_by = for_table(now), person_id
    session.flush()


def _met(row: DraftConflictRow) -> Met:
    return Met(
        row.id,
        row.line,
        unpacked(row.base),
        unpacked(row.stands),
        unpacked(row.beside),
        row.stands_by,
        row.beside_by,
        utc(row.at),
    )

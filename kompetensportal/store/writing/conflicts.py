"""Files where an upgrade, a hand edit or a remote met a change of ours, until somebody chooses.

Nothing is ever taken away: what was chosen against stays in its row.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.conflict import Choice, ContentConflict, Origin
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import ContentConflictRow
from kompetensportal.store.writing.packed import packed, unpacked


def add(
    session: Session,
    path: str,
    *,
    base: str,
    ours: str,
    theirs: str,
    origin: Origin,
    now: datetime,
) -> None:
    """Keep a conflict; once, however often the same other version is met.

    A newer upgrade takes the place of the one before, with the base that ours was made from.
    """
    sha = sha256(theirs.encode()).hexdigest()
    row = ContentConflictRow
    waiting = (row.path == path, row.origin == origin.value, row.settled.is_(None))
    for known in session.scalars(select(row).where(*waiting)):
        if known.theirs_sha == sha:
            known.ours = packed(ours)
            session.flush()
            return
        if origin is Origin.UPGRADE:
            base = unpacked(known.base)
            known.settled, known.choice = for_table(now), Choice.SUPERSEDED.value
    session.add(
        ContentConflictRow(
            id=new_id(),
            path=path,
            base=packed(base),
            ours=packed(ours),
            theirs=packed(theirs),
            theirs_sha=sha,
            origin=origin.value,
            made=for_table(now),
            settled=None,
            settled_by="",
            choice="",
        )
    )
    session.flush()


def open_ones(session: Session) -> list[ContentConflict]:
    """Those that wait, the oldest first."""
    rows = session.scalars(
        select(ContentConflictRow)
        .where(ContentConflictRow.settled.is_(None))
        .order_by(ContentConflictRow.made, ContentConflictRow.id)
    )
    return [_conflict(row) for row in rows]


def count(session: Session) -> int:
    """How many wait."""
    query = select(func.count()).where(ContentConflictRow.settled.is_(None))
    return session.scalar(query) or 0


def one(session: Session, id_: str) -> ContentConflict | None:
    """One that waits; None when it is settled, or never was."""
    row = session.get(ContentConflictRow, id_)
    return _conflict(row) if row is not None and row.settled is None else None


def resolve(session: Session, id_: str, choice: Choice, person_id: str, now: datetime) -> None:
    """Somebody has chosen; the first choice stands."""
    row = session.get(ContentConflictRow, id_)
    if row is not None and row.settled is None:
        row.settled, row.settled_by = for_table(now), person_id
        row.choice = choice.value
        session.flush()


def settled_ones(session: Session, most: int = 10) -> list[tuple[ContentConflict, Choice]]:
    """Those that people have chosen in, the latest first, and what they chose."""
    row = ContentConflictRow
    chosen = (row.settled.is_not(None), row.choice != Choice.SUPERSEDED.value)
    query = select(row).where(*chosen).order_by(row.settled.desc(), row.id).limit(most)
    return [(_conflict(one), Choice(one.choice)) for one in session.scalars(query)]


def reopen(session: Session, id_: str) -> bool:
    """Somebody wants to choose again; False when there is no such choice."""
    row = session.get(ContentConflictRow, id_)
    if row is None or row.settled is None or row.choice == Choice.SUPERSEDED.value:
        return False
    row.settled, row.settled_by, row.choice = None, "", ""
    session.flush()
    return True


def _conflict(row: ContentConflictRow) -> ContentConflict:
    return ContentConflict(
        row.id,
        row.path,
        unpacked(row.base),
        unpacked(row.ours),
        unpacked(row.theirs),
        Origin(row.origin),
        utc(row.made),
    )

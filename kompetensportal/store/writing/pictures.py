"""What is told of the bank's pictures: rows in, `model.writing.picture.PictureNotes` out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.writing.picture import PictureNotes, answered
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import PictureRow


def everything(session: Session) -> dict[tuple[str, str], PictureNotes]:
    """What is told of all pictures, by content path and SHA-256."""
    return {(row.path, row.sha): _notes(row) for row in session.scalars(select(PictureRow))}


def of(session: Session, path: str, sha: str) -> PictureNotes:
    """What is told of a picture; empty words when nobody has told anything."""
    row = session.get(PictureRow, (path, sha))
    return _notes(row) if row is not None else PictureNotes(path, sha)


def save(session: Session, notes: PictureNotes, at: datetime) -> None:
    """Keep what is told of a picture, in place of what was told before."""
    row = PictureRow(
        path=notes.path,
        sha=notes.sha,
        text=notes.text,
        tags=list(notes.tags),
        licence=notes.licence,
        source=notes.source,
        people=notes.people,
        consent_until=notes.consent_until,
        shown=sorted(notes.shown),
        changed=for_table(at),
    )
    session.merge(row)
    session.flush()


def _notes(row: PictureRow) -> PictureNotes:
    return PictureNotes(
        path=row.path,
        sha=row.sha,
        text=row.text,
        tags=tuple(row.tags),
        licence=row.licence,
        source=row.source,
        people=row.people,
        consent_until=row.consent_until,
        shown=answered(row.shown),
    )

"""The history of files: every version that was published, and what was found changed by hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.draft import Kind, Version
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import TextVersionRow
from kompetensportal.store.writing.packed import packed, unpacked


def add(
    session: Session, path: str, text: str, *, at: datetime, by: str, reason: str, kind: Kind
) -> Version:
    """Keep a version."""
    row = TextVersionRow(
        id=new_id(),
        path=path,
        text=packed(text),
        at=for_table(at),
        by=by,
        reason=reason,
        kind=kind.value,
        commit="",
    )
    session.add(row)
    session.flush()
    return _version(row)


def has_commit(session: Session, version_id: str, commit: str) -> None:
    """A version lies in git as this commit."""
    session.get_one(TextVersionRow, version_id).commit = commit
    session.flush()


def of_path(session: Session, path: str) -> list[Version]:
    """Every version of a file, latest first."""
    row = TextVersionRow
    rows = session.scalars(select(row).where(row.path == path).order_by(row.id.desc()))
    return [_version(found) for found in rows]


def latest(session: Session, path: str) -> tuple[Version, str] | None:
    """The last version of a file, with its text."""
    row = TextVersionRow
    found = session.scalars(
        select(row).where(row.path == path).order_by(row.id.desc()).limit(1)
    ).first()
    return None if found is None else (_version(found), unpacked(found.text))


def text_of(session: Session, path: str, version_id: str) -> str | None:
    """The text of a version of a file."""
    row = session.get(TextVersionRow, version_id)
    return None if row is None or row.path != path else unpacked(row.text)


def _version(row: TextVersionRow) -> Version:
    return Version(row.id, row.path, utc(row.at), row.by, row.reason, Kind(row.kind), row.commit)

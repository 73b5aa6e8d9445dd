"""Drafts and their revisions. A save holds its draft: two at once come one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import cast

from sqlalchemy import Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.writing.draft import Draft, Kind, Revision
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import DraftRevisionRow, DraftRow, DraftSaveRow
from kompetensportal.store.writing.packed import packed, unpacked

KEPT_SAVES = timedelta(days=90)
"""So long a save that comes again is known."""
_DRAFTS = cast(Table, DraftRow.__table__)
_SAVES = cast(Table, DraftSaveRow.__table__)


def get(session: Session, path: str) -> Draft | None:
    """The draft of a file, if anybody has opened it in the workshop."""
    row = session.get(DraftRow, path, populate_existing=True)
    return None if row is None else _draft(row)


def hold(session: Session, path: str) -> Draft:
    """The draft, which nobody else changes until the session ends; a new one is empty."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    empty = packed("")
    fresh = {
        "path": path,
        "revision": 0,
        "text": empty,
        "file_text": empty,
        "file_sha": "",
        "was_there": False,
        "is_open": False,
        "changed": for_table(datetime.now(UTC)),
        "changed_by": "",
    }
    session.execute(dialect.insert(_DRAFTS).values(fresh).on_conflict_do_nothing())
    # A change that changes nothing takes the lock, on both engines.
    session.execute(update(_DRAFTS).where(_DRAFTS.c.path == path).values(path=path))
    return _draft(session.get_one(DraftRow, path, populate_existing=True))


def put(session: Session, draft: Draft, kind: Kind | None) -> None:
    """Keep a draft that is held; with a kind its text is a revision that can be got back."""
    row = session.get_one(DraftRow, draft.path)
    row.revision, row.text, row.is_open = draft.revision, packed(draft.text), draft.is_open
    row.file_text, row.file_sha = packed(draft.file_text), draft.file_sha
    row.was_there = draft.was_there
    row.changed, row.changed_by = for_table(draft.changed), draft.changed_by
    if kind is not None:
        session.add(
            DraftRevisionRow(
                path=draft.path,
                revision=draft.revision,
                text=packed(draft.text),
                at=for_table(draft.changed),
                by=draft.changed_by,
                kind=kind.value,
            )
        )
    session.flush()


def is_new_save(session: Session, save: str, path: str, now: datetime) -> bool:
    """Write down a save; False when it has come before."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    row = {"id": save, "path": path, "at": for_table(now)}
    done = session.execute(
        dialect.insert(_SAVES).values(row).on_conflict_do_nothing().returning(_SAVES.c.id)
    )
    return done.first() is not None


def forget_saves(session: Session, now: datetime) -> None:
    """Forget saves so old that they do not come again."""
    session.execute(delete(_SAVES).where(_SAVES.c.at < for_table(now - KEPT_SAVES)))


def open_ones(session: Session) -> list[Draft]:
    """Every draft that says something else than its file, latest first."""
    rows = session.scalars(
        select(DraftRow).where(DraftRow.is_open).order_by(DraftRow.changed.desc())
    )
    return [_draft(row) for row in rows]


def text_of(session: Session, path: str, revision: int) -> str | None:
    """The text of a revision."""
    row = session.get(DraftRevisionRow, (path, revision))
    return None if row is None else unpacked(row.text)


def revisions(session: Session, path: str) -> list[Revision]:
    """Every revision of a text, latest first, without its text."""
    row = DraftRevisionRow
    found = session.execute(
        select(row.revision, row.at, row.by, row.kind)
        .where(row.path == path)
        .order_by(row.revision.desc())
    )
    return [Revision(number, utc(at), by, Kind(kind)) for number, at, by, kind in found]


def writers_of(session: Session, paths: Iterable[str]) -> dict[str, set[str]]:
    """Who has written in each text (ids of people)."""
    row = DraftRevisionRow
    found: dict[str, set[str]] = {path: set() for path in paths}
    query = select(row.path, row.by).where(row.path.in_(found), row.by != "").distinct()
    for path, by in session.execute(query):
        found[path].add(by)
    return found


def _draft(row: DraftRow) -> Draft:
    return Draft(
        row.path,
        row.revision,
        unpacked(row.text),
        unpacked(row.file_text),
        row.file_sha,
        row.was_there,
        row.is_open,
        utc(row.changed),
        row.changed_by,
    )

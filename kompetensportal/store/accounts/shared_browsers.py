"""Browsers that an administrator has marked as shared: there one signs in with tile and code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kompetensportal.store.accounts.sessions import hash_of
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import SharedBrowserRow


@dataclass(frozen=True, slots=True)
class SharedBrowser:
    """A marked browser. `key` names it in the administrator's list and opens nothing."""

    key: str
    unit_id: str
    name: str
    marked: datetime


def mark(session: Session, unit_id: str, name: str, by: str, now: datetime) -> str:
    """Mark a browser; gives the token for its cookie."""
    token = secrets.token_urlsafe(32)
    session.add(
        SharedBrowserRow(
            token_hash=hash_of(token),
            unit_id=unit_id,
            name=name,
            marked=for_table(now),
            marked_by=by,
        )
    )
    session.flush()
    return token


def find(session: Session, token: str) -> SharedBrowser | None:
    """The marked browser of a cookie's token."""
    row = session.get(SharedBrowserRow, hash_of(token)) if token else None
    return _browser(row) if row is not None else None


def every(session: Session) -> tuple[SharedBrowser, ...]:
    """All marked browsers, by name."""
    rows = session.scalars(select(SharedBrowserRow).order_by(SharedBrowserRow.name))
    return tuple(_browser(row) for row in rows)


def unmark(session: Session, key: str) -> bool:
    """Take the mark away; False when there was none."""
    gone = session.execute(
        delete(SharedBrowserRow)
        .where(SharedBrowserRow.token_hash == key)
        .returning(SharedBrowserRow.token_hash)
    )
    return gone.first() is not None


def _browser(row: SharedBrowserRow) -> SharedBrowser:
    return SharedBrowser(row.token_hash, row.unit_id, row.name, utc(row.marked))

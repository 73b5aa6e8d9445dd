"""Failed attempts to sign in, for a name and for a place. Kept as hashes, for a day at most:
what somebody types as a user name may be a password."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.slow_down import Bucket
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import AttemptRow

_KEPT = timedelta(days=1)
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def claim(session: Session, key: str, bucket: Bucket, now: datetime) -> int:
    """Take one attempt, counted as failed; or give the seconds that must pass first.

    Counted before it is tried, and one at a time for a key: many at once gain nothing.
    """
    # Writing first takes SQLite's lock; PostgreSQL locks the row when it is read.
    session.execute(delete(AttemptRow).where(AttemptRow.last < for_table(now - _KEPT)))
    row = _locked(session, key, now)
    since = max(0.0, (for_table(now) - row.last).total_seconds())
    if wait := bucket.wait(row.failures, since):
        return wait
    row.failures, row.last = bucket.level(row.failures, since) + 1, for_table(now)
    session.flush()
    return 0


def wait(session: Session, key: str, bucket: Bucket, now: datetime) -> int:
    """Seconds until the next attempt for a key is taken."""
    row = session.get(AttemptRow, _hash(key))
    if row is None:
        return 0
    return bucket.wait(row.failures, max(0.0, (for_table(now) - row.last).total_seconds()))


def forgive(session: Session, key: str, *, whole: bool) -> None:
    """Take back the attempt that succeeded, or forget every failure of a key."""
    # As in `claim`: the empty write takes SQLite's lock before the row is read.
    session.execute(delete(AttemptRow).where(AttemptRow.key == _hash(key), AttemptRow.failures < 1))
    row = session.get(AttemptRow, _hash(key), with_for_update=True)
    if row is None:
        return
    if whole or row.failures <= 1:
        session.delete(row)
    else:
        row.failures -= 1
    session.flush()


def _locked(session: Session, key: str, now: datetime) -> AttemptRow:
    insert = _INSERT[session.get_bind().dialect.name]
    new = {"key": _hash(key), "failures": 0, "last": for_table(now)}
    # Writing also a row that is there locks it: after "do nothing" another could forgive it away
    # before it is read.
    there = insert(AttemptRow).values(new)
    session.execute(
        there.on_conflict_do_update(index_elements=["key"], set_={"key": there.excluded.key})
    )
    query = select(AttemptRow).where(AttemptRow.key == _hash(key)).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()

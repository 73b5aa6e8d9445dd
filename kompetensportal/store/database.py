"""The database: an object that hands out sessions; SQLite, or PostgreSQL by its address."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from kompetensportal.errors import BusyError, EnvironmentalError
from kompetensportal.words import say

BUSY_MILLISECONDS = 10_000
_BUSY_STATES = {"55P03", "40P01", "40001"}
"""PostgreSQL: lock not available, deadlock, serialization failure."""


class Database:
    """Opens sessions. The schema is made and changed by `store.migrations`, never here."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back when an error passes through.

        Raises EnvironmentalError when the database does not answer or is full, BusyError when it
        stays busy.
        """
        try:
            with self._sessions.begin() as session:
                yield session
        except OperationalError as error:
            kind = BusyError if _is_busy(error) else EnvironmentalError
            what = say("errors.database_away")
            raise kind(what, say("errors.database_away_mend")) from error

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _is_busy(error: OperationalError) -> bool:
    """Whether it is the others: a lock that was not given up, two that wait for each other."""
    state = getattr(error.orig, "sqlstate", None)
    said = str(error.orig)
    # "locking protocol": SQLite could not get a place among those who read, for ten seconds.
    return state in _BUSY_STATES or "locked" in said or "locking protocol" in said


def utc(moment: datetime) -> datetime:
    """Give a time from a table its zone back."""
    return moment.replace(tzinfo=UTC)


def for_table(moment: datetime) -> datetime:
    """A time as tables keep it: UTC, without zone. Raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    here = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return here.replace(tzinfo=None)


def _engine(url: str) -> Engine:
    ways: dict[str, Any] = {"json_serializer": _to_json, "json_deserializer": of_json}
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, **ways)
    engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000}, **ways)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _to_json(value: Any) -> str:
    """Fast for what is plain; also for half a surrogate pair, and a very long number."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value)


def of_json(text: str) -> Any:
    """What a column of JSON holds."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in (
        "foreign_keys=ON",
        # Facts must survive a power cut, so every commit waits for the disk.
        "synchronous=FULL",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Turn WAL on. SQLite does not wait for others here, whatever the busy time-out, so we do."""
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)

"""SQLite files that are made again when they are lost: what was worked out once and may be kept.

A file of another version, or a damaged one, is begun afresh. Whoever uses one goes on without it
where nothing can be written: each call may raise `sqlite3.Error` or `OSError`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

BUSY_SECONDS = 30
_VERSION = "CREATE TABLE IF NOT EXISTS version (value TEXT NOT NULL)"


def prepare(path: Path, version: str, tables: str) -> None:
    """Have the tables of a version in the file. tables: CREATE … IF NOT EXISTS, split by `;`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _make(path, version, tables)
    except sqlite3.OperationalError:
        raise  # Busy, or no right to write: nothing is wrong with what lies there.
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        _make(path, version, tables)


def connect(path: Path) -> sqlite3.Connection:
    """A connection without transactions of its own; several threads may use it in turn."""
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous=OFF")  # It is made again when it is lost.
    return connection


@contextmanager
def changing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all of the block or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _make(path: Path, version: str, tables: str) -> None:
    with closing(connect(path)) as connection, changing(connection):
        connection.execute(_VERSION)
        if connection.execute("SELECT value FROM version").fetchone() != (version,):
            query = "SELECT name FROM sqlite_master WHERE type='table' AND name<>'version'"
            for (name,) in connection.execute(query).fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            connection.execute("DELETE FROM version")
            connection.execute("INSERT INTO version VALUES (?)", (version,))
        for statement in filter(None, map(str.strip, tables.split(";"))):
            connection.execute(statement)

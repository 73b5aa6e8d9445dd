"""What all rules said of each text, kept with what they looked at.

`judgements.sqlite` in the data folder: disposable. Another program, or a damaged file, begins it
afresh; a row that is not what was written is no row; where nothing can be written, nothing is
kept, and every text is judged again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

FILE = "judgements.sqlite"
FORMAT = 1
_COLUMNS = "path, digest, state, needs, outline, findings"
_TABLES = """
CREATE TABLE IF NOT EXISTS version (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS judgements (
  path TEXT PRIMARY KEY, digest TEXT NOT NULL, state TEXT NOT NULL, needs TEXT NOT NULL,
  outline TEXT NOT NULL, findings TEXT NOT NULL, proof BLOB NOT NULL
) WITHOUT ROWID;
"""


class Judgement(NamedTuple):
    """One text: what was looked at, and what came of it."""

    path: str
    digest: str
    """Of the file's bytes."""
    state: str
    """What the rules knew of words (`Dictionary.state`); empty without a dictionary."""
    needs: str
    """JSON: path of each picture and download -> the state that it was in."""
    outline: str
    """JSON of the row that rules across files look at; depends on the file alone."""
    findings: str
    """JSON of the findings."""

    @property
    def proof(self) -> bytes:
        """The hash of all of it: tells a row that a disk has spoilt."""
        return blake2b("\0".join(self).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Judgements:
    """The judgements of one version of the program. For one thread of one process."""

    def __init__(self, data: Path, version: str) -> None:
        self._path, self._version = data / FILE, f"{FORMAT} {version}"
        self._connection: sqlite3.Connection | None = None
        with suppress(sqlite3.Error, OSError):
            self._connection = self._open()

    def get(self, path: str) -> Judgement | None:
        """What was kept of a path; None when nothing was, or not what was written."""
        with suppress(sqlite3.Error, TypeError, ValueError):
            query = f"SELECT {_COLUMNS}, proof FROM judgements WHERE path=?"
            if self._connection and (row := self._connection.execute(query, (path,)).fetchone()):
                found = Judgement(*row[:-1])
                return found if found.proof == row[-1] else None
        return None

    def put(self, judgements: Iterable[Judgement]) -> None:
        """Keep some, all or none, if that can be done."""
        rows = [(*judgement, judgement.proof) for judgement in judgements]
        self._change("REPLACE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def forget_others(self, paths: Collection[str]) -> None:
        """Forget what is not among some paths."""
        with suppress(sqlite3.Error):
            if self._connection is not None:
                known = self._connection.execute("SELECT path FROM judgements").fetchall()
                gone = [(path,) for (path,) in known if path not in paths]
                self._change("DELETE FROM judgements WHERE path=?", gone)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _change(self, statement: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        with suppress(sqlite3.Error):
            if self._connection is not None and rows:
                with self._connection:
                    self._connection.executemany(statement, rows)

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._path.unlink(missing_ok=True)
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=30)
        try:
            self._make_ready(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _make_ready(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA synchronous=OFF")  # It is made again when it is lost.
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in filter(None, map(str.strip, _TABLES.split(";"))):
                connection.execute(statement)
            known = connection.execute("SELECT value FROM version").fetchone()
            if known != (self._version,):
                connection.execute("DROP TABLE judgements")
                connection.execute(_TABLES.split(";")[1])
                connection.execute("DELETE FROM version")
                connection.execute("INSERT INTO version VALUES (?)", (self._version,))

"""What all rules said of each text, kept with what they looked at.

`judgements.sqlite` in the data folder: disposable (`disposable.py`), of one version of the program.
A row that is not what was written is no row; where nothing can be written, nothing is kept, and
every text is judged again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kompetensportal.store.content.disposable import changing, connect, prepare

FILE = "judgements.sqlite"
FORMAT = 1
_COLUMNS = "path, digest, state, needs, outline, findings"
_TABLES = """
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
        self._connection: sqlite3.Connection | None = None
        with suppress(sqlite3.Error, OSError):
            prepare(data / FILE, f"{FORMAT} {version}", _TABLES)
            self._connection = connect(data / FILE)

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
                with changing(self._connection):
                    self._connection.executemany(statement, rows)

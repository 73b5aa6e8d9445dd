"""What was found in each sentence by the dictionaries, kept by its content.

`proofs.sqlite` in the data folder: disposable (`disposable.py`), of one version of the
dictionaries. Where it cannot be written, nothing is kept, and sentences are read again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from kompetensportal.store.content.disposable import changing, connect, prepare

FILE = "proofs.sqlite"
FORMAT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS proofs (key BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
"""


class Proofs:
    """Sentence -> what was found, of one version of the dictionaries.

    May be used after a fork: each process opens the file for itself.
    """

    def __init__(self, data: Path, version: str) -> None:
        self._path, self._version = data / FILE, f"{FORMAT} {version}"
        self._connection: sqlite3.Connection | None = None
        self._opened_by = 0

    def get(self, sentence: str) -> str | None:
        """What was kept of a sentence; None when nothing was."""
        with suppress(sqlite3.Error, OSError):
            query = "SELECT value FROM proofs WHERE key=?"
            row = self._open().execute(query, (_key(sentence),)).fetchone()
            return str(row[0]) if row else None
        return None

    def put(self, found: Mapping[str, str]) -> None:
        """Keep what was found in some sentences, if that can be done."""
        rows = [(_key(sentence), value) for sentence, value in found.items()]
        with suppress(sqlite3.Error, OSError):
            connection = self._open()
            with changing(connection):
                connection.executemany("INSERT OR REPLACE INTO proofs VALUES (?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None and self._opened_by == os.getpid():
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._opened_by != os.getpid():
            prepare(self._path, self._version, _TABLES)
            self._connection, self._opened_by = connect(self._path), os.getpid()
        return self._connection

    def __getstate__(self) -> tuple[Path, str]:
        return self._path, self._version

    def __setstate__(self, state: tuple[Path, str]) -> None:
        self._path, self._version = state
        self._connection, self._opened_by = None, 0


def _key(sentence: str) -> bytes:
    return blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=16).digest()

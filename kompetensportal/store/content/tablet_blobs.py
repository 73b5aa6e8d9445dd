"""What lies on tablets, by SHA-256: pages made for them, and pool files by their hash.

`tablet.sqlite` in the data folder: disposable (`disposable.py`). Tablets ask by SHA-256, since
that is what a browser can verify; pool files have other names, so each is hashed once and
remembered.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.store.content.disposable import changing, connect, prepare

FILE = "tablet.sqlite"
KEPT_DAYS = 14
"""What no manifest has named for so long is dropped: a tablet may still be asking for it."""
_FORMAT = "2"
_TABLES = """
CREATE TABLE IF NOT EXISTS made (
  key TEXT PRIMARY KEY, sha TEXT NOT NULL, body BLOB NOT NULL, refers TEXT NOT NULL,
  used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS made_sha ON made (sha);
CREATE TABLE IF NOT EXISTS files (
  name TEXT PRIMARY KEY, sha TEXT NOT NULL, stamp TEXT NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_sha ON files (sha);
"""
_DAY = 24 * 3600
_AT_ONCE = 500
"""Parameters of one statement."""


@dataclass(frozen=True, slots=True)
class Made:
    """Something that was made for tablets."""

    sha: str
    size: int
    refers: tuple[str, ...]
    """What else it needs; whoever makes it decides what the names are of."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file on disk."""

    sha: str
    size: int


class TabletBlobs:
    """The blobs of one data folder; its methods may be called by any thread."""

    def __init__(self, data: Path) -> None:
        self._path = data / FILE
        with suppress(sqlite3.Error, OSError):
            prepare(self._path, _FORMAT, _TABLES)

    def made(self, keys: Iterable[str]) -> dict[str, Made]:
        """What was made under keys, those of them that are kept."""
        found: dict[str, Made] = {}
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            for some, marks in _in_parts(keys):
                query = f"SELECT key, sha, length(body), refers FROM made WHERE key IN ({marks})"
                for key, sha, size, refers in connection.execute(query, some):
                    found[key] = Made(sha, size, tuple(json.loads(refers)))
        return found

    def keep(self, made: Mapping[str, tuple[bytes, tuple[str, ...]]]) -> dict[str, Made]:
        """Keep what was made by its key: the bytes, and what they refer to."""
        found: dict[str, Made] = {}
        rows = []
        for key, (body, refers) in made.items():
            found[key] = Made(hashlib.sha256(body).hexdigest(), len(body), refers)
            rows.append((key, found[key].sha, body, json.dumps(refers), _today()))
        with suppress(sqlite3.Error), self._changing() as connection:
            connection.executemany("REPLACE INTO made VALUES (?, ?, ?, ?, ?)", rows)
        return found

    def hashed(self, paths: Mapping[str, Path]) -> dict[str, Hashed]:
        """SHA-256 and size of files by name; a file that is not there is left out.

        paths: name -> where the file lies. A file with another size or time is hashed again.
        """
        known, found = self._known(paths), dict[str, Hashed]()
        new = []
        for name, path in paths.items():
            with suppress(OSError):
                stat = path.stat()
                stamp = f"{stat.st_size}.{stat.st_mtime_ns}"
                kept = known.get((name, stamp))
                if kept is None:
                    content = path.read_bytes()
                    kept = Hashed(hashlib.sha256(content).hexdigest(), len(content))
                    new.append((name, kept.sha, stamp, kept.size))
                found[name] = kept
        if new:
            with suppress(sqlite3.Error), self._changing() as connection:
                connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?)", new)
        return found

    def bodies(self, shas: Iterable[str]) -> dict[str, bytes]:
        """What was made, by SHA-256; those of them that are kept."""
        found: dict[str, bytes] = {}
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            for some, marks in _in_parts(shas):
                query = f"SELECT sha, body FROM made WHERE sha IN ({marks})"
                found |= dict(connection.execute(query, some))
        return found

    def names(self, shas: Iterable[str]) -> dict[str, str]:
        """Names of files by SHA-256; those of them that are known."""
        found: dict[str, str] = {}
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            for some, marks in _in_parts(shas):
                query = f"SELECT sha, name FROM files WHERE sha IN ({marks})"
                found |= dict(connection.execute(query, some))
        return found

    def forget(self, shas: Iterable[str]) -> None:
        """Drop what turned out to be something else than its hash says."""
        with suppress(sqlite3.Error), self._changing() as connection:
            for some, marks in _in_parts(shas):
                connection.execute(f"DELETE FROM made WHERE sha IN ({marks})", some)
                connection.execute(f"DELETE FROM files WHERE sha IN ({marks})", some)

    def mark_used(self, keys: Iterable[str]) -> None:
        """These are on tablets today; what has not been for long is dropped."""
        today = _today()
        with suppress(sqlite3.Error), self._changing() as connection:
            for some, marks in _in_parts(keys):
                query = f"UPDATE made SET used={today} WHERE used<>{today} AND key IN ({marks})"
                connection.execute(query, some)
            connection.execute("DELETE FROM made WHERE used<?", (today - KEPT_DAYS,))

    def _known(self, names: Iterable[str]) -> dict[tuple[str, str], Hashed]:
        found: dict[tuple[str, str], Hashed] = {}
        with suppress(sqlite3.Error), closing(self._open()) as connection:
            for some, marks in _in_parts(names):
                query = f"SELECT name, stamp, sha, size FROM files WHERE name IN ({marks})"
                for name, stamp, sha, size in connection.execute(query, some):
                    found[name, stamp] = Hashed(sha, size)
        return found

    def _open(self) -> sqlite3.Connection:
        return connect(self._path)

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with closing(self._open()) as connection, changing(connection):
            yield connection


def _today() -> int:
    return int(time.time() // _DAY)


def _in_parts(values: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    """Values and as many question marks, in parts that a statement takes."""
    everything = list(dict.fromkeys(values))
    for start in range(0, len(everything), _AT_ONCE):
        some = everything[start : start + _AT_ONCE]
        yield some, ",".join("?" * len(some))

"""The documents of the draft: what texts compiled to, until they are published.

`draft/documents.sqlite`, one row a document, by the name that it will have in the pool. Rows and
not files, because making a file costs the system more than compiling what is written in it: one
for each document was a third of a build's time. What is published is moved to the pool, whose
files the portal serves; a draft is read from both.

Nothing here waits for the disk. What a power cut took, or what does not read as it was written,
counts as not there, and is compiled again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kompetensportal.store.content.build_rows import DOCUMENTS
from kompetensportal.store.content.disk import refused_by_sqlite, told
from kompetensportal.store.content.pool import Pool, digest

PATIENCE_SECONDS = 30.0
_TABLE = "CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, content BLOB NOT NULL)"


class Documents:
    """The documents of one data folder's draft; its methods may be called by any thread."""

    def __init__(self, data: Path, pool: Pool) -> None:
        self.path = data / "draft" / DOCUMENTS
        self._pool = pool

    def make_ready(self) -> bool:
        """Make sure that documents can be kept; False when those from before are lost."""
        with told(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        known = self.path.is_file() and self.path.stat().st_size > 0
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            raise refused_by_sqlite(error, self.path.parent) from error
        except sqlite3.DatabaseError:
            known = False
            for ending in ("", "-journal"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            self._prepare()
        return known

    def keep(self, documents: Iterable[tuple[str, bytes]]) -> None:
        """Keep documents by name, all or none of them."""
        with self._changing() as connection:
            connection.executemany("REPLACE INTO documents VALUES (?, ?)", documents)

    def drop(self, names: Iterable[str]) -> None:
        """Let go of documents that the pool has now."""
        names = list(names)
        if not names:
            return
        with self._changing() as connection:
            connection.executemany("DELETE FROM documents WHERE name=?", ((n,) for n in names))

    def drop_others(self, names: set[str]) -> None:
        """Let go of every document that is not named."""
        with suppress(sqlite3.DatabaseError), closing(self._open()) as connection:
            known = [name for (name,) in connection.execute("SELECT name FROM documents")]
            self.drop(name for name in known if name not in names)

    def read(self, name: str) -> bytes:
        """A document of the draft. Raises as `Pool.read` does for what is not there."""
        for content in self.some([name]):
            return content
        return self._pool.read(name)

    def some(self, names: Iterable[str]) -> Iterator[bytes]:
        """Those documents that are kept here and whole."""
        query = "SELECT content FROM documents WHERE name=?"
        with suppress(sqlite3.DatabaseError), closing(self._open()) as connection:
            for name in names:
                row = connection.execute(query, (name,)).fetchone()
                if row and name.startswith(digest(row[0])):
                    yield row[0]

    def publish(self, names: Iterable[str]) -> list[str]:
        """Put documents into the pool; those that are neither here nor there."""
        lost = set(names)
        for content in self.some(sorted(lost)):
            lost.discard(self._pool.put(content, "json"))
        return sorted(name for name in lost if not self._pool.holds(name))

    def _prepare(self) -> None:
        with closing(self._open("rwc")) as connection:
            connection.execute(_TABLE)

    def _open(self, mode: str = "ro") -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=PATIENCE_SECONDS
        )
        connection.execute("PRAGMA synchronous=OFF")
        return connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._open("rw")) as connection:
                connection.execute("BEGIN IMMEDIATE")
                # Without the commit, closing takes everything back.
                yield connection
                connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise refused_by_sqlite(error, self.path.parent) from error

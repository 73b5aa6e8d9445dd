"""The rows of the build: what each file was when it was compiled, and what came of it.

`build.sqlite` in the data folder. It is a memory, not a truth: without it the next build compiles
everything again. Rows instead of one document, so that one changed file costs one file's work.

A text has one row for each stage that it has reached: `draft` (its last version without errors
when built) and `library` (its last version that passed every rule and was published). A file
that gets an error keeps both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kompetensportal.store.content.disk import refused_by_sqlite, told

DRAFT, LIBRARY = "draft", "library"
DOCUMENTS = "documents.sqlite"
"""Beside the draft's root: see `store.documents`."""
FORMAT = 1
"""Raised when the tables change; rows of another format are thrown away."""

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
  inode INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE texts (
  stage TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, "group" TEXT NOT NULL,
  document TEXT NOT NULL, value TEXT NOT NULL, good INTEGER NOT NULL,
  PRIMARY KEY (stage, path)
) WITHOUT ROWID;
CREATE INDEX texts_by_group ON texts (stage, "group");
CREATE TABLE reports (
  path TEXT NOT NULL, origin TEXT NOT NULL, digest TEXT NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, findings TEXT NOT NULL,
  PRIMARY KEY (path, origin)
) WITHOUT ROWID;
CREATE TABLE outlines (path TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE needs (path TEXT NOT NULL, needed TEXT NOT NULL, PRIMARY KEY (needed, path))
  WITHOUT ROWID;
CREATE INDEX needs_by_path ON needs (path);
CREATE TABLE pictures (digest TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class FileRow(NamedTuple):
    """A file as it was when it was last read; `modified` 0 when it was too young to trust."""

    path: str
    size: int
    modified: int
    inode: int
    digest: str


class TextRow(NamedTuple):
    """What a file compiled to. `value` is JSON: the facts for manifests, or a whole course."""

    path: str
    digest: str
    group: str
    document: str
    value: str
    good: bool
    """False when its file has errors, and there is nothing better to show in a draft."""


class ReportRow(NamedTuple):
    """The findings of one file from one origin: `compile`, `library` (across files), `publish`."""

    path: str
    origin: str
    digest: str
    errors: int
    warnings: int
    findings: str


class BuildRows:
    """An open `build.sqlite`. Reads at any time; changes inside `writing()`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with told(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except sqlite3.DatabaseError:
            # Not a database, or of another format: a memory that is lost is built again.
            for ending in ("", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            with self._said():
                self._open()

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._path, isolation_level=None, timeout=30)
        self._connection.execute("PRAGMA synchronous=NORMAL")
        (found,) = self._connection.execute("PRAGMA user_version").fetchone()
        if found == 0:
            self._connection.executescript(
                f"BEGIN; {_TABLES} PRAGMA user_version={FORMAT}; COMMIT;"
            )
        elif found != FORMAT:
            self._connection.close()
            raise sqlite3.DatabaseError("another format")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: everything that is changed inside, or nothing."""
        with self._said():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise refused_by_sqlite(error, self._path.parent) from error

    # Facts of the build itself

    def fact(self, name: str) -> str:
        """A fact by name; empty when it is not known."""
        row = self._connection.execute("SELECT value FROM facts WHERE name=?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_fact(self, name: str, value: str) -> None:
        """Remember a fact."""
        self._connection.execute("REPLACE INTO facts VALUES (?, ?)", (name, value))

    # Files

    def stamps(self) -> dict[str, tuple[int, int, int]]:
        """Path -> (size, modified, inode) of every file that was read."""
        rows = self._connection.execute("SELECT path, size, modified, inode FROM files")
        return {path: (size, modified, inode) for path, size, modified, inode in rows}

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """The digests of some files."""
        return self._by_path("SELECT path, digest FROM files WHERE path", paths)

    def put_files(self, files: Iterable[FileRow]) -> None:
        """Remember what files were."""
        self._connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?)", files)

    def doubt(self, paths: Iterable[str]) -> None:
        """Let the next build read these files again, whatever their stamps say."""
        for path in paths:
            self._connection.execute("UPDATE files SET modified=0, digest='' WHERE path=?", (path,))

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that are gone: all but what of them is published."""
        for path in paths:
            for statement in (
                "DELETE FROM files WHERE path=?",
                f"DELETE FROM texts WHERE path=? AND stage='{DRAFT}'",
                "DELETE FROM reports WHERE path=?",
                "DELETE FROM outlines WHERE path=?",
                "DELETE FROM needs WHERE path=?",
            ):
                self._connection.execute(statement, (path,))

    # Texts

    def put_texts(self, stage: str, texts: Iterable[TextRow]) -> None:
        """Remember what files compiled to."""
        rows = [(stage, *text) for text in texts]
        self._connection.executemany("REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def remove_texts(self, stage: str, paths: Iterable[str]) -> None:
        """Forget what files compiled to."""
        self._connection.executemany(
            "DELETE FROM texts WHERE stage=? AND path=?", [(stage, path) for path in paths]
        )

    def texts(self, stage: str, group: str | None = None) -> Iterator[TextRow]:
        """Texts of a stage in the order of their paths, of one group or all."""
        where, arguments = ("", (stage,)) if group is None else (' AND "group"=?', (stage, group))
        rows = self._connection.execute(
            'SELECT path, digest, "group", document, value, good FROM texts WHERE stage=?'
            f"{where} ORDER BY path",
            arguments,
        )
        return (TextRow(p, d, g, doc, v, bool(good)) for p, d, g, doc, v, good in rows)

    def groups(self, stage: str) -> set[str]:
        """Every group that a text of a stage belongs to."""
        rows = self._connection.execute(
            'SELECT DISTINCT "group" FROM texts WHERE stage=?', (stage,)
        )
        return {group for (group,) in rows}

    def count_texts(self) -> int:
        """How many files were compiled, with errors or without."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM reports WHERE origin='compile'"
        ).fetchone()
        return int(count)

    def good_drafts(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths that have a draft without errors."""
        query = f"SELECT good FROM texts WHERE stage='{DRAFT}' AND path=?"
        found = ((path, self._connection.execute(query, (path,)).fetchone()) for path in paths)
        return {path for path, row in found if row and row[0]}

    def kept(self) -> Iterator[str]:
        """Texts that hold the names of all pool files that a row leads to."""
        self._connection.execute(
            "DELETE FROM pictures WHERE digest NOT IN (SELECT digest FROM files)"
        )
        for query in ("SELECT DISTINCT document FROM texts", "SELECT value FROM pictures"):
            yield from (value for (value,) in self._connection.execute(query))

    # Outlines: what rules across files ask of a text, also of one with errors

    def put_outlines(self, outlines: Iterable[tuple[str, str]]) -> None:
        """Remember outlines as (path, JSON)."""
        self._connection.executemany("REPLACE INTO outlines VALUES (?, ?)", outlines)

    def outlines(self) -> Iterator[tuple[str, str]]:
        """Every outline in the order of the paths."""
        yield from self._connection.execute("SELECT path, value FROM outlines ORDER BY path")

    # Findings

    def put_reports(self, reports: Iterable[ReportRow]) -> None:
        """Remember findings; a report without any is remembered too."""
        self._connection.executemany("REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?)", reports)

    def drop_reports(self, origin: str, paths: Iterable[str] | None = None) -> None:
        """Forget the findings of an origin: of some files, or all."""
        if paths is None:
            self._connection.execute("DELETE FROM reports WHERE origin=?", (origin,))
            return
        self._connection.executemany(
            "DELETE FROM reports WHERE origin=? AND path=?", [(origin, path) for path in paths]
        )

    def reports(self, origin: str | None = None) -> Iterator[ReportRow]:
        """Reports that hold findings, in the order of the paths; of one origin or all."""
        where, arguments = ("", ()) if origin is None else (" AND origin=?", (origin,))
        rows = self._connection.execute(
            "SELECT path, origin, digest, errors, warnings, findings FROM reports "
            f"WHERE findings<>'[]'{where} ORDER BY path, origin",
            arguments,
        )
        return (ReportRow(*row) for row in rows)

    def reports_of(self, path: str) -> list[ReportRow]:
        """All reports of one file."""
        rows = self._connection.execute(
            "SELECT path, origin, digest, errors, warnings, findings FROM reports WHERE path=?",
            (path,),
        )
        return [ReportRow(*row) for row in rows]

    def counts(self, origins: Iterable[str]) -> tuple[int, int]:
        """Errors and warnings from some origins."""
        errors = warnings = 0
        for origin in origins:
            row = self._connection.execute(
                "SELECT coalesce(sum(errors), 0), coalesce(sum(warnings), 0) FROM reports "
                "WHERE origin=?",
                (origin,),
            ).fetchone()
            errors, warnings = errors + row[0], warnings + row[1]
        return errors, warnings

    def failing(self, origins: Iterable[str]) -> set[str]:
        """The files that have errors from one of the origins."""
        found: set[str] = set()
        for origin in origins:
            rows = self._connection.execute(
                "SELECT path FROM reports WHERE origin=? AND errors>0", (origin,)
            )
            found.update(path for (path,) in rows)
        return found

    def report_digests(self, origin: str) -> dict[str, str]:
        """Path -> the state of its file that was looked at, of all reports of an origin."""
        rows = self._connection.execute(
            "SELECT path, digest FROM reports WHERE origin=?", (origin,)
        )
        return dict(rows)

    # What a text is made of beside itself

    def put_needs(self, needs: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Remember which other files each path was compiled from, found or not."""
        needs = [(path, list(needed)) for path, needed in needs]
        self._connection.executemany("DELETE FROM needs WHERE path=?", [(p,) for p, _ in needs])
        rows = [(path, name) for path, needed in needs for name in needed]
        self._connection.executemany("INSERT OR IGNORE INTO needs VALUES (?, ?)", rows)

    def needing(self, paths: Iterable[str]) -> set[str]:
        """The files that were compiled from one of `paths`."""
        found: set[str] = set()
        for path in paths:
            rows = self._connection.execute("SELECT path FROM needs WHERE needed=?", (path,))
            found.update(name for (name,) in rows)
        return found

    # Pictures, prepared once by content

    def knows_picture(self, digest: str) -> bool:
        """Whether a picture's content was prepared before."""
        query = "SELECT 1 FROM pictures WHERE digest=?"
        return self._connection.execute(query, (digest,)).fetchone() is not None

    def put_picture(self, digest: str, value: str) -> None:
        """Remember what a picture's content was made into."""
        self._connection.execute("REPLACE INTO pictures VALUES (?, ?)", (digest, value))

    def pictures(self) -> dict[str, str]:
        """Path -> what it was made into, of every picture and download."""
        rows = self._connection.execute(
            "SELECT f.path, p.value FROM files f JOIN pictures p ON p.digest = f.digest"
        )
        return dict(rows)

    def _by_path(self, select: str, paths: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in paths:
            row = self._connection.execute(f"{select}=?", (path,)).fetchone()
            if row:
                found[row[0]] = row[1]
        return found

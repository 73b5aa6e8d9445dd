"""Write everything a portal is into one file, while it serves, and prove it by reading it back.

In it: the database, settings, the key, the library with pictures and audio, the texts that are
written in the browser, and the rows of the build. Not in it: the cache of spoken sentences and the
search index, which are made again, and an own content folder that lies elsewhere.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kompetensportal import __version__
from kompetensportal.actions.portal.key import SECRET_FILES
from kompetensportal.actions.writing.content_folder import own_folder
from kompetensportal.errors import ConflictError, EnvironmentalError
from kompetensportal.settings import FILE_NAME
from kompetensportal.store import archive, dump, schema
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.database import Database
from kompetensportal.store.device import safe
from kompetensportal.words import say

LAST = "last-backup.json"
_FOLDERS = ("library", "draft")
_FILES = (*SECRET_FILES, FILE_NAME)
_BUILD_ROWS = "build.sqlite"


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written, or what the last time was."""

    file: str
    at: datetime
    size: int
    """Bytes."""
    rows: int


def back_up(data: Path, database: Database, file: Path) -> Backup:
    """Make the backup; `file` appears only when it is whole and has been read back.

    From then on tablets are told that what it holds of their events is safe.
    Raises ConflictError when `file` is there, EnvironmentalError for the disk, SchemaError.
    """
    if file.exists():
        raise ConflictError(say("backup.exists", file=str(file)), say("backup.exists_mend"))
    schema.check(database)
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    with told(file.parent):
        try:
            rows, held = _write(data, database, draft)
            archive.verify(draft)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    with database.session() as session:
        safe.mark(session, held)
        made = Backup(str(file.absolute()), datetime.now(UTC), file.stat().st_size, rows)
    _remember(data, made)
    return made


def last_backup(data: Path) -> Backup | None:
    """The latest backup that was made of a data folder, when there is one."""
    try:
        kept = json.loads((data / LAST).read_text(encoding="utf-8"))
        at = datetime.fromisoformat(kept["at"])
        return Backup(str(kept["file"]), at, int(kept["size"]), int(kept["rows"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(data: Path, database: Database, draft: Path) -> tuple[int, safe.Held]:
    with archive.writing(draft) as out, tempfile.TemporaryDirectory(dir=draft.parent) as folder:
        rows = 0
        with dump.snapshot(database) as connection:
            held = safe.held(connection)
            for table in dump.TABLES:
                with tempfile.TemporaryFile(dir=folder) as lines:
                    for line in dump.lines(connection, table):
                        lines.write(line)
                        rows += 1
                    out.add(f"database/{table.name}.jsonl", lines)
        for name in _FILES:
            if (data / name).is_file():
                with (data / name).open("rb") as content:
                    out.add(f"files/{name}", content)
        _add_build_rows(data, Path(folder), out)
        _add_library(data, out)
        out.finish(
            {
                "program": __version__,
                "schema": schema.HEAD,
                "made": datetime.now(UTC).isoformat(),
                "rows": rows,
            }
        )
    return rows, held


def _add_build_rows(data: Path, folder: Path, out: archive.Writer) -> None:
    if not (data / _BUILD_ROWS).is_file():
        return
    copy = folder / _BUILD_ROWS
    source, target = sqlite3.connect(data / _BUILD_ROWS), sqlite3.connect(copy)
    try:
        source.backup(target)
    except sqlite3.DatabaseError:
        return  # Only a memory of the last build; without it the next one takes longer.
    finally:
        source.close()
        target.close()
    with copy.open("rb") as content:
        out.add(f"files/{_BUILD_ROWS}", content)


def _add_library(data: Path, out: archive.Writer) -> None:
    """Pool files never change; those that a clean-up takes away meanwhile are no longer named.

    Texts are written whole, so that one which is written meanwhile is the old one or the new.
    """
    for path in (*_library_files(data), *_content_files(data)):
        try:
            content = path.open("rb")
        except FileNotFoundError:
            continue
        with content:
            out.add(f"files/{path.relative_to(data).as_posix()}", content)


def _library_files(data: Path) -> Iterator[Path]:
    # Roots first: what they name was in the pool before them and is found after them.
    for folder in _FOLDERS:
        yield from sorted((data / folder).glob("*.json"))
    for path in sorted((data / "library" / "pool").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path


def _content_files(data: Path) -> Iterator[Path]:
    """Texts and pictures of the workshop; their history is in the database, git is git's own."""
    root = own_folder(data)
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        linked = any(part.is_symlink() for part in (path, *path.parents[: len(inside)]))
        if path.is_file() and inside[0] != ".git" and path.suffix != ".tmp" and not linked:
            yield path


def _remember(data: Path, made: Backup) -> None:
    if not data.is_dir():
        return  # A database is backed up before a restore makes the folder.
    kept = {"file": made.file, "at": made.at.isoformat(), "size": made.size, "rows": made.rows}
    try:
        write_whole(data / LAST, json.dumps(kept).encode(), durable=True)
    except (OSError, EnvironmentalError):
        return  # The backup itself is safe; only the administrator's page will not know of it.

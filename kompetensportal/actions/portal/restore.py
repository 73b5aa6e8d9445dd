"""Bring a portal back from a backup: proved first, made beside, and put in place in one step.

What was there before is kept: the old data folder under another name, and for a database outside
of it a backup in that folder. Everybody signs in again, and the portal has a new epoch, so that
tablets offer again what it may have lost.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.portal.key import SECRET_FILES
from kompetensportal.errors import ConflictError, SchemaError
from kompetensportal.store import archive, dump, schema
from kompetensportal.store.content.disk import told
from kompetensportal.store.database import Database
from kompetensportal.words import say

_DATABASE = "database"
_PORTAL = "portal.sqlite"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    rows: int
    made: str
    """When the backup was made, ISO 8601."""
    before: Path | None
    """Where the data folder that was there lies now."""


def restore(
    file: Path, data: Path, database_of: Callable[[Path], str], *, replace: bool = False
) -> Restored:
    """Restore into an empty or missing data folder, or with `replace` into one in use.

    `database_of` tells, from a folder with the settings of the backup, the address of a database
    outside the data folder, or an empty text. Stop the portal first. Until the last step nothing
    that is there is touched. Raises MistakeError for a damaged file, SchemaError for a newer one,
    ConflictError for a target that is not empty, EnvironmentalError for the disk.
    """
    manifest = archive.verify(file)
    if not schema.is_known(str(manifest.get("schema"))):
        raise SchemaError(say("setup.schema_newer"), say("backup.newer_mend"))
    in_use = data.exists() and any(data.iterdir())
    if in_use and not replace:
        raise ConflictError(say("backup.not_empty", folder=str(data)), say("backup.not_empty_mend"))
    stage = data.parent / f".{data.name}.restoring"
    with told(data.parent):
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        try:
            _unpack(file, stage)
            outside = database_of(stage)
            before = _name_for_old(data) if in_use else None
            if outside:
                rows = _load_outside(
                    stage, data, before, manifest=manifest, address=outside, replace=replace
                )
            else:
                rows = _load_inside(stage, manifest)
                _swap(stage, data, before)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return Restored(rows, str(manifest.get("made", "")), before)


def _unpack(file: Path, stage: Path) -> None:
    for name, content in archive.members(file):
        if name == archive.MANIFEST:
            continue
        path = stage / name.removeprefix("files/")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            shutil.copyfileobj(content, out)
    for key in (stage / name for name in SECRET_FILES):
        if key.exists():
            key.chmod(0o600)


def _load_inside(stage: Path, manifest: dict[str, Any]) -> int:
    database = Database(f"sqlite:///{(stage / _PORTAL).absolute()}")
    try:
        with schema.changing(database) as connection:
            rows = dump.load(connection, manifest["schema"], _lines(stage))
    finally:
        database.close()
    shutil.rmtree(stage / _DATABASE)
    return rows


def _load_outside(
    stage: Path,
    data: Path,
    before: Path | None,
    *,
    manifest: dict[str, Any],
    address: str,
    replace: bool,
) -> int:
    database = Database(address)
    try:
        if schema.version(database) is not None:
            if not replace:
                raise ConflictError(
                    say("backup.not_empty", folder=database.engine.url.database or address),
                    say("backup.not_empty_mend"),
                )
            name = f"{_name_for_old(data).name}.tar.gz"
            back_up(data, database, data.parent / name)
        with schema.changing(database) as connection:
            dump.empty(connection)
            rows = dump.load(connection, manifest["schema"], _lines(stage))
            shutil.rmtree(stage / _DATABASE)
            _swap(stage, data, before)
            try:
                connection.commit()
            except BaseException:
                _swap_back(data, before)
                raise
    finally:
        database.close()
    return rows


def _lines(stage: Path) -> dict[str, Iterable[bytes]]:
    return {path.stem: _of(path) for path in (stage / _DATABASE).glob("*.jsonl")}


def _of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as lines:
        yield from lines


def _name_for_old(data: Path) -> Path:
    return data.with_name(f"{data.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S}")


def _swap(stage: Path, data: Path, before: Path | None) -> None:
    if before is not None:
        data.rename(before)
    elif data.exists():
        data.rmdir()
    try:
        stage.rename(data)
    except OSError:
        if before is not None:
            before.rename(data)
        raise


def _swap_back(data: Path, before: Path | None) -> None:
    shutil.rmtree(data)
    if before is not None:
        before.rename(data)

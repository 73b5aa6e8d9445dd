"""Writing files so that a reader never meets half of one, and saying what the disk cannot do."""

from __future__ import annotations

import errno
import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kompetensportal.errors import EnvironmentalError
from kompetensportal.words import say

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_counter = itertools.count()


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an EnvironmentalError with a mend."""
    try:
        yield
    except OSError as error:
        key = "disk_full" if error.errno in _FULL else "not_writable"
        raise EnvironmentalError(
            say(f"build.{key}", folder=str(folder), why=error.strerror or str(error)),
            say(f"build.{key}_mend", folder=str(folder)),
        ) from error


def refused_by_sqlite(error: sqlite3.DatabaseError, folder: Path) -> EnvironmentalError:
    """What SQLite could not do, with a mend."""
    full = "full" in str(error) or "disk I/O" in str(error)
    key = "disk_full" if full else "not_writable"
    return EnvironmentalError(
        say(f"build.{key}", folder=str(folder), why=str(error)),
        say(f"build.{key}_mend", folder=str(folder)),
    )


def write_whole(path: Path, content: bytes, *, durable: bool) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new, never a part.

    `durable` waits for the disk, so that the file is also there after a power cut.
    """
    draft = path.parent / f".{os.getpid()}-{next(_counter)}.tmp"
    try:
        try:
            file = draft.open("wb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = draft.open("wb")
        with file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    if durable:
        wait_for(path.parent)


def wait_for(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk (where the system can say)."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return  # Windows does not open folders; there a rename is durable by itself.
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

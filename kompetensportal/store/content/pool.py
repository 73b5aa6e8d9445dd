"""The pool: files named by the hash of their content, so that a name never changes its meaning.

A name is 32 hex digits of blake2b over the bytes, then an ending: `ab12….json`. It lies in the
folder of its first two digits. Files are written whole but without waiting for the disk; whoever
makes a root point at them calls `settle` first (see `store.content.library`).
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kompetensportal.errors import EnvironmentalError, NotFoundError
from kompetensportal.store.content.disk import told, wait_for, write_whole
from kompetensportal.words import say

NAME = re.compile(r"[0-9a-f]{32}\.[a-z0-9]{1,8}")
BINARY = getattr(os, "O_BINARY", 0)
"""Windows would change line ends otherwise."""
GRACE_SECONDS = 24 * 3600
"""A file that nothing names is kept this long: somebody may be about to name it, and a browser
may still show a page of an earlier generation."""
ONE_BY_ONE = 64
"""Up to so many files are waited for singly; above, the system flushes everything at once."""


def digest(content: bytes) -> str:
    """32 hex digits of blake2b: what content is called, everywhere in the product."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Pool:
    """The files of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Where a name lies. Raises NotFoundError for what is not a name of ours."""
        if not NAME.fullmatch(name):
            raise NotFoundError(say("build.no_such_file", name=name[:80]))
        return self.folder / name[:2] / name

    def put(self, content: bytes, ending: str) -> str:
        """Store content; its name. `ending` without the point. The same content is stored once."""
        name = f"{digest(content)}.{ending}"
        path = f"{self.folder}/{name[:2]}/{name}"
        with told(self.folder):
            try:
                _create(path, content)
            except FileNotFoundError:
                os.makedirs(f"{self.folder}/{name[:2]}", exist_ok=True)  # noqa: PTH103 - speed
                _create(path, content)
        return name

    def read(self, name: str) -> bytes:
        """The content of a name, checked against it.

        Raises NotFoundError, or EnvironmentalError when the disk gave something else back.
        """
        try:
            content = self.path(name).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError(say("build.no_such_file", name=name)) from error
        if not name.startswith(digest(content)):
            raise EnvironmentalError(
                say("build.damaged_file", name=name), say("build.damaged_file_mend")
            )
        return content

    def holds(self, name: str) -> bool:
        """Whether the file is there and not empty."""
        try:
            return self.path(name).stat().st_size > 0
        except FileNotFoundError:
            return False

    def settle(self, names: Collection[str]) -> None:
        """Wait until these files are on the disk, so that a power cut cannot take them."""
        if len(names) > ONE_BY_ONE and hasattr(os, "sync"):
            os.sync()
            return
        with told(self.folder):
            for name in names:
                wait_for(self.path(name))
            for folder in {self.path(name).parent for name in names}:
                wait_for(folder)

    def collect(self, keep: Iterable[str], now: float | None = None) -> int:
        """Remove files older than GRACE_SECONDS that `keep` does not name; how many."""
        kept = set(keep)
        oldest = (time.time() if now is None else now) - GRACE_SECONDS
        removed = 0
        for entry in self._entries():
            if entry.name not in kept and entry.stat().st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
                removed += 1
        return removed

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        """Every file, also the drafts that a killed process left."""
        if not self.folder.is_dir():
            return
        with os.scandir(self.folder) as folders:
            for folder in folders:
                with os.scandir(folder) as files:
                    yield from files


def _create(path: str, content: bytes) -> None:
    """Write a file that is not there yet, under its own name at once, in as few steps as can be.

    Nothing names it before it is whole. What a killed process left of one is told by its size, and
    replaced.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o644)
    except FileExistsError:
        if os.stat(path).st_size == len(content):  # noqa: PTH116 - speed
            os.utime(path)  # Young again, so that `collect` leaves it alone.
        else:
            write_whole(Path(path), content, durable=False)
        return
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)

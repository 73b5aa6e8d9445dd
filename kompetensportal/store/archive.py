"""A backup file: a compressed tar whose last member, `manifest.json`, names every other one with
its size and SHA-256. A file that was cut short has no manifest and is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from kompetensportal.errors import MistakeError
from kompetensportal.words import say

MANIFEST = "manifest.json"
FORMAT = "kompetensportal-backup"
VERSION = 1
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 256 << 20


class Writer:
    """Adds members and remembers what the manifest will say about them."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.files: dict[str, tuple[int, str]] = {}

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add a file from where it stands to its end."""
        size = content.seek(0, os.SEEK_END)
        content.seek(0)
        reader = _Hashing(content)
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self._tar.addfile(info, reader)
        self.files[name] = (size, reader.digest.hexdigest())

    def finish(self, facts: dict[str, Any]) -> None:
        """Add the manifest."""
        whole = {"format": FORMAT, "v": VERSION, **facts, "files": self.files}
        text = json.dumps(whole, ensure_ascii=False).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(text), 0o600
        self._tar.addfile(info, io.BytesIO(text))


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Write an archive that only its owner can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as tar:
            yield Writer(tar)
        file.flush()
        os.fsync(file.fileno())


def verify(path: Path) -> dict[str, Any]:
    """Read every byte and compare; gives the manifest. Raises MistakeError that says what is off.

    Also gives way to an OSError of the disk itself.
    """
    try:
        return _verified(path)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise MistakeError(
            say("backup.no_file", file=str(path)), say("backup.no_file_mend")
        ) from error
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(path, "backup.why_short", "") from error


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The archive's files in order, each readable until the next is asked for."""
    with gzip.open(path) as whole:
        with tarfile.open(fileobj=whole, mode="r:") as tar:
            for info in tar:
                content = tar.extractfile(info) if info.isreg() else None
                if content is None:
                    raise _damaged(path, "backup.why_name", info.name)
                yield info.name, content
        while whole.read(_CHUNK):
            pass  # Only the very end tells that no byte is missing.


def _verified(path: Path) -> dict[str, Any]:
    found: dict[str, tuple[int, str]] = {}
    manifest: dict[str, Any] | None = None
    for name, content in members(path):
        if manifest is not None:
            raise _damaged(path, "backup.why_more", name)
        if name == MANIFEST:
            manifest = _manifest(path, content)
        elif name in found or not _is_plain(name):
            raise _damaged(path, "backup.why_name", name)
        else:
            found[name] = _measure(content)
    if manifest is None:
        raise _damaged(path, "backup.why_short", "")
    expected = {name: tuple(facts) for name, facts in manifest["files"].items()}
    for name in sorted(set(expected) | set(found)):
        if expected.get(name) != found.get(name):
            raise _damaged(path, "backup.why_hash", name)
    return manifest


def _measure(content: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _manifest(path: Path, content: IO[bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(content.read(_LARGEST_MANIFEST))
        right = manifest["format"] == FORMAT and isinstance(manifest["files"], dict)
        version = int(manifest["v"])
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, "backup.why_short", MANIFEST) from error
    if not right:
        raise _damaged(path, "backup.why_other", MANIFEST)
    if version > VERSION:
        raise MistakeError(say("backup.newer", file=str(path)), say("backup.newer_mend"))
    return dict(manifest)


def _is_plain(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] in {"database", "files"} and ".." not in parts


def _damaged(path: Path, why: str, name: str) -> MistakeError:
    return MistakeError(
        say("backup.damaged", file=str(path), why=f"@{why}", name=name), say("backup.damaged_mend")
    )


class _Hashing(io.RawIOBase):
    """Hashes what is read through it."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self._inner.read(size)
        self.digest.update(chunk)
        return chunk

"""Sentence clips on disk, kept by what was spoken; a cut or altered one is made again.

`clips/ab/<key>`: 16 bytes of blake2b over the rest, the length of a JSON head (4 bytes), the head,
the MP3 frames. Entries are renamed into place, so any number of processes may share the folder.
Deleting it loses nothing but time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.speech import encode

SCHEMA = "1"
KEPT_DAYS = 90
"""A clip that nobody has needed for so long goes: its text has changed, or is audio long since."""
DIGEST, LENGTH = 16, 4


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence as sound."""

    frames: bytes
    """MP3, to be joined with others."""
    count: int
    """How many frames."""
    length: float
    """ms of speech, from the first sound's place in the PCM to the last sound."""
    words: tuple[tuple[int, int], ...]
    """(offset in the spoken text, ms from the clip's first sample), rising."""


def clip_key(fingerprint: str, voice: str, rate: int, text: str) -> str:
    """The name under which a spoken text is kept: everything that makes the sound."""
    parts = (SCHEMA, fingerprint, voice, str(rate), encode.SETTINGS, text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Clips:
    """The folder of clips."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Clip | None:
        """The clip of a key; None when there is none that is whole."""
        try:
            content = self._path(key).read_bytes()
            os.utime(self._path(key))  # Needed now: `collect` counts from here.
        except OSError:
            return None
        rest = content[DIGEST:]
        if hashlib.blake2b(rest, digest_size=DIGEST).digest() != content[:DIGEST]:
            return None
        size = int.from_bytes(rest[:LENGTH])
        head = json.loads(rest[LENGTH : LENGTH + size])
        words = tuple((int(offset), int(ms)) for offset, ms in head["words"])
        return Clip(rest[LENGTH + size :], head["count"], head["length"], words)

    def put(self, key: str, clip: Clip) -> None:
        """Keep a clip. Raises OSError (disk full, folder not writable); nothing half stays."""
        head = json.dumps(
            {"count": clip.count, "length": clip.length, "words": clip.words}
        ).encode()
        rest = len(head).to_bytes(LENGTH) + head + clip.frames
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.blake2b(rest, digest_size=DIGEST).digest() + rest)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise

    def collect(self, now: float | None = None, days: int = KEPT_DAYS) -> int:
        """Remove what nobody has needed for so long, drafts of killed processes too; how many."""
        oldest = (time.time() if now is None else now) - days * 24 * 3600
        removed = 0
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):  # Another process may be at it, too.
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    removed += 1
        return removed

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

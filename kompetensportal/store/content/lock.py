"""One at a time, between processes: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kompetensportal.errors import EnvironmentalError
from kompetensportal.store.content.disk import told
from kompetensportal.words import say

PAUSE_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path, seconds: float, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock of a file; wait up to `seconds` for another holder, telling `waiting` once.

    Raises EnvironmentalError when the other one does not finish in time.
    """
    with told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, path, seconds, waiting)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, seconds: float, waiting: Callable[[], None] | None) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            _take(handle)
            return
        except OSError:
            if time.monotonic() >= end:
                raise EnvironmentalError(
                    say("build.locked", file=str(path)), say("build.locked_mend")
                ) from None
        if waiting is not None:
            waiting()
            waiting = None
        time.sleep(PAUSE_SECONDS)

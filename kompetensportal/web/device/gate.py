"""Lets a few requests in at a time and sends the others away at once, each for another while.

Ten thousand tablets that come back at eight o'clock get their turn, and those who read a page
meanwhile wait for none of them.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

INSIDE = 4
"""At work or waiting for the database, of the server's sixteen threads."""
SHORTEST_SECONDS = 2
LONGEST_SECONDS = 300
_FORGOTTEN_AFTER = 10.0
"""Seconds without anybody sent away, and the next is asked to wait briefly again."""


class FullError(Exception):
    """Come back in `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Gate:
    """Counts who is inside."""

    def __init__(self, inside: int = INSIDE) -> None:
        self._most, self._inside = inside, 0
        self._lock = threading.Lock()
        self._sent_away, self._last = 0, 0.0

    @contextmanager
    def enter(self) -> Iterator[None]:
        """Be inside for a while. Raises FullError at once when there is no place."""
        with self._lock:
            if self._inside >= self._most:
                raise FullError(self._wait())
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def _wait(self) -> int:
        """Longer the more were sent away of late: they are not all to come back at once."""
        now = time.monotonic()
        self._sent_away = self._sent_away + 1 if now - self._last < _FORGOTTEN_AFTER else 1
        self._last = now
        # About twenty batches a second are taken in.
        spread = min(LONGEST_SECONDS, SHORTEST_SECONDS + self._sent_away // 20)
        return SHORTEST_SECONDS + secrets.randbelow(spread)

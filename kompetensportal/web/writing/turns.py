"""Work on drafts one at a time; of requests about the same thing the newest is the one that counts.

Who writes pauses often. A request that has waited until a newer one came is not answered with an
old text's findings, and a portal that many write in never has all its threads in this.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from enum import Enum

MOST_WAITING = 2
"""Of the threads that answer all pages; whoever comes then is asked to come again."""


class Turn(Enum):
    """Whether to do the work."""

    YES = "yes"
    OLD = "old"
    """A newer request about the same thing has come."""
    FULL = "full"
    """Too many wait already."""


class Turns:
    """Hands out turns. Safe between threads."""

    def __init__(self) -> None:
        self._work, self._count = threading.Lock(), threading.Lock()
        self._newest: dict[Hashable, int] = {}
        self._numbers = itertools.count()
        self._waiting = 0

    @contextmanager
    def turn(self, about: Hashable) -> Iterator[Turn]:
        """Wait until it is one's turn; the work is done inside."""
        mine = self._take(about)
        if mine is None:
            yield Turn.FULL
            return
        try:
            with self._work:
                self._leave()
                yield Turn.YES if self._newest.get(about) == mine else Turn.OLD
        finally:
            with self._count:
                if self._newest.get(about) == mine:
                    del self._newest[about]

    def _take(self, about: Hashable) -> int | None:
        with self._count:
            mine = next(self._numbers)
            if self._waiting > MOST_WAITING and about not in self._newest:
                return None
            self._newest[about] = mine
            self._waiting += 1
            return mine

    def _leave(self) -> None:
        with self._count:
            self._waiting -= 1

"""Helper processes beside this one, and what each has in hand.

A helper ends by itself when this process is gone, however it ended: it waits on a pipe whose
other end closes. A helper that dies over a job is replaced, and the job is named as lost, so
that one file that kills its reader costs only itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast

from kompetensportal.errors import KompetensportalError


class Crew:
    """The helpers, and what each has in hand."""

    def __init__(self, do: Callable[[Any], Any], count: int) -> None:
        self._do = do
        # A copy of this process starts in a millisecond and shares its memory; with threads
        # about, or where the system cannot, a fresh one is started instead.
        safe = sys.platform == "linux" and threading.active_count() == 1
        self._context: Any = multiprocessing.get_context("fork" if safe else "spawn")
        self._helpers: dict[Connection, BaseProcess] = {}
        self._in_hand: dict[Connection, list[Any]] = {}
        gc.freeze()  # The collector then leaves the shared memory alone.
        for _ in range(count):
            self._start()

    def work(self, jobs: Sequence[Any], size: int) -> Iterator[tuple[Any, Any]]:
        """Do all jobs, here and in the helpers."""
        waiting = deque(list(jobs[at : at + size]) for at in range(0, len(jobs), size))
        while waiting or self._in_hand:
            for pipe in [p for p in self._helpers if p not in self._in_hand]:
                if waiting:
                    self._hand_out(pipe, waiting)
            # A job that is alone in its piece may be the one that kills: it is not done here.
            if waiting and len(waiting[0]) == size:
                yield from ((job, self._do(job)) for job in waiting.popleft())
                ready = self._ready(0)
            else:
                ready = self._ready(None)
            for pipe in ready:
                yield from self._take_in(pipe, waiting)

    def _ready(self, timeout: float | None) -> list[Connection]:
        return cast("list[Connection]", wait(list(self._in_hand), timeout))

    def end(self) -> None:
        """Let the helpers go, and wait until they have gone."""
        for pipe in self._helpers:
            pipe.close()
        for helper in self._helpers.values():
            helper.join(timeout=2)
            if helper.is_alive():
                helper.kill()
                helper.join()
        gc.unfreeze()

    def _start(self) -> None:
        here, there = Pipe()
        others = [*self._helpers, here]
        # Only a copy of this process has the other ends too, and must let go of them.
        held = others if self._context.get_start_method() == "fork" else []
        helper = self._context.Process(target=_help, args=(there, self._do, held), daemon=True)
        helper.start()
        there.close()
        self._helpers[here] = helper

    def _hand_out(self, pipe: Connection, waiting: deque[list[Any]]) -> None:
        piece = waiting.popleft()
        self._in_hand[pipe] = piece
        with suppress(OSError):  # It has died: taking in finds that out.
            pipe.send(piece)

    def _take_in(self, pipe: Connection, waiting: deque[list[Any]]) -> Iterator[tuple[Any, Any]]:
        piece = self._in_hand.pop(pipe)
        try:
            error, results = pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(pipe, piece, waiting)
            return
        if error is not None:
            kind, what, mend = error
            raise kind(what, mend)
        yield from zip(piece, results, strict=True)

    def _replace(
        self, pipe: Connection, piece: list[Any], waiting: deque[list[Any]]
    ) -> Iterator[tuple[Any, Any]]:
        """A helper died: one of its jobs did it. Find out which by doing each alone."""
        pipe.close()
        self._helpers.pop(pipe).join()
        self._start()
        if len(piece) == 1:
            yield piece[0], None
        else:
            waiting.extendleft([job] for job in reversed(piece))


def _help(pipe: Connection, do: Callable[[Any], Any], others: list[Connection]) -> None:
    """A helper's life: pieces of work until the pipe's other end is closed."""
    for other in others:
        # A copy of this process also has the ends of its siblings' pipes, which must not stay
        # open here when the first process dies.
        other.close()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            piece = pipe.recv()
            answer: tuple[Any, list[Any]]
            try:
                answer = (None, [do(job) for job in piece])
            except KompetensportalError as error:
                answer = ((type(error), error.what, error.mend), [])
            pipe.send(answer)

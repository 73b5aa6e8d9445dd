"""Many small jobs on all processors: this process and helpers beside it.

A helper ends by itself when this process is gone, however it ended: it waits on a pipe whose
other end closes. A helper that dies over a job is replaced, and the job is named as lost, so
that one file that kills its reader costs only itself.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar, cast

from kompetensportal.errors import KompetensportalError

Job = TypeVar("Job")
Result = TypeVar("Result")

PIECE = 16
"""Jobs handed out at a time: enough that the pipe costs nothing, few enough to end together."""
FEWEST = 64
"""Fewer jobs than this are done here: starting a helper would cost more than it saves."""
MOST_PROCESSES = 4


def work(
    do: Callable[[Job], Result],
    jobs: Sequence[Job],
    processes: int | None = None,
    *,
    fewest: int = FEWEST,
    piece: int = PIECE,
) -> Iterator[tuple[Job, Result | None]]:
    """Do every job; results as they come, None for a job that killed the process doing it.

    `do` is a function or value of a module, as helpers may be started afresh. With less than
    `fewest` jobs they are done here; `piece` jobs are handed out at a time. A
    KompetensportalError of a job is raised here and ends the work.
    """
    count = min(processes or os.cpu_count() or 1, MOST_PROCESSES) if len(jobs) >= fewest else 1
    with _without_collector():
        if count == 1:
            for job in jobs:
                yield job, do(job)
            return
        crew = _Crew(do, count - 1)
        try:
            yield from crew.work(jobs, piece)
        finally:
            crew.end()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's search for cycles costs a tenth of the time here, and finds none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Crew:
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

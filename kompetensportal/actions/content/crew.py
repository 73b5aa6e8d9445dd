"""Many small jobs on all processors: this process, and helpers beside it when there are many jobs.

A KompetensportalError of a job is raised where the work was asked for and ends it; a job that
kills the process doing it is named as lost (`actions.content.helpers`).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

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
        # multiprocessing takes as long to import as ten texts to compile.
        from kompetensportal.actions.content.helpers import Crew  # noqa: PLC0415

        crew = Crew(do, count - 1)
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

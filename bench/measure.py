"""What a command costs: CPU of it and all it starts, and the peak of their memory together."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.03
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""A program that is installed keeps the bytecode of its modules. Where this says that it does not,
every start would compile two hundred files again, and that is not what is measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost."""

    cpu: float
    """Seconds of user and system time of the process and of every process that it waited for."""
    memory: float
    """Largest sum of the proportional set sizes (PSS) of all its processes, in MB: a page that
    two of them share counts once."""
    seconds: float


def run(command: Sequence[str], cwd: Path | None = None, *, memory: bool = False) -> Cost:
    """Run a command to its end; raises RuntimeError with what it said when it fails."""
    begin = time.monotonic()
    process = subprocess.Popen(
        command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    said: list[bytes] = []
    reader = threading.Thread(target=lambda: said.append(process.stdout.read()))  # type: ignore[union-attr]
    reader.start()
    peak = _watch(process.pid, reader) if memory else 0.0
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {b''.join(said).decode(errors='replace')[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, peak, time.monotonic() - begin)


def _watch(pid: int, reader: threading.Thread) -> float:
    peak = 0.0
    while reader.is_alive():
        peak = max(peak, sum(_pss(one) for one in _family(pid)))
        reader.join(SAMPLE_SECONDS)
    return peak


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:
            continue
    return found


def _pss(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(c.cpu for c in costs),
        statistics.median(c.memory for c in costs),
        statistics.median(c.seconds for c in costs),
    )


def in_turn(times: int, *ones: Callable[[], Cost]) -> list[Cost]:
    """Run several things in alternation, so that a busy moment meets all; their medians."""
    rounds = [[one() for one in ones] for _ in range(times)]
    return [median([costs[at] for costs in rounds]) for at in range(len(ones))]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: ours, what it is compared with, and the limit of their ratio."""

    what: str
    ours: float
    other: float
    unit: str
    most: float

    @property
    def ratio(self) -> float:
        """Ours in terms of the other."""
        return self.ours / self.other if self.other else float("inf")

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.ratio <= self.most

    def __str__(self) -> str:
        verdict = "ok" if self.holds else "OVER"
        return (
            f"{self.what:<58} {self.ours:>9.3f} {self.other:>9.3f} {self.unit:<5}"
            f" {self.ratio:>7.2f} <= {self.most:<6g} {verdict}"
        )

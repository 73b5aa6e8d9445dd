"""Many jobs on all processors, also when one of them kills who does it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kompetensportal.actions.content import crew
from kompetensportal.errors import MistakeError
from kompetensportal.words import say

FIRST = os.getpid()


def double(number: int) -> int:
    return number * 2


def die_at_thirteen(number: int) -> int:
    if number == 13 and os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.001)
    return number


def refuse_forty(number: int) -> int:
    if number == 40:
        raise MistakeError(say("build.no_such_file", name="40"))
    return number


def test_every_job_is_done_once_whatever_the_number_of_processes() -> None:
    jobs = list(range(300))
    for processes in (1, 2, 3):
        done = dict(crew.work(double, jobs, processes))
        assert done == {number: number * 2 for number in jobs}


def test_a_job_that_kills_its_process_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "PIECE", 16)
    for _ in range(5):
        done = dict(crew.work(die_at_thirteen, range(200), 3))
        assert len(done) == 200
        # The first process may have done number 13 itself, and lives.
        assert done[13] in (None, 13)
        assert all(done[n] == n for n in range(200) if n != 13)


def test_what_a_job_refuses_is_raised_here() -> None:
    with pytest.raises(MistakeError):
        list(crew.work(refuse_forty, list(range(300)), 2))


PROGRAM = """
import os, sys, time
from kompetensportal.actions.content import crew
def slow(n):
    os.write(1, b"%d\\n" % os.getpid()); time.sleep(0.05); return n
list(crew.work(slow, list(range(1000)), 3))
"""


def test_helpers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    seen: set[int] = set()
    while len(seen) < 3:
        seen.add(int(program.stdout.readline()))
    program.kill()
    program.wait()
    end = time.monotonic() + 10
    while time.monotonic() < end and any(Path(f"/proc/{pid}").exists() for pid in seen):
        time.sleep(0.05)
    assert not [pid for pid in seen if Path(f"/proc/{pid}").exists()]
    program.stdout.close()

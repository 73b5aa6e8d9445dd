"""A process that speaks for us: it may hang or die, and we are told instead of hanging with it.

Requests are one line of JSON on its stdin; an answer is one line of JSON on its stdout, followed
by as many bytes as its `bytes` says. Its first argument is a folder for its files; `serving` is
the other end. It is a process
of its own, freshly started and never forked, because speech libraries hang after a fork, exit
without an exception and lose files in threads.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

PACKAGE_ROOT = Path(__file__).resolve().parents[3]
TIMEOUT = 30.0
"""Seconds for one request. A sentence takes some hundredths; a crowded machine much more."""


class WorkerLostError(Exception):
    """The process died, or was ended because it had not answered in time (`hung`)."""

    def __init__(self, hung: bool) -> None:
        super().__init__("hung" if hung else "died")
        self.hung = hung


class Worker:
    """One process that runs a module of ours; started by the first request, and after a loss."""

    def __init__(self, module: str, timeout: float = TIMEOUT, *arguments: str) -> None:
        self._command = [sys.executable, "-P", "-m", module]
        self._arguments = arguments
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        # Ours and not the worker's, so that it goes even when the worker is killed.
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def pid(self) -> int | None:
        """Of the process that runs now, if one does."""
        return self._process.pid if self._process else None

    @property
    def folder(self) -> Path | None:
        """Where it writes, while it runs."""
        return Path(self._folder.name) if self._folder else None

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send a request and wait for its answer.

        Raises WorkerLostError, after which the next call starts a new process, and OSError when
        none can be started.
        """
        process = self._process or self._start()
        hung = threading.Event()

        def end_it() -> None:
            hung.set()
            process.kill()

        # Ending the process ends the wait below, on every system alike.
        alarm = threading.Timer(self._timeout, end_it)
        alarm.daemon = True
        alarm.start()
        try:
            return _exchange(process, request)
        except (OSError, EOFError, ValueError) as error:
            self.close()
            raise WorkerLostError(hung.is_set()) from error
        finally:
            alarm.cancel()

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # A request that the dead process never read cannot be flushed.
                with contextlib.suppress(OSError):
                    pipe.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, [str(PACKAGE_ROOT), os.environ.get("PYTHONPATH")]))
        self._folder = tempfile.TemporaryDirectory(prefix="kp-voice-")
        self._process = subprocess.Popen(
            [*self._command, self._folder.name, *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        return self._process


def _exchange(
    process: subprocess.Popen[bytes], request: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    answer: dict[str, Any] = json.loads(line)
    size = int(answer.get("bytes", 0))
    body = process.stdout.read(size)
    if len(body) != size:
        raise EOFError
    return answer, body

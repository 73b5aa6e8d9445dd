"""Chromium as a process of its own with a profile on disk, so that it can be killed like a tablet.

Playwright speaks to it through its debugging port; a kill is SIGKILL to the whole process group,
which is ours alone because we made it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, BrowserType, Error

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--password-store=basic",
    "--remote-debugging-port=0",
)
DIES_WITH_US = ("setpriv", "--pdeathsig", "KILL") if shutil.which("setpriv") else ()
"""A test run that is killed leaves no browser behind."""
PATIENCE_SECONDS = 90
START_SECONDS = 30
"""Now and then a start on a profile whose browser was killed hangs for ever."""
ATTEMPTS = 3


class Chromium:
    """One browser on one profile; `start`, `kill` and `start` again."""

    def __init__(self, kind: BrowserType, profile: Path, arguments: Sequence[str] = ()) -> None:
        self._kind = kind
        self._arguments = arguments
        self.profile = profile
        self.process: subprocess.Popen[bytes] | None = None
        self._browser: Browser | None = None
        self.starts = 0

    def start(self, environment: Mapping[str, str] | None = None) -> BrowserContext:
        """Start it and connect; a start that a killed profile spoils is tried again."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._start(environment)
            except (Error, TimeoutError):
                self.kill()
                if attempt == ATTEMPTS:
                    raise
        raise AssertionError

    def quit(self) -> None:
        """As somebody closes it: cookies are written, as Chromium does every half minute."""
        assert self._browser is not None and self.process is not None
        with suppress(Error):
            self._browser.new_browser_cdp_session().send("Browser.close")
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE_SECONDS)
        self.kill()

    def kill(self) -> None:
        """SIGKILL to all its processes at once: no handler, no flush."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE_SECONDS)
            self._wait_for_group(self.process.pid)
        if self._browser is not None:
            with suppress(Error):
                self._browser.close()
        self.process = self._browser = None

    def _start(self, environment: Mapping[str, str] | None) -> BrowserContext:
        self.profile.mkdir(parents=True, exist_ok=True)
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        for stale in self.profile.glob("Singleton*"):
            stale.unlink()
        where = shutil.which("chromium")
        assert where, "Chromium is missing: sudo apt-get install chromium"
        with tempfile.TemporaryFile() as said:
            self.process = subprocess.Popen(
                [
                    *DIES_WITH_US,
                    where,
                    *ARGUMENTS,
                    *self._arguments,
                    f"--user-data-dir={self.profile}",
                ],
                stdout=said,
                stderr=said,
                start_new_session=True,
                env=None if environment is None else dict(environment),
            )
        self.starts += 1
        port, path = self._address(told)
        self._browser = self._kind.connect_over_cdp(
            f"ws://127.0.0.1:{port}{path}", timeout=START_SECONDS * 1000
        )
        return self._browser.contexts[0]

    def _address(self, told: Path) -> tuple[str, str]:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            with suppress(OSError, ValueError):
                port, path = told.read_text(encoding="utf-8").split("\n")[:2]
                return port, path
            assert self.process is not None
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise TimeoutError("Chromium did not say where it listens")

    @staticmethod
    def _wait_for_group(group: int) -> None:
        """Until the last of its processes is gone: two on one profile would be our own fault."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                os.killpg(group, 0)
            except (ProcessLookupError, PermissionError):
                return
            time.sleep(0.02)

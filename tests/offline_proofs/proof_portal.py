"""The real portal as a process, killed and started again, with or without a planted fault."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from kompetensportal.actions.device.seal import ensure_seal
from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.store import schema
from kompetensportal.store.database import Database

LAUNCHER = Path(__file__).with_name("planted_server.py")
PATIENCE_SECONDS = 90


def free_port() -> int:
    """A port that nobody listens on now; the portal keeps it through every start."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def make_portal(data: Path, address: str = "") -> None:
    """A data folder and database with the six example accounts, and nothing to read."""
    data.mkdir(parents=True, exist_ok=True)
    database = Database(address or f"sqlite:///{(data / 'portal.sqlite').absolute()}")
    schema.create(database)
    ensure_key(data)
    ensure_seal(data)
    example.make(database)
    database.close()


class ProofPortal:
    """`start`, `kill` (SIGKILL), `start` again on the same port; `stop` ends it politely."""

    def __init__(
        self,
        data: Path,
        fault: str = "",
        settings: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.data = data
        self.port = free_port()
        self.kills = 0
        self._fault = fault
        self._log = data.with_suffix(".log")
        self._environment = {
            **os.environ,
            **(environment or {}),
            "KP_VOICE": "none",
            **{f"KP_{name.upper()}": value for name, value in (settings or {}).items()},
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers. Raises RuntimeError with what it said."""
        command = [sys.executable, str(LAUNCHER), self._fault, "serve", "--data", str(self.data)]
        before = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as said:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                stdout=said,
                stderr=subprocess.STDOUT,
                env=self._environment,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if re.search(rb"http://127\.0\.0\.1:\d+", self.said(before)):
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(self.said(before).decode(errors="replace"))

    def said(self, after: int = 0) -> bytes:
        """What it wrote, all starts together."""
        return self._log.read_bytes()[after:]

    def kill(self) -> None:
        """No handler runs and nothing is written after this."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(PATIENCE_SECONDS)
            self.kills += 1

    def stop(self) -> None:
        """As an operator stops it; killed when it does not listen."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

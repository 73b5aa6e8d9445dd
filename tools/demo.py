"""The real portal with its example accounts, run by its own command: for tests and screenshots."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from kompetensportal.actions.portal import example

PATIENCE = 120
"""Seconds for a cold start on two busy cores."""


@contextmanager
def demo(
    data: Path, *options: str, command: str = "start", voice: str = "pyttsx3", port: int = 8300
) -> Iterator[str]:
    """Run `start` (or `preview`) on a data folder; gives the address, stops at the end."""
    data.mkdir(parents=True, exist_ok=True)
    log = data.with_suffix(".log")
    with log.open("w", encoding="utf-8") as said:
        portal = subprocess.Popen(
            [sys.executable, "-m", "kompetensportal", command, "--data", str(data), *options],
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "KP_VOICE": voice, "KP_PORT": str(port)},
        )
    try:
        yield _address(portal, log)
    finally:
        portal.send_signal(signal.SIGINT)
        try:
            portal.wait(20)
        except subprocess.TimeoutExpired:
            portal.kill()


def _address(portal: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8")):
            return found[0]
        if portal.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(log.read_text(encoding="utf-8"))


def sign_in(page: Page, address: str, user_name: str) -> None:
    """Sign an example account in, as a person does."""
    page.goto(f"{address}/logga-in")
    page.fill("input[name=user_name]", user_name)
    page.fill("input[name=password]", example.PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/logga-in" not in url)

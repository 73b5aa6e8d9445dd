"""A fresh machine: a clone, `make start`, and the clock at its first page; then the audio of all
that ships, which is made behind that page; then a second start.

Nothing of this checkout's environment is used: the clone makes its own. The package index is asked
for the dependencies, so this line depends on the network as a newcomer's does.
"""

from __future__ import annotations

import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.actions.content.voice_report import last_report
from kompetensportal.model.content.aids import GLOSSARY_GROUP, sound_key
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library

REPOSITORY = Path(__file__).parent.parent
MAKE_START = ["make", "start"]
WANTED_FIRST, WANTED_SECOND, WANTED_AUDIO = 120.0, 2.0, 360.0
PATIENCE, PATIENCE_AUDIO = 400.0, 900.0


def main() -> int:
    """Print both starts, and when all could be listened to; 1 when one is slower than wanted."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True)
        with _started(MAKE_START, clone, Path(folder)) as first:
            print(_line("fresh clone, `make start` to first page", first.page, WANTED_FIRST))
            audio = _wait_for_audio(first, clone / Settings().data)
            print(_line("the same start, to audio of all texts and words", audio, WANTED_AUDIO))
        with _started(MAKE_START, clone, Path(folder)) as second:
            print(_line("`make start` again, nothing changed", second.page, WANTED_SECOND))
    held = (first.page <= WANTED_FIRST, audio <= WANTED_AUDIO, second.page <= WANTED_SECOND)
    return int(not all(held))


def _line(what: str, seconds: float, wanted: float) -> str:
    verdict = "ok" if seconds <= wanted else "MISSED"
    return f"{what}: {seconds:.1f} s (wanted {wanted:.0f}) {verdict}"


@dataclass(frozen=True, slots=True)
class Started:
    """A portal that has shown its first page."""

    begun: float
    """`time.monotonic` when its command was given."""
    page: float
    """Seconds from then to a whole first page."""
    portal: subprocess.Popen[bytes]


@contextmanager
def _started(command: list[str], clone: Path, folder: Path) -> Iterator[Started]:
    """Run a command until its first page is there; the portal goes at the end."""
    environment = {**os.environ, "KP_PORT": "8650"}
    for name in ("VIRTUAL_ENV", "MAKEFLAGS", "KP_DATA", "KP_CONTENT"):
        environment.pop(name, None)
    log = folder / "said.txt"
    begun = time.monotonic()
    with log.open("wb") as said:
        portal = subprocess.Popen(
            command,
            cwd=clone,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Started(begun, _first_page(portal, begun, log), portal)
    finally:
        if portal.poll() is None:
            os.killpg(portal.pid, signal.SIGINT)
            portal.wait(20)


def _first_page(portal: subprocess.Popen[bytes], begun: float, log: Path) -> float:
    """Seconds from `begun` to a whole first page."""
    while time.monotonic() - begun < PATIENCE and portal.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8")):
            urllib.request.urlopen(found[0], timeout=10).read()
            return time.monotonic() - begun
        time.sleep(0.02)
    raise SystemExit(log.read_text(encoding="utf-8"))


def _wait_for_audio(started: Started, data: Path) -> float:
    """Seconds from the command until every text and word can be listened to; inf if it gives up."""
    while time.monotonic() - started.begun < PATIENCE_AUDIO and started.portal.poll() is None:
        if _is_all_spoken(data):
            return time.monotonic() - started.begun
        time.sleep(2)
    return math.inf


def _is_all_spoken(data: Path) -> bool:
    """Whether the voice has left its report, without a gap, and each card has its sound."""
    report = last_report(data)
    if report is None or not report.complete:
        return False
    generation = Library(data).generation()
    sounds = generation.group_audio(GLOSSARY_GROUP)
    return all(sound_key(word) in sounds for word in generation.words.values())


if __name__ == "__main__":
    sys.exit(main())

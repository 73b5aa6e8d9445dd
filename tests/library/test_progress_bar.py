"""The bar of `start`: drawn for who watches a terminal, cleared at the end, silent for a log."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

from library_fixtures import Content

BAR, CLEARED = "\u2588", "\r\x1b[K"


def start(content: Content, here: Path, errors: int) -> subprocess.Popen[str]:
    """`kompetensportal start` in an empty folder, its errors and its bar on `errors`."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "kompetensportal", "start"),
            *("--content", str(content.root), "--data", str(here / "data")),
        ],
        cwd=here,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, "KP_VOICE": "none", "COLUMNS": "80"},
    )


def end_when_ready(portal: subprocess.Popen[str]) -> None:
    """Wait for its address, then end it as Ctrl+C does."""
    assert portal.stdout
    assert any("http://127.0.0.1:" in line for line in portal.stdout), "it ended without an address"
    portal.send_signal(signal.SIGINT)
    portal.communicate(timeout=60)


def test_who_watches_a_terminal_sees_a_bar_that_is_cleared_at_the_end(
    content: Content, tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    portal = start(content, tmp_path, theirs)
    os.close(theirs)
    end_when_ready(portal)
    shown = _all_of(ours).decode()
    os.close(ours)
    assert BAR in shown
    last = shown.rindex(BAR)
    assert CLEARED in shown[last:], "what is drawn last is cleared"
    done, total = shown[:last].count(BAR), shown.count("\r")
    assert done and total >= 2


def test_without_a_terminal_there_is_no_bar(content: Content, tmp_path: Path) -> None:
    with (tmp_path / "errors.txt").open("w+", encoding="utf-8") as errors:
        end_when_ready(start(content, tmp_path, errors.fileno()))
        errors.seek(0)
        said = errors.read()
    assert BAR not in said and "\x1b" not in said


def _all_of(terminal: int) -> bytes:
    """Everything that was written; reading a terminal whose other end is closed is an error."""
    got, end = b"", time.monotonic() + 20
    while time.monotonic() < end:
        try:
            piece = os.read(terminal, 65_536)
        except BlockingIOError:
            time.sleep(0.05)
            continue
        except OSError:
            break
        if not piece:
            break
        got += piece
    return got

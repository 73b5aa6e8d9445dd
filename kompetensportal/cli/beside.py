"""Making audio beside a running portal: a process of its own, gentle, and gone with the portal.

`python -m kompetensportal.cli.beside voice --nice` runs a command and ends when its standard input
is closed, which the system does when the portal is gone, however it ended.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from kompetensportal.actions.content.own_words import stamp
from kompetensportal.cli.main import main
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library

LOOK_SECONDS = 2.0
"""How often the published library is looked at for texts that nobody has read aloud."""
FIRST_REST_SECONDS, LONGEST_REST_SECONDS = 2.0, 300.0
"""Before a process that failed is started again; doubled each time."""
LOG = "voice.log"


class Voice:
    """Keeps the audio of the published library complete while the portal runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library = Library(settings.data)
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, name="voice", daemon=True)

    def start(self) -> None:
        """Begin, unless the portal is to have no audio."""
        if self._settings.voice != "none":
            self._thread.start()

    def stop(self) -> None:
        """End the process that runs, if one does."""
        self._stopped.set()
        process = self._process
        if process is not None and process.poll() is None:
            assert process.stdin is not None
            process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
        if self._thread.is_alive():
            self._thread.join(timeout=3)

    def _keep(self) -> None:
        done: object = None
        rest = FIRST_REST_SECONDS
        while not self._stopped.is_set():
            # Own words that were changed make other sounds of the same texts.
            texts = self._library.generation().text_digest, stamp(self._settings.data)
            if texts == done:
                self._stopped.wait(LOOK_SECONDS)
            elif self._fill():
                done, rest = texts, FIRST_REST_SECONDS
            else:
                self._stopped.wait(rest)
                rest = min(rest * 2, LONGEST_REST_SECONDS)

    def _fill(self) -> bool:
        """Read aloud what is missing; whether the process came to its end by itself."""
        command = [sys.executable, "-m", "kompetensportal.cli.beside", "voice", "--nice"]
        command += ["--data", str(self._settings.data), "--language", self._settings.language]
        if self._settings.content is not None:
            command += ["--content", str(self._settings.content)]
        with (self._settings.data / LOG).open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )
            return self._process.wait() == 0


def _end_with_parent() -> None:
    """Wait for the end of standard input, then end this process and those it has started."""
    # Not through `sys.stdin`, whose lock would be held when this process ends by itself.
    while os.read(0, 1024):
        pass
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(os.getpgid(0), signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    if Path("/proc/self/oom_score_adj").exists():
        # Should memory run out, audio is what the portal can do without for a while.
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("500")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    raise SystemExit(main())

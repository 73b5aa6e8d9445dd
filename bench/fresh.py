"""A fresh machine to the first page: a clone, `make start`, and the clock; then a second start.

Nothing of this checkout's environment is used: the clone makes its own. The package index is asked
for the dependencies, so this line depends on the network as a newcomer's does.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
WANTED_FIRST, WANTED_SECOND = 120.0, 2.0
PATIENCE = 400.0


def main() -> int:
    """Print both starts; 1 when one is slower than wanted."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(REPOSITORY), str(clone)], check=True)
        first = _first_page(["make", "start"], clone, Path(folder))
        print(f"fresh clone, `make start` to first page: {first:.1f} s (wanted {WANTED_FIRST:.0f})")
        second = _first_page([".venv/bin/kompetensportal", "start"], clone, Path(folder))
        print(f"second start, nothing changed: {second:.2f} s (wanted {WANTED_SECOND:.0f})")
    return int(first > WANTED_FIRST or second > WANTED_SECOND)


def _first_page(command: list[str], clone: Path, folder: Path) -> float:
    """Seconds from the command to a whole first page."""
    environment = {**os.environ, "KP_PORT": "8650"}
    environment.pop("VIRTUAL_ENV", None)
    environment.pop("MAKEFLAGS", None)
    log = folder / "said.txt"
    begun = time.monotonic()
    with log.open("w", encoding="utf-8") as said:
        portal = subprocess.Popen(
            command,
            cwd=clone,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        while time.monotonic() - begun < PATIENCE and portal.poll() is None:
            if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8")):
                urllib.request.urlopen(found[0], timeout=10).read()
                return time.monotonic() - begun
            time.sleep(0.02)
        raise SystemExit(log.read_text(encoding="utf-8"))
    finally:
        if portal.poll() is None:
            os.killpg(portal.pid, signal.SIGINT)
            portal.wait(20)


if __name__ == "__main__":
    sys.exit(main())

"""A disk that forgets at a power cut what nobody waited for: the method of `durable.c`.

A program is started with `environment()`; at any moment `image(to)` gives the folder as the disk
would hold it if the power went then. Needs no privileges, only a C compiler: `cc`, or the wheel
`ziglang`.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("durable.c")


@dataclass(frozen=True, slots=True)
class DurableDisk:
    """One folder that is watched, and what of it is durable."""

    library: Path
    """The compiled `durable.c`."""
    folder: Path
    held: Path

    def environment(self) -> dict[str, str]:
        """What a program whose writes count must be started with."""
        return {
            **os.environ,
            "LD_PRELOAD": str(self.library),
            "DURABLE_FROM": str(self.folder.resolve()),
            "DURABLE_TO": str(self.held.resolve()),
        }

    def settle(self, part: str) -> None:
        """As the system does within half a minute: what a part of the folder holds is durable."""
        with Path(f"{self.held.resolve()}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.copytree(self.folder / part, self.held / part, dirs_exist_ok=True)

    def image(self, to: Path) -> Path:
        """Copy what is durable at this moment."""
        with Path(f"{self.held.resolve()}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.copytree(self.held, to)
        return to


def compile_library(to: Path) -> Path:
    """Compile `durable.c`. Raises RuntimeError that says what is missing."""
    compiler = next((c for c in ("cc", "gcc", "clang") if shutil.which(c)), None)
    if compiler:
        command = [compiler]
    elif importlib.util.find_spec("ziglang"):
        command = [sys.executable, "-m", "ziglang", "cc"]
    else:
        raise RuntimeError("a C compiler is missing: apt-get install gcc, or pip install ziglang")
    target = to / "durable.so"
    subprocess.run(
        [*command, "-O1", "-shared", "-fPIC", str(SOURCE), "-o", str(target), "-ldl"], check=True
    )
    return target


def durable_disk(library: Path, folder: Path) -> DurableDisk:
    """Watch a folder from its beginning; what lies in it already counts as durable."""
    held = folder.with_name(f"{folder.name}.durable")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, held)
    return DurableDisk(library, folder, held)

"""The tablet's real scripts with one thing broken on purpose, built as the product builds them.

A fault is a list of exact changes in the sources; one that no longer fits the sources fails loudly,
so that it is never mistaken for a fault that was looked for and not found.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
SCRIPTS = REPOSITORY / "kompetensportal" / "web" / "static" / "js"
ESBUILD = REPOSITORY / "node_modules" / ".bin" / "esbuild"


@dataclass(frozen=True, slots=True)
class Change:
    """In one file under `static/js`, every `old` becomes `new`."""

    file: str
    old: str
    new: str


ONLY_LOCALLY = Change("device/facts/mirror.js", "await keep(pairs);", "keepLocally(pairs);")
"""The second copy in localStorage, which is on the disk too late."""


def planted_script(folder: Path, *changes: Change, entry: str = "facts.js") -> bytes:
    """The bundle of an entry with the changes in it. Raises ValueError when one does not fit."""
    sources = folder / "js"
    shutil.copytree(SCRIPTS, sources)
    for change in changes:
        path = sources / change.file
        text = path.read_text(encoding="utf-8")
        if change.old not in text:
            raise ValueError(f"{change.file} has no {change.old!r} any more")
        path.write_text(text.replace(change.old, change.new), encoding="utf-8")
    target = folder / entry
    subprocess.run(
        [str(ESBUILD), str(sources / entry), "--bundle", "--format=esm", f"--outfile={target}"],
        check=True,
        capture_output=True,
    )
    return target.read_bytes()

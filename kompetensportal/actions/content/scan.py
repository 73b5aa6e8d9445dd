"""What lies in the content folder, by stat alone: thousands of files in milliseconds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

TOPS = ("courses", "lathundar")
DEEPEST = 8
"""Folders in folders; a link that leads back to its own parent ends here."""


class Stamp(NamedTuple):
    """What stat says of a file: when it is as before, the file is taken to be as before."""

    size: int
    modified: int
    """Nanoseconds."""
    inode: int
    linked: bool
    """True when the file, or a folder above it, is a symbolic link: then `read` judges it."""


def scan(root: Path, only: str = "") -> dict[str, Stamp]:
    """The stamps of every file below `lathundar/` and `courses/`, by path with `/`.

    `only` limits it to what begins with a path. Hidden files and folders are left out.
    """
    found: dict[str, Stamp] = {}
    for top in TOPS:
        if not only or only.startswith(top) or top.startswith(only):
            _scan(os.path.join(root, top), top, found, False, DEEPEST)  # noqa: PTH118 - speed
    return {p: s for p, s in found.items() if below(p, only)} if only else found


def below(path: str, only: str) -> bool:
    """Whether a path is `only` or lies in it, or is a form of the text that `only` names."""
    stem = only.removesuffix(".md")
    return not only or path == only or path.startswith((only.rstrip("/") + "/", stem + "."))


def _scan(folder: str, path: str, found: dict[str, Stamp], linked: bool, depth: int) -> None:
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    with entries:
        for entry in entries:
            name = entry.name
            if name[0] == "." or name[-1] == "~":
                continue
            through_link = linked or entry.is_symlink()
            here = f"{path}/{name}"
            if entry.is_dir():
                if depth:
                    _scan(entry.path, here, found, through_link, depth - 1)
                continue
            try:
                stat = entry.stat()
            except OSError:
                # A link to nothing, or a file that was removed just now.
                found[here] = Stamp(0, 0, 0, True)
                continue
            found[here] = Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ino, through_link)

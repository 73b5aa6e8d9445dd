"""A draft as the compiler takes it, and the files around it as the last build saw them."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from kompetensportal.actions.content.build import MOVED
from kompetensportal.compiler.facts_file import PATH as FACTS
from kompetensportal.compiler.facts_file import read_facts
from kompetensportal.compiler.read import decode, locate, unreadable
from kompetensportal.compiler.rows import Row, from_plain
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.source import Source
from kompetensportal.store.content.build_rows import BuildRows


def source_of(path: str, text: str) -> Source | Finding:
    """The source that a file with this text would be, or the finding that says why it is none."""
    place = locate(path)
    if place is None:
        return unreadable(path, "misplaced")
    return decode(path, place.kind, text.encode("utf-8", "surrogatepass"))


class Surroundings:
    """The files around a draft; never changed."""

    def __init__(self, root: Path, data: Path) -> None:
        rows = BuildRows(data / "build.sqlite")
        try:
            self.moved: Mapping[str, str] = json.loads(rows.fact(MOVED) or "{}")
            """Content path -> page, for files whose id is another than their path tells."""
            self.rows = {path: from_plain(json.loads(text)) for path, text in rows.outlines()}
        finally:
            rows.close()
        self.facts = read_facts(root)[0] or {}
        """The local facts by name, as the file has them now."""

    def with_draft(self, row: Row) -> list[Row]:
        """The rows of the tree, a draft's in place of its file's."""
        return list({**self.rows, row.path: row}.values())


class Around:
    """The surroundings of one content folder, read again when they have changed.

    Safe between threads.
    """

    def __init__(self, root: Path, data: Path) -> None:
        self.root, self.data = root, data
        self._lock = threading.Lock()
        self._watched = (data / "build.sqlite", root / FACTS, root / "lathundar" / "ordlista.txt")
        self._kept: tuple[object, Surroundings] | None = None

    def now(self) -> Surroundings:
        """As they are now; the same object while nothing has changed."""
        with self._lock:
            stamp = tuple(map(_stamp, self._watched))
            if self._kept is None or self._kept[0] != stamp:
                self._kept = stamp, Surroundings(self.root, self.data)
            return self._kept[1]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size

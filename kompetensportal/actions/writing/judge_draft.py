"""What the rules say of a text while it is written: the same as `check`, of one draft.

The draft stands in the tree in place of its file; the other files are known by the rows of the
last build. What the dictionaries said of a sentence is kept (`actions.content.proofread`), so a
pause costs the sentences that are new, and of very many new ones only some are read at a time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kompetensportal.actions.content.build import MOVED
from kompetensportal.actions.content.proofread import KeptProofs, has_dictionaries, open_dictionary
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.library_rules import check_row
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.compiler.read import decode, locate, unreadable
from kompetensportal.compiler.rows import Row, from_plain
from kompetensportal.language.proof import Proof
from kompetensportal.model.content.finding import Finding
from kompetensportal.store.content.build_rows import BuildRows

PATIENCE_SECONDS = 0.8
"""So long new sentences are looked up in dictionaries at a time; the others come with the next."""
UNREAD = Proof((), 0, 0)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of one draft."""

    compiled: Compiled | None
    """None when the text cannot be read at all; the findings say why."""
    findings: tuple[Finding, ...]
    """In the order of their places."""
    complete: bool
    """False when sentences are left that the dictionaries have not looked at: ask again."""


class Surroundings:
    """The files around a draft, as the last build saw them. To be made again when it has built."""

    def __init__(self, data: Path) -> None:
        rows = BuildRows(data / "build.sqlite")
        try:
            self.moved: Mapping[str, str] = json.loads(rows.fact(MOVED) or "{}")
            self.rows = {path: from_plain(json.loads(text)) for path, text in rows.outlines()}
        finally:
            rows.close()

    def with_draft(self, row: Row) -> list[Row]:
        """The rows of the tree, a draft's in place of its file's."""
        return list({**self.rows, row.path: row}.values())


class Judge:
    """Judges drafts of one content folder, from one thread at a time."""

    def __init__(self, root: Path, data: Path, pictures: DraftPictures) -> None:
        self._root, self._data, self._pictures = root, data, pictures
        self._stamp: object = None
        self._around: Surroundings | None = None
        self._words: tuple[Dictionary, KeptProofs] | None = None

    def judge(self, path: str, text: str, today: date) -> Judged:
        """All rules on the text that a file is to have."""
        place = locate(path)
        if place is None:
            return Judged(None, (unreadable(path, "misplaced"),), True)
        source = decode(path, place.kind, text.encode("utf-8", "surrogatepass"))
        if isinstance(source, Finding):
            return Judged(None, (source,), True)
        around, reading = self._now(), _Reading(self._dictionary)
        compiled = compile_source(
            source,
            pictures=self._pictures.known,
            moved=around.moved,
            full=True,
            dictionary=reading.dictionary,
        )
        reading.keep()
        found = [
            *compiled.findings,
            *check_row(around.with_draft(compiled.row), path, today=today),
        ]
        found.sort(key=lambda f: (f.line, f.column, f.rule))
        return Judged(compiled, tuple(found), reading.complete)

    @property
    def moved(self) -> Mapping[str, str]:
        """Content path -> page, for files whose id is another than their path tells."""
        return self._now().moved

    def close(self) -> None:
        """Let go of what is open."""
        if self._words is not None:
            self._words[1].close()
            self._words = None

    @property
    def _dictionary(self) -> tuple[Dictionary, KeptProofs] | None:
        if self._words is None and has_dictionaries():
            rows = self._now().rows.values()
            self._words = open_dictionary(self._root, self._data, rows)
        return self._words

    def _now(self) -> Surroundings:
        stamp = _stamp(self._data / "build.sqlite"), _stamp(self._root / "lathundar/ordlista.txt")
        if self._around is None or stamp != self._stamp:
            self.close()
            self._stamp, self._around = stamp, Surroundings(self._data)
        return self._around


class _Reading:
    """A dictionary for one text that reads new sentences while there is patience."""

    def __init__(self, opened: tuple[Dictionary, KeptProofs] | None) -> None:
        self.complete = True
        self._opened = opened
        self._until = time.monotonic() + PATIENCE_SECONDS

    @cached_property
    def dictionary(self) -> Dictionary | None:
        """What the rules ask; None where none is installed."""
        return replace(self._opened[0], proofread=self._read) if self._opened else None

    def keep(self) -> None:
        """Keep what was found, as a check of all texts does."""
        if self._opened:
            self._opened[1].keep()

    def _read(self, sentence: str) -> Proof:
        assert self._opened is not None
        proofs = self._opened[1]
        if time.monotonic() < self._until:
            return proofs(sentence)
        known = proofs.known(sentence)
        if known is None:
            self.complete = False
        return known or UNREAD


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size

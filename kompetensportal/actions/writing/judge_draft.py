"""What the rules say of a text while it is written: the same as `check`, of one draft.

The draft stands in the tree in place of its file; the other files are known by the rows of the
last build. What the dictionaries said of a sentence is kept (`actions.content.proofread`), so a
pause costs the sentences that are new, and of very many new ones only some are read at a time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kompetensportal.actions.content.proofread import KeptProofs, has_dictionaries, open_dictionary
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.draft_source import Around, Surroundings, source_of
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.library_rules import check_row
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.language.proof import Proof
from kompetensportal.model.content.finding import Finding

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


class Judge:
    """Judges drafts of one content folder, from one thread at a time."""

    def __init__(
        self,
        root: Path,
        data: Path,
        pictures: DraftPictures,
        around: Around | None = None,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._around, self._pictures = around or Around(root, data), pictures
        self._patience = patience
        self._of: Surroundings | None = None
        self._words: tuple[Dictionary, KeptProofs] | None = None

    def judge(self, path: str, text: str, today: date) -> Judged:
        """All rules on the text that a file is to have."""
        source = source_of(path, text)
        if isinstance(source, Finding):
            return Judged(None, (source,), True)
        around = self._around.now()
        reading = _Reading(self._dictionary(around), self._patience)
        compiled = compile_source(
            source,
            pictures=self._pictures.known,
            moved=around.moved,
            full=True,
            dictionary=reading.dictionary,
            facts=around.facts,
        )
        reading.keep()
        found = [
            *compiled.findings,
            *check_row(around.with_draft(compiled.row), path, today=today),
        ]
        found.sort(key=lambda f: (f.line, f.column, f.rule))
        return Judged(compiled, tuple(found), reading.complete)

    def close(self) -> None:
        """Let go of what is open."""
        if self._words is not None:
            self._words[1].close()
        self._words = self._of = None

    def _dictionary(self, around: Surroundings) -> tuple[Dictionary, KeptProofs] | None:
        """Opened anew when other words are explained or accepted."""
        if around is not self._of and has_dictionaries():
            self.close()
            root, data = self._around.root, self._around.data
            self._words, self._of = open_dictionary(root, data, around.rows.values()), around
        return self._words


class _Reading:
    """A dictionary for one text that reads new sentences while there is patience."""

    def __init__(self, opened: tuple[Dictionary, KeptProofs] | None, patience: float) -> None:
        self.complete = True
        self._opened = opened
        self._until = time.monotonic() + patience

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

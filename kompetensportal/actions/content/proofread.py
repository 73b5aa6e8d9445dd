"""Dictionaries for the rules: each sentence is read once, and what was found is kept."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from kompetensportal.compiler.accepted_words import accepted_words
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.rows import Row
from kompetensportal.language.proof import FREQUENCY_PACKAGE, Proof, from_json, to_json
from kompetensportal.model.content.source import Kind
from kompetensportal.store.content.pool import digest
from kompetensportal.store.content.proofs import Proofs


class KeptProofs:
    """Says what the dictionaries find in a sentence. They are loaded for the first new one."""

    def __init__(self, data: Path, version: str) -> None:
        self.version = version
        self._kept = Proofs(data, version)
        self._known: dict[str, Proof] = {}
        self._new: dict[str, str] = {}
        self.read = 0
        """Sentences that were new."""

    def __call__(self, sentence: str) -> Proof:
        """What there is to say about a sentence of Swedish."""
        proof = self.known(sentence)
        if proof is None:
            proof = self._known[sentence] = self._look(sentence)
        return proof

    def known(self, sentence: str) -> Proof | None:
        """What was kept of a sentence; None when nobody has read it."""
        if (proof := self._known.get(sentence)) is None and (kept := self._kept.get(sentence)):
            proof = self._known[sentence] = from_json(kept)
        return proof

    def _look(self, sentence: str) -> Proof:
        # Loading takes 0.3 s and 100 MB, which a check of unchanged texts need not spend.
        from kompetensportal.language.proofreader import proofreader  # noqa: PLC0415

        proof = proofreader().read(sentence)
        self._new[sentence] = to_json(proof)
        self.read += 1
        return proof

    def keep(self) -> None:
        """Keep what was found since the last time, and forget what is in memory."""
        if self._new:
            self._kept.put(self._new)
            self._new = {}
        self._known.clear()

    def close(self) -> None:
        """Keep the rest, and close the file."""
        self.keep()
        self._kept.close()


def has_dictionaries() -> bool:
    """Whether the dictionaries are installed."""
    return find_spec(FREQUENCY_PACKAGE) is not None


def open_dictionary(root: Path, data: Path, rows: Iterable[Row]) -> tuple[Dictionary, KeptProofs]:
    """A dictionary for the rules; the second is to be closed when they have run.

    Args:
        root: the content folder, for its `lathundar/ordlista.txt`.
        data: the data folder, where what was found is kept.
        rows: rows of the content; those of the glossary say which words are explained.
    """
    from kompetensportal.language.proofreader import proofreader_version  # noqa: PLC0415 - as above

    proofs = KeptProofs(data, proofreader_version())
    explained, accepted = explained_forms(rows), accepted_words(root)
    words = "\n".join((*sorted(explained), "", *sorted(accepted)))
    state = digest(f"{proofs.version}\n{words}".encode())
    return Dictionary(proofs, explained, accepted, state), proofs


def explained_forms(rows: Iterable[Row]) -> frozenset[str]:
    """Forms of the words of the glossary, in small letters; of several words (`lex sarah`) each."""
    forms = {form for row in rows if row.kind is Kind.WORD for form in row.anchors}
    return frozenset(forms.union(*(form.split() for form in forms)))

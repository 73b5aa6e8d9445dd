"""What the dictionaries say of a document, for the rules that ask them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from kompetensportal.compiler.constructs.term import Term
from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.easy_text import sentences, text_without_labels
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.language.proof import Mark, Proof

SHOWN_LETTERS = 40


def proof_of(context: Context, spoken: Spoken) -> Proof:
    """What there is to say about a sentence."""
    if context.dictionary is None:
        raise LookupError("no dictionary")  # The rule says that it needs none.
    return context.dictionary.proofread(spoken.sentence.text)


def marks(document: Document, context: Context, kind: str) -> Iterator[tuple[Spoken, Mark]]:
    """Marks of a kind in the running text; names of buttons, code and links are left out."""
    for spoken in sentences(document):
        if spoken.sentence.language != "sv":
            continue
        found = [mark for mark in proof_of(context, spoken).marks if mark.kind == kind]
        text = text_without_labels(spoken) if found else ""
        for mark in found:
            if "·" not in text[mark.start : mark.end]:
                yield spoken, mark


def is_explained(document: Document, context: Context, spoken: Spoken, mark: Mark) -> bool:
    """Whether the glossary, the local word list or the text itself explains a marked word."""
    assert context.dictionary is not None
    names = {written(spoken, mark).lower(), *mark.said}
    known = context.dictionary.explained | context.dictionary.accepted
    if not known.isdisjoint(names):
        return True
    terms = cast(list[Term], document.all(Term))
    return any(term.word.plain.strip().lower() in names for term in terms)


def written(spoken: Spoken, mark: Mark) -> str:
    """A marked word as the sentence has it."""
    return spoken.sentence.text[mark.start : mark.end]


def shown(word: str) -> str:
    """A word for a message: cut where it is as long as no word is."""
    return word if len(word) <= SHOWN_LETTERS else word[:SHOWN_LETTERS] + "…"

"""What the rules of easy Swedish look at: sentences that are running text.

The limits come from published advice (Isof, Klarspråkshjälpen, MTM, FUB, webbriktlinjer R64),
gathered in docs/authoring.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from kompetensportal.compiler.structure import Document, Spoken

RUNNING = frozenset(("text", "step", "note", "question", "option", "hint"))
"""Blocks of running text; headings, cells and captions are too short to judge as sentences."""


def sentences(document: Document) -> Iterator[Spoken]:
    """The sentences of the running text."""
    return (spoken for spoken in document.spoken if spoken.sentence.block in RUNNING)


def texts(document: Document) -> list[str]:
    """Their words."""
    return [spoken.sentence.text for spoken in sentences(document)]

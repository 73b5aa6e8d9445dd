"""What the rules of easy Swedish look at: sentences that are running text.

The limits come from published advice (Isof, Klarspråkshjälpen, MTM, FUB, webbriktlinjer R64),
gathered in docs/authoring-rules.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kompetensportal.compiler.structure import Document, Spoken

RUNNING = frozenset(("text", "step", "note", "question", "option", "hint"))
"""Blocks of running text; headings, cells and captions are too short to judge as sentences."""


def sentences(document: Document) -> Iterator[Spoken]:
    """The sentences of the running text."""
    return (spoken for spoken in document.spoken if spoken.sentence.block in RUNNING)


def texts(document: Document) -> list[str]:
    """Their words."""
    return [spoken.sentence.text for spoken in sentences(document)]


LABELS = ("strong_open", "link_open")


def text_without_labels(spoken: Spoken, labels: Collection[str] = LABELS) -> str:
    """A sentence with what is bold, code or a link left out: names of buttons are not verbs.

    Without `labels` only code is left out; every letter of it is a `·`.
    """
    if not spoken.prose.tokens:
        return spoken.sentence.text
    shown: list[str] = []
    depth = 0
    for token in spoken.prose.tokens:
        if token.type in labels:
            depth += 1
        elif token.type.replace("_close", "_open") in labels:
            depth -= 1
        elif token.type in ("softbreak", "hardbreak"):
            shown.append("\n")
        elif token.type == "code_inline" or depth:
            shown.append("·" * len(token.content if token.type != "image" else ""))
        elif token.type != "image":
            shown.append(token.content)
    text = "".join(shown)[spoken.prose.skip :]
    return text[spoken.start : spoken.start + len(spoken.sentence.text)]

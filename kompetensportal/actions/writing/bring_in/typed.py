"""Lists that somebody typed: `1.`, `2)`, `Steg 3:`, `- ` and `•` at the beginning of a line."""

from __future__ import annotations

import re

from kompetensportal.model.writing.brought_in import Span, Words, plain

_STEP = re.compile(
    r"\s*(?:(?:steg|step|moment)\s+(\d{1,3})\s*[.:)–-]?(?=\s|$)|(\d{1,3})\s*[.)](?=\s|$)|(\d{1,3})\t)\s*",
    re.IGNORECASE,
)
_POINT = re.compile(r"\s*(?:[•·▪●◦○■□➢➤✓✔]|o\t|[-–](?=\s))\s*")
_NUMBER = re.compile(r"\s*(?:steg|step|moment)?\s*(\d{1,3})\s*[.:)]?\s*", re.IGNORECASE)


def lines(words: Words) -> list[Words]:
    """Running text as the lines that the writer broke."""
    found: list[list[Span]] = [[]]
    for span in words:
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                found.append([])
            if piece:
                found[-1].append(Span(piece, span.bold, span.italic, span.link))
    return [tuple(line) for line in found if plain(tuple(line))]


def typed_step(words: Words, expected: int) -> tuple[int, Words] | None:
    """The number that a line begins with, and the rest; None when it begins with none.

    A number counts when it is the first or the next, so that "3. mars" is no step.
    """
    found = _STEP.match(_text(words))
    if not found:
        return None
    number = int(found[1] or found[2] or found[3])
    rest = without(words, found.end())
    return (number, rest) if number in (1, expected) and plain(rest) else None


def typed_point(words: Words) -> Words | None:
    """The rest of a line that begins with a typed point."""
    found = _POINT.match(_text(words))
    rest = without(words, found.end()) if found else ()
    return rest if plain(rest) else None


def bare_number(words: Words) -> int | None:
    """The number of a cell that holds a step's number and nothing else."""
    found = _NUMBER.fullmatch(_text(words))
    return int(found[1]) if found else None


def without(words: Words, characters: int) -> Words:
    """Words without their first characters."""
    rest = []
    for span in words:
        kept = span.text[characters:]
        characters = max(0, characters - len(span.text))
        if kept:
            rest.append(Span(kept, span.bold, span.italic, span.link))
    return tuple(rest)


def _text(words: Words) -> str:
    return "".join(span.text for span in words)

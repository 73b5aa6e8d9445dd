"""What is different between two versions of a text, word by word, as somebody reads it.

Front matter and ids are shown as they are written: whoever restores a version gets them as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kompetensportal.model.writing.merge import lines_of

AROUND = 1
"""Lines that are the same and shown around what is different."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_STEP = re.compile(r"\d{1,9}[.)]\s")


class Sort(StrEnum):
    """Whether words are in both versions."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are in both, only in the one before, or only in the one after."""

    sort: Sort
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where something is different, with a line of what is around it."""

    line: int
    """In the version after, from 1."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All of them, and how many they are."""

    passages: tuple[Passage, ...]
    words_added: int
    words_removed: int
    steps_added: int
    """How many steps there are more; fewer when it is below 0."""


def differences(before: str, after: str) -> Differences:
    """Compare two versions of a text."""
    old, new = lines_of(before), lines_of(after)
    matcher = SequenceMatcher(None, old, new, len(old) + len(new) > 4_000)
    passages = tuple(
        Passage(
            group[0][3] + 1,
            tuple(
                piece
                for kind, a, b, c, d in group
                for piece in _pieces(kind, "".join(old[a:b]), "".join(new[c:d]))
            ),
        )
        for group in matcher.get_grouped_opcodes(AROUND)
    )
    return Differences(
        passages,
        _words(passages, Sort.ADDED),
        _words(passages, Sort.REMOVED),
        _steps(new) - _steps(old),
    )


def _pieces(kind: str, before: str, after: str) -> Iterator[Piece]:
    if kind == "equal":
        yield Piece(Sort.SAME, before)
        return
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    codes = SequenceMatcher(None, old, new, len(old) + len(new) > 4_000).get_opcodes()
    for what, a, b, c, d in _joined(codes, old):
        if what == "equal":
            yield Piece(Sort.SAME, "".join(old[a:b]))
            continue
        if b > a:
            yield Piece(Sort.REMOVED, "".join(old[a:b]))
        if d > c:
            yield Piece(Sort.ADDED, "".join(new[c:d]))


def _joined(
    codes: Sequence[tuple[str, int, int, int, int]], old: Sequence[str]
) -> list[tuple[str, int, int, int, int]]:
    """Changes with nothing but a space between them as one: words are read, not letters."""
    made: list[tuple[str, int, int, int, int]] = []
    for at, (kind, a, b, c, d) in enumerate(codes):
        space = kind == "equal" and 0 < at < len(codes) - 1 and "".join(old[a:b]) == " "
        same = kind == "equal" and not space
        if made and not same and made[-1][0] == "change":
            _, first, _, low, _ = made[-1]
            made[-1] = ("change", first, b, low, d)
        else:
            made.append(("equal" if same else "change", a, b, c, d))
    return made


def _words(passages: Sequence[Passage], sort: Sort) -> int:
    said = "".join(
        piece.words + "\n" for one in passages for piece in one.pieces if piece.sort is sort
    )
    return len(re.findall(r"\w+", said))


def _steps(lines: Sequence[str]) -> int:
    return sum(bool(_STEP.match(line)) for line in lines)

"""A piece of a text with the found words marked, as plain pieces: the page does the escaping."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

LENGTH, BEFORE = 170, 70
"""Characters, about: of a snippet, and at most before its first found word."""
ENDS, BETWEEN = (".", "!", "?", ":", ",", ";", "…"), " ·"
"""What a line ends with that goes on well, and what is put after another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool


class Marker:
    """Marks words, given in every form that counts."""

    def __init__(self, forms: Collection[str]) -> None:
        # Longest first, so that a word with a hyphen is marked whole.
        choices = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
        self._found = re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE) if forms else None

    def mark(self, text: str) -> list[Piece]:
        """The whole text, its found words marked."""
        return _pieces(text, 0, len(text), self._places(text))

    def snippet(self, text: str) -> list[Piece]:
        """The piece of about LENGTH characters with most different found words; the first such.

        Nothing when no word is found: a summary says more than the first line of a text.
        """
        text = _in_a_row(text)
        places = self._places(text)
        if not places:
            return []
        inside: deque[tuple[int, int]] = deque()
        best, begin = 0, places[0][0]
        for start, end in places:
            inside.append((start, end))
            while end - inside[0][0] > LENGTH and len(inside) > 1:
                inside.popleft()
            different = len({text[s:e].casefold() for s, e in inside})
            if different > best:
                best, begin = different, inside[0][0]
        first = _sentence_start(text, begin)
        last = len(text) if first + LENGTH >= len(text) else _last_space(text, first + LENGTH)
        pieces = _pieces(text, first, last, places)
        return pieces if last == len(text) else [*pieces, Piece(" …", False)]

    def _places(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self._found.finditer(text)] if self._found else []


def _pieces(text: str, first: int, last: int, places: list[tuple[int, int]]) -> list[Piece]:
    pieces, at = [], first
    for start, end in places:
        if start < at or end > last:
            continue
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < last:
        pieces.append(Piece(text[at:last], False))
    return pieces


def _in_a_row(text: str) -> str:
    """The lines as one; a line that is no sentence, such as a heading, is set off."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    joined = " ".join(line if line.endswith(ENDS) else line + BETWEEN for line in lines)
    return joined.removesuffix(BETWEEN)


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of `at` begins, when that is near; else a word some way before it."""
    begin = max(0, at - BEFORE)
    ends = [text.rfind(sign, begin, at) for sign in (". ", "! ", "? ", f"{BETWEEN} ")]
    if (last := max(ends)) >= 0:
        return text.index(" ", last + 1) + 1 if text[last] == " " else last + 2
    return 0 if at <= BEFORE else text.find(" ", at - BEFORE // 2) + 1


def _last_space(text: str, at: int) -> int:
    found = text.rfind(" ", at - 40, at)
    return found if found > 0 else at

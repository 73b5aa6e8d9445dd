"""A piece of a text with the found words marked, as plain pieces: the page does the escaping."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kompetensportal.language.words import Word, words

LENGTH = 170
"""Characters, about; a snippet ends between words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool


def mark(text: str, terms: Collection[str], forms: Mapping[str, tuple[str, ...]]) -> list[Piece]:
    """The whole text, its found words marked."""
    return _pieces(text, 0, len(text), _hits(text, terms, forms))


def snippet(text: str, terms: Collection[str], forms: Mapping[str, tuple[str, ...]]) -> list[Piece]:
    """The piece of about LENGTH characters with most different found words; the first such.

    Without any found word: nothing, since the summary says more than the first line of a text.
    """
    text = " ".join(text.split())
    hits = _hits(text, terms, forms)
    if not hits:
        return []
    inside: deque[Word] = deque()
    best, begin = 0, hits[0].start
    for hit in hits:
        inside.append(hit)
        while hit.end - inside[0].start > LENGTH:
            inside.popleft()
        different = len({word.normal for word in inside})
        if different > best:
            best, begin = different, inside[0].start
    start = _sentence_start(text, begin)
    end = len(text) if start + LENGTH >= len(text) else _last_space(text, start + LENGTH)
    pieces = _pieces(text, start, end, hits)
    if end < len(text):
        pieces.append(Piece(" …", False))
    return pieces


def _hits(text: str, terms: Collection[str], forms: Mapping[str, tuple[str, ...]]) -> list[Word]:
    wanted = {word for term in terms for word in term.split()}
    return [word for word in words(text) if not wanted.isdisjoint(forms.get(word.normal, ()))]


def _pieces(text: str, start: int, end: int, hits: list[Word]) -> list[Piece]:
    pieces, at = [], start
    for hit in hits:
        if hit.start < at or hit.end > end:
            continue
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start], False))
        pieces.append(Piece(text[hit.start : hit.end], True))
        at = hit.end
    if at < end:
        pieces.append(Piece(text[at:end], False))
    return pieces


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of `at` begins, when that is near; else a word some way before it."""
    for sign in (". ", "! ", "? "):
        if (found := text.rfind(sign, max(0, at - 70), at)) >= 0:
            return found + 2
    return 0 if at <= 70 else text.find(" ", at - 40) + 1


def _last_space(text: str, at: int) -> int:
    found = text.rfind(" ", at - 40, at)
    return found if found > 0 else at

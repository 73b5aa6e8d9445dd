"""The sentences of a fragment as they stand in its HTML, and words marked in them.

A position is a character of the displayed sentence, as in timing files. The text that a reader
sees or hears is the same before and after: marking only puts links around it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.S)
_TAG = re.compile(r"</?([a-z0-9]+)")
_SENTENCE = re.compile(r'<span class="s" id="s(\d+)"')
_CHARACTER = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|.", re.S)
_VOID = frozenset({"img", "br", "input", "hr", "wbr", "source", "col"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one sentence that no tag divides."""

    sentence: int
    start: int
    """Its first character in the sentence."""
    text: str
    inside: frozenset[str]
    """The elements around it: `a`, `strong`, `summary` ..."""
    at: int
    end: int
    """Where it stands in the HTML."""


Mark = tuple[int, int, str]
"""Start, end, id of the word."""


def pieces(fragment: str) -> Iterator[Piece]:
    """The text of all sentences in order."""
    around: list[str] = []
    sentence, depth, character = -1, 0, 0
    for token in _TOKEN.finditer(fragment):
        text = token[0]
        if text[0] != "<":
            if sentence >= 0:
                plain = html.unescape(text)
                yield Piece(
                    sentence, character, plain, frozenset(around), token.start(), token.end()
                )
                character += len(plain)
            continue
        tag = _TAG.match(text)
        if tag is None or tag[1] in _VOID:
            continue
        if text[1] == "/":
            if around:
                around.pop()
            if sentence >= 0 and len(around) < depth:
                sentence = -1
            continue
        around.append(tag[1])
        if found := _SENTENCE.match(text):
            sentence, depth, character = int(found[1]), len(around), 0


def marked(fragment: str, marks: Mapping[int, Sequence[Mark]]) -> str:
    """The fragment with a link to its card around each marked word.

    Args:
        fragment: HTML of a lesson.
        marks: of each sentence, in order and apart; what a tag divides stays unmarked.
    """
    out: list[str] = []
    done = 0
    for piece in pieces(fragment):
        wanted = [
            mark
            for mark in marks.get(piece.sentence, ())
            if piece.start <= mark[0] and mark[1] <= piece.start + len(piece.text)
        ]
        if wanted:
            out.append(fragment[done : piece.at])
            out.append(_linked(fragment[piece.at : piece.end], piece, wanted))
            done = piece.end
    out.append(fragment[done:])
    return "".join(out)


def _linked(source: str, piece: Piece, marks: Sequence[Mark]) -> str:
    letters = _CHARACTER.findall(source)
    if len(letters) != len(piece.text):
        return source  # An entity of two characters: leave the rare thing as it is.
    out, done = [], 0
    for start, end, id_ in marks:
        a, b = start - piece.start, end - piece.start
        word = "".join(letters[a:b])
        out += [*letters[done:a], f'<a class="word" href="#ord-{id_}">{word}</a>']
        done = b
    return "".join([*out, *letters[done:]])

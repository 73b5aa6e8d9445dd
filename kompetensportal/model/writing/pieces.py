"""A Markdown text cut into what one can say something about: sentences, steps, picture texts.

A piece quotes its words as the file has them, so that they are found again when the text has moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KINDS = {"titel": "title", "sammanfattning": "summary"}
_FRONT = re.compile(r"^(titel|sammanfattning)[ \t]*:[ \t]*(.+?)[ \t\r]*$", re.M)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:(\d+)[.)]|[-*+]|>)[ \t]+(?:\[[ xX]\][ \t]+)?")
_BOX = re.compile(r":::+[ \t]*[\wåäöÅÄÖ-]*[ \t]*")
_PICTURE = re.compile(r"[ \t]*!\[([^\]]*)\]")
_SHOWN = re.compile(r"!\[[^\]\n]*\]\([ \t]*<?([^()<>\s]+)")
_ID = re.compile(r"\{[#.][^{}\n]*\}")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\n]*\)")
_CELL = re.compile(r"[^|\r\n]+")
_SETTING = re.compile(r"[a-zåäö-]+:[ \t]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[*_\"”)]*\s+(?=[A-ZÅÄÖ0-9*_\"“(\[])")
_SHORT = re.compile(r"\b(?:t\.ex|bl\.a|m\.m|d\.v\.s|s\.k|dvs|ca|kl|nr|osv|tel)\.$", re.IGNORECASE)

MOST = 3_000
"""Pieces of a text that are shown; a lathund has fifty."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a comment may be about."""

    kind: str
    """`title`, `summary`, `heading`, `step`, `text`, `picture`."""
    quote: str
    """As the file has them."""
    line: int
    """Where they begin, from 1."""
    first: bool
    """Whether it begins a step, a heading or a paragraph."""
    number: str = ""
    """Of a step."""

    @property
    def words(self) -> str:
        """The words in one line, without marks for links."""
        plain = _LINK.sub(r"\1", self.quote)
        return " ".join(plain.split())


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text, in order; of one that is no lathund but a heap the first `MOST`."""
    body, lines = _body_at(text), _Lines(text)
    found = [
        Piece(_KINDS[match[1]], match[2].strip("\"'"), lines.of(match.start(2)), first=True)
        for match in _FRONT.finditer(text, 0, body)
    ]
    for kind, number, start, end in _blocks(text, body):
        sentences = [(start, end)] if kind == "picture" else _cut(text, start, end)
        for place, (a, b) in enumerate(sentences):
            quote = text[a:b].strip()
            if quote:
                begins = text.index(quote, a)
                found.append(Piece(kind, quote, lines.of(begins), place == 0, number))
            if len(found) >= MOST:
                return tuple(found)
    return tuple(found)


def pictures(text: str) -> dict[int, str]:
    """Line -> the picture that the text shows there, as the text writes its address."""
    lines = _Lines(text)
    return {lines.of(match.start()): match[1] for match in _SHOWN.finditer(text)}


class _Lines:
    """The line, from 1, of places that are asked for in order."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def of(self, at: int) -> int:
        """The line of a place behind the one before."""
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line


def _body_at(text: str) -> int:
    """Where the text begins behind its front matter."""
    if not text.startswith("---"):
        return 0
    end = re.compile(r"^---[ \t]*\r?$\n?", re.M).search(text, 3)
    return end.end() if end else 0


def _blocks(text: str, at: int) -> Iterator[tuple[str, str, int, int]]:
    """Kind, number, start and end of each block of words."""
    now: tuple[str, str, int, int] | None = None
    for raw in text[at:].splitlines(keepends=True):
        start, end = at, at + len(raw.rstrip())
        at += len(raw)
        if now is not None and (not raw.strip() or _opens(raw)):
            yield now
            now = None
        if start >= end:
            continue
        if (picture := _PICTURE.match(raw)) is not None:
            yield "picture", "", start + picture.start(1), start + picture.end(1)
        elif raw.lstrip().startswith("|"):
            yield from _cells(raw, start)
        elif now is not None:
            now = (*now[:3], end)
        elif (heading := _HEADING.match(raw)) is not None:
            yield "heading", "", start + heading.end(), end
        elif raw.startswith(":::"):
            yield "heading", "", start + _after_box(raw), end
        elif (item := _ITEM.match(raw)) is not None:
            now = "step" if item[1] else "text", item[1] or "", start + item.end(), end
        elif not _SETTING.match(raw):
            now = "text", "", start, end
    if now is not None:
        yield now


def _cells(line: str, at: int) -> Iterator[tuple[str, str, int, int]]:
    """The cells of a row of a table; the row of dashes has none."""
    for cell in _CELL.finditer(line):
        if cell[0].strip(" \t:-"):
            yield "text", "", at + cell.start(), at + cell.end()


def _after_box(line: str) -> int:
    """Where the title of a box begins."""
    found = _BOX.match(line)
    return found.end() if found else len(line.rstrip())


def _opens(line: str) -> bool:
    """Whether a line begins a block of its own."""
    plain = line.lstrip()
    return bool(plain.startswith((":::", "#", "|")) or _ITEM.match(line) or _PICTURE.match(line))


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a block; an id is none of its words."""
    found, begin = [], start
    marks = [(m.start(), m.end(), True) for m in _ID.finditer(text, start, end)]
    ends = [(m.start(), m.end(), False) for m in _SENTENCE_END.finditer(text, start, end)]
    for stop, go_on, is_id in sorted((*marks, *ends)):
        if stop < begin or (not is_id and _SHORT.search(text, max(begin, stop - 8), stop)):
            continue
        closing = re.compile(r"[*_\"”)]*").match(text, stop)
        cut = stop if is_id or closing is None else closing.end()
        found.append((begin, cut))
        begin = go_on
    found.append((begin, end))
    return found

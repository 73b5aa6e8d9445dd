"""Running text: its plain words, its sentences, its links and pictures, and its HTML."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kompetensportal.compiler import targets
from kompetensportal.compiler.nodes import LinkTo, LinkUse, PictureUse, Place, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.language.sentences import split
from kompetensportal.languages import SWEDISH

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_SENTENCE_ID = re.compile(r"s[0-9]+")
TAGS = {"strong_open": "strong", "em_open": "em"}


def escape(text: str) -> str:
    """Text for HTML, in content and in double-quoted attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def slug(text: str) -> str:
    """An id from words: `Gör så här` -> `gor-sa-har`. Never one that a sentence has (`s12`)."""
    plain = unicodedata.normalize("NFKD", text).lower()
    made = _NOT_IN_ID.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:80]
    return f"del-{made}" if _SENTENCE_ID.fullmatch(made) else made


def place_of(lines: list[str], line: int, end: int, needle: str, after: int = 0) -> Place:
    """Where a text stands in lines `line` up to, not including, `end` (from 1).

    When it does not stand there as written: the first character of the first line.
    """
    for number in range(line, min(end, len(lines) + 1)):
        column = lines[number - 1].find(needle, after if number == line else 0)
        if column >= 0:
            return Place(number, column + 1)
    first = lines[line - 1] if 0 < line <= len(lines) else ""
    return Place(max(line, 1), len(first) - len(first.lstrip()) + 1)


def make(structure: Structure, token: Token, skip: int, first: int) -> Prose:
    """Prose of an inline token; `first` is the number of its first sentence, 0 for none."""
    children = token.children
    line, end = (token.map[0] + 1, token.map[1] + 1) if token.map else (1, 2)
    if not children:
        text = token.content[skip:]
        cuts = split(text, structure.language) if first else []
        made = Prose(line, end, children, text, structure.block, first, cuts)
        if line in structure.borrowed:
            made.language = SWEDISH.code
        return made
    made = Prose(line, end, children, "", structure.block, first, [], skip)
    if line in structure.borrowed:
        made.language = SWEDISH.code
    whole = _gather(structure, made)
    made.text = made.text[skip:]
    if first:
        cuts = split(made.text, structure.language)
        made.cuts = _whole(cuts, whole, skip) if whole else cuts
    return made


def _gather(structure: Structure, made: Prose) -> list[tuple[int, int]]:
    """Fill in text, links and pictures; the ranges that no sentence may end inside."""
    parts: list[str] = []
    links: list[LinkUse] = []
    pictures: list[PictureUse] = []
    length = 0
    whole: list[tuple[int, int]] = []
    link_start = 0
    link: Token | None = None
    seen = Place(made.line, 0)
    for child in made.tokens:
        kind = child.type
        piece = ""
        if kind in ("text", "text_special"):
            piece = child.content
        elif kind in ("softbreak", "hardbreak"):
            piece = "\n"
        elif kind == "code_inline":
            piece = child.content
            whole.append((length, length + len(piece)))
        elif kind == "html_inline":
            piece = child.content
            seen = _html(structure, made, piece, seen)
        elif kind == "image":
            use = targets.picture(structure, child, made, seen)
            pictures.append(use)
            seen = use.place
        elif kind == "link_open":
            link, link_start = child, length
        elif kind == "link_close" and link is not None:
            text = "".join(parts)[link_start:]
            use_of_link = targets.link(structure, link, text, made, seen)
            links.append(use_of_link)
            seen = use_of_link.place
            if not text.strip() and use_of_link.to is not LinkTo.BAD:
                use_of_link.bare, piece = True, use_of_link.href
            whole.append((link_start, length + len(piece)))
            link = None
        if piece:
            parts.append(piece)
            length += len(piece)
    made.text = "".join(parts)
    made.links, made.pictures = links, pictures
    return whole


def _html(structure: Structure, made: Prose, tag: str, seen: Place) -> Place:
    lines = structure.document.lines
    place = place_of(lines, seen.line, made.end, tag.split("\n", maxsplit=1)[0], seen.column)
    structure.find("html", place, tag=tag[:60])
    return place


def _whole(
    cuts: list[tuple[int, int]], whole: list[tuple[int, int]], skip: int
) -> list[tuple[int, int]]:
    """Join the sentences that a link or a piece of code would be cut by."""
    kept: list[tuple[int, int]] = []
    for start, end in cuts:
        if kept and any(a - skip < start < b - skip for a, b in whole):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def html(page: Page, prose: Prose, pictures: bool = True) -> str:
    """The HTML of prose, each sentence in its span, and all in another where it is borrowed.

    A span stands outside of emphasis: where a sentence ends inside bold text, the bold is closed
    and opened again.
    """
    if prose.language:
        inner = _inner(page, prose, pictures)
        return f'<span lang="{prose.language}" dir="ltr">{inner}</span>' if inner else ""
    return _inner(page, prose, pictures)


def _inner(page: Page, prose: Prose, pictures: bool) -> str:  # noqa: PLR0912 - one a token
    tokens = prose.tokens
    if not tokens:
        if not prose.first:
            return escape(prose.text)
        return _plain_sentences(prose)
    writer = _Writer(prose)
    skip = prose.skip
    links = iter(prose.links)
    images = iter(prose.pictures)
    for token in tokens:
        kind = token.type
        if kind in ("text", "text_special", "html_inline", "softbreak"):
            text = "\n" if kind == "softbreak" else token.content
            if skip:
                text, skip = text[skip:], max(0, skip - len(text))
            writer.text(text)
        elif kind == "hardbreak":
            writer.atom("<br>\n", 1)
        elif kind in TAGS:
            writer.open(f"<{TAGS[kind]}>", f"</{TAGS[kind]}>")
        elif kind in ("strong_close", "em_close"):
            writer.close()
        elif kind == "code_inline":
            writer.atom(f"<code>{escape(token.content)}</code>", len(token.content))
        elif kind == "link_open":
            use = next(links)
            writer.open(*page.link(use))
            if use.bare:
                writer.atom(escape(use.href), len(use.href))
        elif kind == "link_close":
            writer.close()
        elif kind == "image":
            image = page.picture(next(images))
            if pictures:
                writer.atom(image, 0)
    return writer.done()


def _plain_sentences(prose: Prose) -> str:
    parts = []
    text, at = prose.text, 0
    as_it_is = escape(text) is text
    for number, (start, end) in enumerate(prose.cuts, prose.first):
        sentence = text[start:end] if as_it_is else escape(text[start:end])
        parts.append(f'{text[at:start]}<span class="s" id="s{number}">{sentence}</span>')
        at = end
    parts.append(text[at:])
    return "".join(parts)


class _Writer:
    """Writes pieces of text and tags so that sentence spans and tags nest."""

    def __init__(self, prose: Prose) -> None:
        self._parts: list[str] = []
        self._cuts = prose.cuts if prose.first else []
        self._number = prose.first
        self._next = 0
        self._in_span = False
        self._offset = 0
        self._stack: list[tuple[str, str]] = []
        self._written = 0
        """How many tags of the stack are open in the output."""

    def open(self, opening: str, closing: str) -> None:
        """Open a tag before the next content."""
        self._stack.append((opening, closing))

    def close(self) -> None:
        """Close the innermost tag."""
        _, closing = self._stack.pop()
        if self._written > len(self._stack):
            self._parts.append(closing)
            self._written -= 1

    def text(self, text: str) -> None:
        """Write text, cutting it where sentences begin and end."""
        end = self._offset + len(text)
        at = 0
        while at < len(text):
            stop = len(text)
            boundary = self._boundary()
            if boundary is not None and boundary < end:
                stop = boundary - self._offset + at
                if stop <= at and not self._in_span:
                    self._begin()
                    continue
            self._put(escape(text[at:stop]), text[at:stop].isspace())
            self._offset += stop - at
            at = stop
            if self._in_span and self._offset >= self._cuts[self._next][1]:
                self._end()

    def atom(self, markup: str, length: int) -> None:
        """Write something that is not cut; `length` is that of its plain text."""
        boundary = self._boundary()
        if length and not self._in_span and boundary is not None and boundary <= self._offset:
            self._begin()
        self._put(markup, False)
        self._offset += length
        if length and self._in_span and self._offset >= self._cuts[self._next][1]:
            self._end()

    def done(self) -> str:
        """The whole."""
        return "".join(self._parts)

    def _boundary(self) -> int | None:
        if self._next >= len(self._cuts):
            return None
        return self._cuts[self._next][1 if self._in_span else 0]

    def _begin(self) -> None:
        self._unwind()
        self._parts.append(f'<span class="s" id="s{self._number + self._next}">')
        self._in_span = True

    def _end(self) -> None:
        self._unwind()
        self._parts.append("</span>")
        self._in_span = False
        self._next += 1

    def _unwind(self) -> None:
        while self._written:
            self._written -= 1
            self._parts.append(self._stack[self._written][1])

    def _put(self, markup: str, only_space: bool) -> None:
        if not markup:
            return
        if not only_space or self._in_span:
            while self._written < len(self._stack):
                self._parts.append(self._stack[self._written][0])
                self._written += 1
        self._parts.append(markup)

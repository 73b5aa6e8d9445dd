"""A Word document becomes blocks, in the order in which one reads it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from kompetensportal.actions.writing.bring_in.kind import Opened
from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element
from kompetensportal.actions.writing.bring_in.pictures import Pictures
from kompetensportal.actions.writing.bring_in.typed import lines, typed_point, typed_step
from kompetensportal.actions.writing.bring_in.word_drawings import Drawings
from kompetensportal.actions.writing.bring_in.word_lists import Numbered, Numberings
from kompetensportal.actions.writing.bring_in.word_styles import (
    Style,
    Styles,
    numbering_in,
    value,
)
from kompetensportal.actions.writing.bring_in.word_tables import Tables
from kompetensportal.actions.writing.bring_in.word_text import TextReader
from kompetensportal.model.writing.brought_in import (
    Block,
    BroughtIn,
    Heading,
    Item,
    Paragraph,
    Picture,
    Span,
    Words,
    plain,
)

_LONGEST_BOLD_HEADING = 60
_BREAK = Span("\n")
_SENTENCE_END = re.compile(r"[.!?:,;]$")


def read_word(opened: Opened) -> BroughtIn:
    """Read a `.docx` (or `.docm`, whose macros are told and left out)."""
    reader = _Reader(opened)
    reader.read(opened.root)
    blocks = reader.blocks if reader.styled_headings else _bold_headings(reader)
    title = reader.title or _own_title(blocks)
    return BroughtIn(title, tuple(blocks), reader.pictures.files, reader.notes.all())


class _Reader:
    """Walks through the body once; `blocks` grows."""

    def __init__(self, opened: Opened) -> None:
        package = opened.package
        relations = package.relations(opened.main)
        parts = {r.kind: r.target for r in relations.values() if not r.external}
        self.notes = Notes()
        self.styles = Styles(package.xml(parts.get("styles", "")))
        self.lists = Numberings(package.xml(parts.get("numbering", "")), self.styles)
        self.pictures = Pictures(self.notes)
        self._drawings = Drawings(package, relations, self.notes, self.pictures, [])
        self._text = TextReader(
            self.styles,
            relations,
            self.notes,
            {
                (kind, note.get("id", "")): _words_of(note)
                for kind in ("footnote", "endnote")
                for note in _children(package.xml(parts.get(f"{kind}s", "")))
            },
            {
                one.get("id", ""): _words_of(one)
                for one in _children(package.xml(parts.get("comments", "")))
            },
            self._drawings.take,
        )
        self.blocks: list[Block] = []
        self.title = ""
        self.styled_headings = False
        self._step = 0
        self._numbered_by_style = 0
        if any(posixpath.basename(name) == "vbaProject.bin" for name in package.names):
            self.notes.whole("macros")
        for kind in ("header", "footer"):
            texts = [_words_of(package.xml(r.target)) for r in relations.values() if r.kind == kind]
            if said := next(filter(None, texts), ""):
                self.notes.whole(kind, text=said[:200])

    def read(self, parent: Element) -> None:
        """Paragraphs and tables of the body, a cell or a text box."""
        for element in parent:
            if element.tag == "p":
                self._paragraph(element)
            elif element.tag == "tbl":
                Tables(self.notes, self._apart, self.words).read(element, self.blocks)
            elif element.tag in ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo"):
                self.read(element)
            elif element.tag == "altChunk":
                self.notes.lost("object")

    def words(self, paragraph: Element) -> Words:
        """The words of a paragraph alone."""
        return self._text.read(paragraph)

    def _apart(self, element: Element) -> list[Block]:
        """The blocks of a cell or a text box, by themselves."""
        before, self.blocks = self.blocks, []
        try:
            self.read(element)
            return self.blocks
        finally:
            self.blocks = before

    def _paragraph(self, element: Element) -> None:
        style = self._style(element)
        if style.role == "contents":
            self.notes.count("contents")
            self._text.read(element)  # Fields that begin here may end in another paragraph.
            return
        held, self._drawings.found = self._drawings.found, []
        words = self._text.read(element)
        if style.bold:
            words = tuple(replace(span, bold=True) for span in words)
        found, self._drawings.found = self._drawings.found, held
        self._add(element, style, words)
        for drawn in found:
            if isinstance(drawn, Picture):
                self.blocks.append(drawn)
            else:
                self.read(drawn)

    def _style(self, element: Element) -> Style:
        properties = element.find("pPr")
        style = self.styles.of(value(properties.find("pStyle")) if properties is not None else "")
        outline = value(properties.find("outlineLvl")) if properties is not None else ""
        if not style.role and outline.isdecimal() and int(outline) < 6:
            return Style("heading", int(outline) + 1)
        return style

    def _add(self, element: Element, style: Style, words: Words) -> None:
        if not plain(words):
            return
        last = self.blocks[-1] if self.blocks else None
        if style.role == "title" and not self.title:
            self.title = plain(words)
        elif style.role in ("title", "heading"):
            self.styled_headings = True
            self._heading(style.level, words)
        elif style.role == "caption" and isinstance(last, Picture):
            self.blocks[-1] = Picture(last.name, last.alt, plain(words))
        elif (item := self._numbered(element, style)) is not None:
            self._item(item.depth, item.number, words)
        else:
            self._plain_lines(words)

    def _heading(self, level: int, words: Words) -> None:
        self.blocks.append(Heading(level, words))
        self.notes.at_heading(plain(words))
        self._step = self._numbered_by_style = 0

    def _numbered(self, element: Element, style: Style) -> Numbered | None:
        """Whether a paragraph is an item: by its own numbering, by its style's, by its style."""
        own = numbering_in(element.find("pPr/numPr"))
        numbering = own or style.numbering
        if numbering is not None:
            if numbering[0] == "0":
                return None  # Its number was taken away.
            item = self.lists.item(*numbering)
            if item is not None or own is not None:
                return item
        if style.role == "point":
            return Numbered(style.level - 1, None)
        if style.role != "number":
            return None
        self._numbered_by_style += 1
        return Numbered(style.level - 1, self._numbered_by_style)

    def _item(self, depth: int, number: int | None, words: Words) -> None:
        self.blocks.append(Item(depth, number, words))
        if depth == 0 and number is not None:
            self._step = number
            self.notes.at_step(number)

    def _plain_lines(self, words: Words) -> None:
        """Ordinary text; lines of it that somebody numbered by hand are steps."""
        kept: list[Words] = []
        for line in lines(words):
            step = typed_step(line, self._step + 1)
            point = typed_point(line) if step is None else None
            if step is None and point is None:
                kept.append(line)
                continue
            self._flush(kept)
            if step is not None:
                self._item(0, *step)
            elif point is not None:
                self._item(0, None, point)
        self._flush(kept)

    def _flush(self, kept: list[Words]) -> None:
        if kept:
            broken = [line for one in kept for line in (_BREAK, *one)]
            self.blocks.append(Paragraph(tuple(broken[1:])))
            kept.clear()


def _bold_headings(reader: _Reader) -> list[Block]:
    """Headings of a document without styles: short lines that are bold from end to end."""
    blocks: list[Block] = []
    for block in reader.blocks:
        if isinstance(block, Paragraph) and _looks_like_heading(block.words):
            reader.notes.count("bold_headings")
            blocks.append(Heading(1 if not blocks else 2, block.words))
        else:
            blocks.append(block)
    return blocks


def _looks_like_heading(words: Words) -> bool:
    said = plain(words)
    bold = all(span.bold for span in words if span.text.strip())
    return bold and len(said) <= _LONGEST_BOLD_HEADING and not _SENTENCE_END.search(said)


def _own_title(blocks: list[Block]) -> str:
    """The heading that the text begins with, when no other is as high; it leaves the text."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Heading):
        return ""
    if any(isinstance(one, Heading) and one.level <= first.level for one in blocks[1:]):
        return ""
    del blocks[0]
    return plain(first.words)


def _children(root: Element | None) -> Element:
    return root if root is not None else ()


def _words_of(root: Element | None) -> str:
    """The text of a part or note, on one line."""
    if root is None:
        return ""
    paragraphs = ("".join(t.text or "" for t in p.iter("t")) for p in root.iter("p"))
    return " ".join(" ".join(paragraphs).split())

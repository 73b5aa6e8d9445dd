"""One slide of PowerPoint: its title, its text, tables and pictures, and what the speaker says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kompetensportal.actions.writing.bring_in.drawing import frame_of
from kompetensportal.actions.writing.bring_in.links import safe_link
from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element, Package, Relation
from kompetensportal.actions.writing.bring_in.pictures import Pictures, written_alt
from kompetensportal.actions.writing.bring_in.typed import lines, typed_point, typed_step
from kompetensportal.model.writing.brought_in import (
    Block,
    Item,
    Paragraph,
    Picture,
    Span,
    Table,
    Words,
    plain,
)

_TITLES = ("title", "ctrTitle")
_NEVER = ("dt", "ftr", "sldNum", "hdr", "sldImg")
"""Placeholders of the margin: date, footer, number."""
_LOST = {"chart": "chart", "relIds": "smart_art", "oleObj": "object"}
_FILMS = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile")
_MOVES = ("anim", "animEffect", "animMotion", "animScale", "animRot", "set")
_SPACE = Span(" ")


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide holds."""

    title: Words
    blocks: tuple[Block, ...]
    spoken: tuple[Words, ...]
    """Paragraphs of the speaker's notes."""


@dataclass
class SlideReader:
    """Reads one slide."""

    package: Package
    part: str
    notes: Notes
    pictures: Pictures
    relations: dict[str, Relation] = field(default_factory=dict)
    title: Words = ()
    blocks: list[Block] = field(default_factory=list)
    step: int = 0
    """The last step that was numbered, here or on the slides before."""

    def read(self) -> Slide | None:
        """The slide; None for a hidden one, which is told."""
        root = self.package.xml(self.part)
        if root is None:
            return None
        self.relations = self.package.relations(self.part)
        tree = root.find("cSld/spTree")
        if root.get("show") in ("0", "false"):
            text = " ".join(each.text or "" for each in root.iter("t"))
            self.notes.lost("hidden_slide", quoted=text or "…")
            return None
        self._shapes(tree if tree is not None else ())
        timing = root.find("timing")
        if timing is not None and any(True for _ in timing.iter(*_MOVES)):
            self.notes.count("animations")
        self._comments()
        return Slide(self.title, tuple(self.blocks), self._spoken())

    def _shapes(self, tree: Element) -> None:
        drawn = False
        pictured = any(True for _ in tree.iter("pic")) if len(tree) else False
        for shape in tree:
            if shape.tag == "AlternateContent":
                chosen = shape.find("Choice")
                self._shapes(chosen if chosen is not None else ())
            elif shape.tag == "grpSp":
                self._shapes(shape)
            elif shape.tag == "pic":
                self._picture(shape)
            elif shape.tag == "graphicFrame":
                self._frame(shape)
            elif shape.tag == "cxnSp":
                drawn = True
            elif shape.tag == "sp":
                drawn = self._text_shape(shape) or drawn
        if drawn and pictured:
            self.notes.lost("shape")

    def _text_shape(self, shape: Element) -> bool:
        """Read a shape with text; whether it is one that is only drawn."""
        holder = shape.find("nvSpPr/nvPr/ph")
        kind = holder.get("type", "body") if holder is not None else ""
        if kind in _NEVER:
            return False
        paragraphs = shape.findall("txBody/p")
        if kind in _TITLES and not plain(self.title):
            read = [self._words(p) for p in paragraphs]
            self.title = _one_line([words for words in read if plain(words)])
            return False
        before = len(self.blocks)
        counts: dict[int, int] = {}
        for paragraph in paragraphs:
            self._paragraph(paragraph, pointed=kind in ("body", "obj"), counts=counts)
        return len(self.blocks) == before and holder is None

    def _paragraph(self, paragraph: Element, pointed: bool, counts: dict[int, int]) -> None:
        """One paragraph; `pointed`: it has a point when nothing else is said."""
        words = self._words(paragraph)
        if not plain(words):
            return
        properties = paragraph.find("pPr")
        level = properties.get("lvl", "0") if properties is not None else "0"
        depth = int(level) if level.isdecimal() else 0
        number = properties.find("buAutoNum") if properties is not None else None
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if number is not None:
            start = number.get("startAt", "1")
            counts[depth] = (
                counts[depth] + 1 if depth in counts else int(start) if start.isdecimal() else 1
            )
            self._item(depth, counts[depth], words)
            return
        counts.pop(depth, None)
        typed = typed_step(words, self.step + 1)
        point = typed_point(words)
        none = properties is not None and properties.find("buNone") is not None
        char = properties is not None and properties.find("buChar") is not None
        if typed is not None:
            self._item(0, *typed)
        elif point is not None:
            self._item(depth, None, point)
        elif (pointed and not none) or char:
            self._item(depth, None, words)
        else:
            self.blocks.append(Paragraph(words))

    def _item(self, depth: int, number: int | None, words: Words) -> None:
        self.blocks.append(Item(depth, number, words))
        if depth == 0 and number is not None:
            self.step = number

    def _words(self, paragraph: Element) -> Words:
        spans: list[Span] = []
        for run in paragraph:
            if run.tag == "br":
                spans.append(Span("\n"))
            elif run.tag in ("r", "fld"):
                text = run.find("t")
                form = self._form(run.find("rPr"))
                if text is not None and text.text:
                    spans.append(replace(form, text=text.text))
        joined: list[Span] = []
        for span in spans:
            last = joined[-1] if joined else None
            if last is not None and replace(last, text="") == replace(span, text=""):
                joined[-1] = replace(last, text=last.text + span.text)
            else:
                joined.append(span)
        return tuple(joined)

    def _form(self, properties: Element | None) -> Span:
        if properties is None:
            return Span("")
        link = properties.find("hlinkClick")
        relation = self.relations.get(link.get("r_id", "")) if link is not None else None
        address = safe_link(relation.target, self.notes) if relation and relation.external else ""
        return Span(
            "",
            bold=properties.get("b") in ("1", "true"),
            italic=properties.get("i") in ("1", "true"),
            link=address,
        )

    def _picture(self, pic: Element) -> None:
        about = pic.find("nvPicPr/cNvPr")
        alt = (about.get("descr") or about.get("title") or "") if about is not None else ""
        if any(True for _ in pic.iter(*_FILMS)):
            self.notes.lost("film")
            return
        blip = pic.find(".//blip")
        id_ = (blip.get("r_embed") or blip.get("r_link", "")) if blip is not None else ""
        relation = self.relations.get(id_)
        if relation is None:
            self.notes.lost("picture_missing")
        elif relation.external:
            self.notes.lost("picture_elsewhere", quoted=relation.target)
        elif data := self.package.read(relation.target):
            if name := self.pictures.take(relation.target, data, frame_of(pic)):
                self.blocks.append(Picture(name, written_alt(alt, self.notes)))
        else:
            self.notes.lost("picture_missing")

    def _frame(self, frame: Element) -> None:
        table = frame.find(".//tbl")
        if table is not None:
            self._table(table)
            return
        lost = {_LOST[each.tag] for each in frame.iter(*_LOST)}
        for what in sorted(lost) or ["object"]:
            self.notes.lost(what)

    def _table(self, table: Element) -> None:
        rows = [
            tuple(
                _one_line([self._words(p) for p in cell.findall("txBody/p")])
                for cell in row.findall("tc")
            )
            for row in table.findall("tr")
        ]
        most = max(map(len, rows), default=0)
        if len(rows) > 1 and most > 1:
            self.blocks.append(Table(tuple((*row, *((),) * (most - len(row))) for row in rows)))
        else:
            self.blocks += [Paragraph(cell) for row in rows for cell in row if plain(cell)]

    def _spoken(self) -> tuple[Words, ...]:
        """The paragraphs of the speaker's notes."""
        targets = [r.target for r in self.relations.values() if r.kind == "notesSlide"]
        root = self.package.xml(targets[0]) if targets else None
        if root is None:
            return ()
        found: list[Words] = []
        for shape in root.iter("sp"):
            holder = shape.find("nvSpPr/nvPr/ph")
            if holder is None or holder.get("type", "body") != "body":
                continue
            found += [line for p in shape.findall("txBody/p") for line in lines(self._words(p))]
        return tuple(found)

    def _comments(self) -> None:
        for relation in self.relations.values():
            if relation.kind != "comments" or relation.external:
                continue
            root = self.package.xml(relation.target)
            for comment in root if root is not None else ():
                texts = (each.text or "" for each in comment.iter("text", "t"))
                self.notes.lost("comment", quoted=" ".join(texts) or "…")


def _one_line(paragraphs: list[Words]) -> Words:
    """Paragraphs of a title or cell as one."""
    joined: list[Span] = []
    for words in paragraphs:
        if plain(words):
            joined += [_SPACE, *words] if joined else words
    return tuple(replace(span, text=span.text.replace("\n", " ")) for span in joined)

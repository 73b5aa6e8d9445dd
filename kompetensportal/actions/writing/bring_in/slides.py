"""A PowerPoint presentation becomes blocks: its slides are headings, or the steps of a lathund."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kompetensportal.actions.writing.bring_in.kind import Opened
from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element
from kompetensportal.actions.writing.bring_in.pictures import Pictures
from kompetensportal.actions.writing.bring_in.slide import Slide, SlideReader
from kompetensportal.actions.writing.bring_in.typed import typed_step
from kompetensportal.model.writing.brought_in import (
    Block,
    BroughtIn,
    Heading,
    Item,
    More,
    Picture,
    Span,
    plain,
)

MOST_SLIDES = 500
_FEWEST_STEPS = 3
"""Slides with a picture and a short title that make a presentation a lathund."""
_LONGEST_STEP = 90


def read_slides(opened: Opened) -> BroughtIn:
    """Read a `.pptx` (or `.pptm`, whose macros are told and left out)."""
    notes = Notes()
    pictures = Pictures(notes)
    if any(name.endswith("vbaProject.bin") for name in opened.package.names):
        notes.whole("macros")
    read = _Presentation(opened, notes, pictures)
    slides = read.slides()
    title, slides = _title(slides)
    blocks = _as_steps(slides, notes) if _is_lathund(slides) else _as_headings(slides)
    return BroughtIn(title, tuple(blocks), pictures.files, notes.all())


@dataclass
class _Presentation:
    """Reads the slides in the order in which they are shown."""

    opened: Opened
    notes: Notes
    pictures: Pictures
    found: list[Slide] = field(default_factory=list)
    step: int = 0

    def slides(self) -> list[Slide]:
        package, relations = self.opened.package, self.opened.package.relations(self.opened.main)
        order: list[Element] = self.opened.root.findall("sldIdLst/sldId")
        if len(order) > MOST_SLIDES:
            self.notes.whole("slides_too_many", most=MOST_SLIDES)
        for number, entry in enumerate(order[:MOST_SLIDES], start=1):
            relation = relations.get(entry.get("r_id", ""))
            if relation is None or relation.external:
                continue
            self.notes.at_slide(number)
            reader = SlideReader(
                package, relation.target, self.notes, self.pictures, step=self.step
            )
            slide = reader.read()
            self.step = reader.step
            if slide is not None:
                self.found.append(slide)
        return self.found


def _title(slides: list[Slide]) -> tuple[str, list[Slide]]:
    """The first slide's title; the slide goes when it holds nothing but that."""
    if not slides:
        return "", slides
    first = slides[0]
    if any(isinstance(block, Picture) for block in first.blocks) or not plain(first.title):
        return plain(first.title), slides
    return plain(first.title), [replace(first, title=()), *slides[1:]]


def _is_lathund(slides: list[Slide]) -> bool:
    """Whether most slides are a picture with a short line, and none has a numbered list."""
    blocks = [block for slide in slides for block in slide.blocks]
    if any(isinstance(block, Item) and block.number is not None for block in blocks):
        return False
    pictured = [slide for slide in slides if _is_step(slide)]
    return len(pictured) >= _FEWEST_STEPS and 2 * len(pictured) > len(slides)


def _is_step(slide: Slide) -> bool:
    said = plain(slide.title)
    return 0 < len(said) <= _LONGEST_STEP and any(isinstance(b, Picture) for b in slide.blocks)


def _as_headings(slides: list[Slide]) -> list[Block]:
    blocks: list[Block] = []
    last = ""
    for slide in slides:
        title = plain(slide.title)
        if title and title != last:  # The same title again: the slide before goes on.
            blocks.append(Heading(1, slide.title))
        last = title
        blocks += slide.blocks
        if slide.spoken:
            blocks.append(More(plain(slide.title), slide.spoken))
    return blocks


def _as_steps(slides: list[Slide], notes: Notes) -> list[Block]:
    """Each slide a step; what a speaker would say comes after the last one."""
    notes.whole("slides_are_steps")
    blocks: list[Block] = []
    after: list[Block] = []
    step = 0
    for slide in slides:
        if plain(slide.title):
            step += 1
            typed = typed_step(slide.title, step)
            words = typed[1] if typed else slide.title
            blocks.append(
                Item(0, step, tuple(Span(s.text, s.bold, s.italic, s.link) for s in words))
            )
        blocks += slide.blocks
        if slide.spoken:
            after.append(More(plain(slide.title), slide.spoken))
    return [*blocks, *after]

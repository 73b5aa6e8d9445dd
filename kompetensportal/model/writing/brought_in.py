"""What a Word or PowerPoint file holds for us: blocks in order, pictures, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kompetensportal.words import Message

LARGEST_FILE = 60_000_000
"""Bytes of a file that we take: 40 photographs of a telephone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of running text in one form. `\\n` is a line that the writer broke."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Address with http, https or mailto; empty for none."""


Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the highest) to 6."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    words: Words


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; a numbered one of depth 0 is a step."""

    depth: int
    number: int | None
    """As it was shown in the file; None for a point."""
    words: Words


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows as long; the first row is the head."""

    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where it stood."""

    name: str
    """Key in `BroughtIn.pictures`: `3.png`."""
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Text for those who want more: a speaker's notes."""

    title: str
    paragraphs: tuple[Words, ...]


Block = Heading | Paragraph | Item | Table | Picture | More


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be kept, or that the writer should look at."""

    place: Message
    """Where, in words: under which heading, in which step, on which slide."""
    what: Message


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of a file."""

    title: str
    blocks: tuple[Block, ...]
    pictures: dict[str, bytes] = field(default_factory=dict)
    """PNG or JPEG, cleaned of everything but their pixels."""
    notes: tuple[Note, ...] = ()


def plain(words: Words) -> str:
    """The words alone, on one line."""
    return " ".join("".join(span.text for span in words).split())

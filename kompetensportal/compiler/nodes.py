"""What every construct is made of: Node, Prose, and the places where links and pictures stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


class Place(NamedTuple):
    """A place in the file, both from 1."""

    line: int
    column: int


class LinkTo(StrEnum):
    """Where a link leads."""

    OUTSIDE = "outside"
    """A web address, mail address or phone number."""
    HERE = "here"
    """An anchor of the same file."""
    CONTENT = "content"
    """Another content file."""
    FILE = "file"
    """A file to download."""
    BAD = "bad"
    """Nowhere that is allowed: it has a finding and is shown as plain text."""


@dataclass(slots=True)
class LinkUse:
    """A link as it was written, and what it means."""

    href: str
    to: LinkTo
    target: str
    """Content path, or the address for OUTSIDE."""
    anchor: str
    text: str
    place: Place
    bare: bool = False
    """True when it was written without words, so that its address is shown."""


@dataclass(slots=True)
class PictureUse:
    """A picture as it was written."""

    path: str
    """Content path; empty when it cannot be a file of the tree."""
    alt: str
    title: str
    place: Place
    language: str = ""
    """Of its text, where that is not the language around it."""


@dataclass(slots=True)
class Prose:
    """Running text: the inline content of a paragraph, heading, cell or option."""

    line: int
    end: int
    """The line after the last."""
    tokens: Sequence[Token]
    """Its inline tokens; none when it is nothing but `text`."""
    text: str
    """Plain text, with `\\n` where the source breaks its lines."""
    block: str
    """`Sentence.block`."""
    first: int
    """Index of its first sentence; 0 when its sentences are not numbered."""
    cuts: list[tuple[int, int]]
    """(start, end) of its sentences in `text`."""
    skip: int = 0
    """Characters at the beginning of the source that are syntax (`[x] `) and not part of `text`."""
    links: Sequence[LinkUse] = ()
    pictures: Sequence[PictureUse] = ()
    language: str = ""
    """Where it is not that of the text: Swedish in a translation that lacks it."""

    @property
    def plain(self) -> str:
        """The text on one line."""
        return self.text.replace("\n", " ")


@dataclass(slots=True)
class Node:
    """One block of a document. Every construct has its own kind, in its own file."""

    line: int


Nodes = list[Node]
Build = Callable[["Structure", Token], "Node | Nodes | None"]
"""Makes the node of an opening token, taking all tokens up to its close."""
Render = Callable[["Page", Any], None]
"""Writes a node to the page."""


class Construct(NamedTuple):
    """How one construct is built and written; `constructs/__init__.py` lists them all."""

    tokens: dict[str, Build] = {}  # noqa: RUF012 - never changed
    """By the type of markdown-it's opening token."""
    boxes: dict[str, Build] = {}  # noqa: RUF012 - never changed
    """By the Swedish name of a `:::` box."""
    render: dict[type, Render] = {}  # noqa: RUF012 - never changed

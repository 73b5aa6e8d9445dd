"""What another program reads in the same Markdown: markdown-it-py, which keeps to CommonMark.

Texts belong to their authors, who open them in any editor. The build reads with a parser in Rust,
for speed; `check` and `publish` read once more with this one, and where the two do not see the same
blocks and words, the author is told. A text that two parsers read alike is written clearly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kompetensportal.compiler import marks
from kompetensportal.compiler.tokens import Parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt

LISTS = {"bullet_list_open", "ordered_list_open", "list_item_open"}
BLOCKS = LISTS | {"heading_open", "blockquote_open", "table_open", "fence", "code_block"}
BLOCKS |= {"html_block", "hr"}
BREAKS = frozenset({"softbreak", "hardbreak"})
_ID = re.compile(r"\{#[^{}\n]*\}")
_SPACE = re.compile(r"\s+")


class AnyToken(Protocol):
    """What the tokens of both readers have."""

    type: str
    content: str

    @property
    def map(self) -> Sequence[int] | None:
        """First line and the one after the last, from 0."""

    @property
    def children(self) -> Sequence[AnyToken] | None:
        """Of running text."""


class Block(NamedTuple):
    """A block or a piece of running text, as one reader sees it."""

    kind: str
    words: str
    line: int
    """From 0."""


def first_difference(parsed: Parsed) -> int | None:
    """The line (from 1) where the two readers first see something else; None when they agree."""
    before = parsed.front.body_line
    body = marks.masked(parsed.lines[before:])
    ours = _outline(parsed.tokens, 0)
    theirs = _outline(_reader().parse(body), before)
    for our, their in zip_longest(ours, theirs):
        if our is None or their is None or our[:2] != their[:2]:
            seen = our or their
            return seen.line + 1 if seen else None
    return None


def _outline(tokens: Iterable[AnyToken], before: int) -> Iterator[Block]:
    line = before
    for token in tokens:
        if token.map:
            line = token.map[0] + before
        if token.type == "inline":
            if words := _plain(_words(token)):
                yield Block("text", words, line)
        elif token.type in BLOCKS and not (
            token.type == "html_block" and marks.box_line(token.content)
        ):
            yield Block(token.type, "", line)


def _words(token: AnyToken) -> str:
    if not token.children:
        return token.content
    return "".join(
        "\n" if child.type in BREAKS else _words(child) if child.children else child.content
        for child in token.children
    )


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _ID.sub("", marks.unmasked(text))).strip()


@cache
def _reader() -> MarkdownIt:
    # Imported only where all rules run: a build has one reader, and a start counts milliseconds.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    reader = MarkdownIt("commonmark").enable("table")
    # Where a link may lead is the business of other rules.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader

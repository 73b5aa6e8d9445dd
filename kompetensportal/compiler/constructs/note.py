"""`::: tips`, `::: varning` and `::: kom-ihåg`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Build, Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

KINDS = {"tips": "tip", "varning": "warning", "kom-ihåg": "remember"}


@dataclass(slots=True)
class Note(Node):
    """A box beside the text."""

    kind: str
    """tip, warning or remember."""
    title: Prose
    nodes: Nodes


def _build(kind: str) -> Build:
    def build(structure: Structure, token: Token) -> Note:
        words = token.meta["words"] or structure.fragment_word(kind)
        with structure.reading("note"):
            title = structure.words(token, words)
            return Note(structure.line(token), kind, title, structure.nodes("box_close"))

    return build


def render(page: Page, node: Note) -> None:
    """Write `<aside>`."""
    title = prose.html(page, node.title)
    page.write(f'<aside class="note note-{node.kind}"><p class="note-title">{title}</p>\n')
    page.nodes(node.nodes)
    page.write("</aside>\n")


CONSTRUCT = Construct(
    boxes={name: _build(kind) for name, kind in KINDS.items()}, render={Note: render}
)

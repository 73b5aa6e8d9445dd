"""`::: term ord`: a word and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Term(Node):
    """A word explained."""

    word: Prose
    nodes: Nodes


def build(structure: Structure, token: Token) -> Term:
    """The word stands on the first line."""
    line = structure.line(token)
    if not token.meta["words"]:
        structure.find("term_word", structure.find_place(line, ":::"))
    word = structure.words(token, token.meta["words"])
    return Term(line, word, structure.nodes("box_close"))


def render(page: Page, node: Term) -> None:
    """Write `<div class="term">`."""
    word = prose.html(page, node.word)
    page.write(f'<div class="term"><p class="term-word"><dfn>{word}</dfn></p>\n')
    page.nodes(node.nodes)
    page.write("</div>\n")


CONSTRUCT = Construct(boxes={"term": build}, render={Term: render})

"""`::: läs-mer Rubrik`: a longer text for whoever wants it."""

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
class More(Node):
    """Text that is folded away."""

    title: Prose
    nodes: Nodes


def build(structure: Structure, token: Token) -> More:
    """The title stands on the first line."""
    title = structure.words(token, token.meta["words"] or structure.fragment_word("more"))
    return More(structure.line(token), title, structure.nodes("box_close"))


def render(page: Page, node: More) -> None:
    """Write `<details>`."""
    title = prose.html(page, node.title)
    page.write(f'<details class="more"><summary>{title}</summary>\n')
    page.nodes(node.nodes)
    page.write("</details>\n")


CONSTRUCT = Construct(boxes={"läs-mer": build}, render={More: render})

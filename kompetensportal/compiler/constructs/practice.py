"""`::: övning {#id}`: something to do for real."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.finding import Severity

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Practice(Node):
    """A practical task."""

    id: str
    title: Prose
    nodes: Nodes


def build(structure: Structure, token: Token) -> Practice:
    """A practical task; it needs an id, because people complete it."""
    line = structure.line(token)
    given = token.meta.get("id")
    if given is None:
        structure.find("box_id", structure.find_place(line, ":::"), Severity.WARNING, box="övning")
    practice_id = structure.anchor(given, "ovning", line)
    with structure.reading("note"):
        title = structure.words(token, token.meta["words"] or structure.fragment_word("practice"))
        return Practice(line, practice_id, title, structure.nodes("box_close"))


def render(page: Page, node: Practice) -> None:
    """Write `<section class="practice">`."""
    title = prose.html(page, node.title)
    page.write(f'<section class="practice" id="{node.id}"><p class="note-title">{title}</p>\n')
    page.nodes(node.nodes)
    page.write("</section>\n")


CONSTRUCT = Construct(boxes={"övning": build}, render={Practice: render})

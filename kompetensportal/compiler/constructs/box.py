"""`::: name` boxes: finds the construct of the name, and tells of names that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler.nodes import Construct, Node, Nodes
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Unknown(Node):
    """A box of an unknown name: nothing in it is lost."""

    nodes: Nodes


def build(structure: Structure, token: Token) -> Node | Nodes | None:
    """The node of the box that is named."""
    line = structure.line(token)
    place = structure.find_place(line, ":::")
    if not token.info:
        structure.find("box_stray", place)
        structure.nodes("box_close")
        return None
    if not token.meta["closed"]:
        structure.find("box_unclosed", place, box=token.info[:40])
    construct = structure.box(token.info)
    if construct is not None:
        return construct(structure, token)
    likely = structure.likely_box(token.info)
    structure.find("box_unknown", place, box=token.info[:40], likely=likely)
    return Unknown(line, structure.nodes("box_close"))


def render(page: Page, node: Unknown) -> None:
    """Write what is in it."""
    page.nodes(node.nodes)


CONSTRUCT = Construct(tokens={"box_open": build}, render={Unknown: render})

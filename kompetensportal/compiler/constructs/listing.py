"""Lists that are not steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler.nodes import Construct, Node, Nodes
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Listing(Node):
    """A list with points or numbers."""

    ordered: bool
    start: int
    items: list[Nodes]


def build(structure: Structure, token: Token) -> Listing:
    """A list and its items."""
    ordered = token.type == "ordered_list_open"
    items = []
    while structure.next().type == "list_item_open":
        items.append(structure.nodes("list_item_close"))
    start = token.attrs.get("start", 1)
    return Listing(structure.line(token), ordered, int(start), items)


def render(page: Page, node: Listing) -> None:
    """Write `<ul>` or `<ol>`."""
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.start}"' if node.ordered and node.start != 1 else ""
    page.write(f"<{tag}{start}>\n")
    for item in node.items:
        page.write("<li>")
        page.nodes(item)
        page.write("</li>\n")
    page.write(f"</{tag}>\n")


CONSTRUCT = Construct(tokens={"bullet_list_open": build}, render={Listing: render})

"""Headings with anchors: from `{#id}`, or made of the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Construct, Node, Prose
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Heading(Node):
    """A heading of level 1 to 6. Level 1 is the page's title and shown as level 2."""

    level: int
    anchor: str
    prose: Prose


def build(structure: Structure, token: Token) -> Heading:
    """A heading and its anchor."""
    inline = structure.next()
    with structure.reading("heading"):
        made = structure.prose(inline)
    structure.next()
    level = int(token.tag[1])
    if level <= 2:
        structure.section = made.plain.strip()
    fallback = prose.slug(made.text) or "avsnitt"
    anchor = structure.anchor(inline.meta.get("id"), fallback, made.line)
    return Heading(made.line, level, anchor, made)


def render(page: Page, node: Heading) -> None:
    """Write `<h2 id=…>`."""
    level = max(node.level, 2)
    html = prose.html(page, node.prose).strip()
    page.write(f'<h{level} id="{node.anchor}">{html}</h{level}>\n')
    page.headings.append((level, node.anchor, node.prose.plain.strip()))


CONSTRUCT = Construct(tokens={"heading_open": build}, render={Heading: render})

"""A paragraph, and the pictures that stand in it or alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.constructs.picture import Figure
from kompetensportal.compiler.nodes import Construct, Node, Nodes, Prose
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Paragraph(Node):
    """Running text. In a tight list it has no `<p>` of its own."""

    prose: Prose
    tight: bool


def build(structure: Structure, token: Token) -> Nodes:
    """A paragraph; pictures in it become figures after its text."""
    made = structure.prose(structure.next())
    structure.next()
    return of_prose(structure, made, token.hidden)


def of_prose(structure: Structure, made: Prose, tight: bool) -> Nodes:
    """The text and the figures of prose."""
    if not made.pictures:
        return [Paragraph(made.line, made, tight)]
    found: Nodes = []
    if made.text.strip():
        found.append(Paragraph(made.line, made, tight))
    found += [Figure(use.place.line, use) for use in made.pictures]
    for figure in found[-len(made.pictures) :]:
        if isinstance(figure, Figure) and figure.use.title:
            figure.describe(structure)
    return found


def render(page: Page, node: Paragraph) -> None:
    """Write `<p>`."""
    html = prose.html(page, node.prose, pictures=False).strip()
    page.write(html if node.tight else f"<p>{html}</p>\n")


CONSTRUCT = Construct(tokens={"paragraph_open": build}, render={Paragraph: render})

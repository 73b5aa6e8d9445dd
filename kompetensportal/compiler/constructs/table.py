"""Tables, in a frame that scrolls by itself on a narrow screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Construct, Node, Prose
from kompetensportal.compiler.prose import escape
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Table(Node):
    """A table with a row of headings."""

    head: list[Prose]
    rows: list[list[Prose]]
    section: str


def build(structure: Structure, token: Token) -> Table:
    """A table; its cells are read row by row."""
    rows: list[list[Prose]] = []
    with structure.reading("table"):
        while (inner := structure.next()).type != "table_close":
            if inner.type == "tr_open":
                rows.append([])
            elif inner.type == "inline":
                rows[-1].append(structure.prose(inner))
    return Table(structure.line(token), rows[0], rows[1:], structure.section)


def render(page: Page, node: Table) -> None:
    """Write `<div class="table">`, named by the heading above it or by its own headings."""
    anchor = page.headings[-1][1] if page.headings else ""
    names = ", ".join(filter(None, (cell.plain.strip() for cell in node.head)))
    label = f'aria-labelledby="{anchor}"' if anchor else f'aria-label="{escape(names or "–")}"'
    page.write(f'<div class="table" role="region" tabindex="0" {label}><table>\n<thead><tr>')
    for cell in node.head:
        page.write(f'<th scope="col">{prose.html(page, cell)}</th>')
    page.write("</tr></thead>\n<tbody>\n")
    for row in node.rows:
        cells = "".join(f"<td>{prose.html(page, cell)}</td>" for cell in row)
        page.write(f"<tr>{cells}</tr>\n")
    page.write("</tbody>\n</table></div>\n")


CONSTRUCT = Construct(tokens={"table_open": build}, render={Table: render})

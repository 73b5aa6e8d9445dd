"""The plain constructs of CommonMark: quotes, code, rules; and HTML, which is shown as text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kompetensportal.compiler import waivers
from kompetensportal.compiler.nodes import Construct, Node, Nodes
from kompetensportal.compiler.prose import escape
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Quote(Node):
    """A quotation."""

    nodes: Nodes


@dataclass(slots=True)
class Code(Node):
    """Text as a machine writes it; not read aloud."""

    text: str


@dataclass(slots=True)
class Rule(Node):
    """A line across."""


def quote(structure: Structure, token: Token) -> Quote:
    """A quotation."""
    return Quote(structure.line(token), structure.nodes("blockquote_close"))


def code(structure: Structure, token: Token) -> Code:
    """A code block."""
    return Code(structure.line(token), token.content)


def rule(structure: Structure, token: Token) -> Rule:
    """A thematic break."""
    return Rule(structure.line(token))


def html(structure: Structure, token: Token) -> Code | None:
    """A waiver is noted and not shown; any other HTML is a finding and is shown as text."""
    line = structure.line(token)
    place = structure.find_place(line, "<")
    waived = waivers.parse(token.content)
    if waived is None:
        structure.find("html", place, tag=token.content.strip().split("\n")[0][:60])
        return Code(line, token.content)
    first, last = _block_after(structure, line)
    waiver = waivers.Waiver(*waived, place.line, place.column, first, last)
    structure.document.waivers.append(waiver)
    return None


def _block_after(structure: Structure, line: int) -> tuple[int, int]:
    """First and last line of the next block beside the comment; nothing when there is none."""
    for token in islice(structure.tokens, structure.at, None):
        if token.closes:
            break
        if token.type == "html_block" and waivers.parse(token.content) is not None:
            continue
        if token.map:
            return token.map[0] + 1, max(token.map[1], token.map[0] + 1)
    return line, line


def render_quote(page: Page, node: Quote) -> None:
    """Write `<blockquote>`."""
    page.write("<blockquote>\n")
    page.nodes(node.nodes)
    page.write("</blockquote>\n")


def render_code(page: Page, node: Code) -> None:
    """Write `<pre>`."""
    page.write(f"<pre><code>{escape(node.text)}</code></pre>\n")


def render_rule(page: Page, node: Rule) -> None:
    """Write `<hr>`."""
    page.write("<hr>\n")


CONSTRUCT = Construct(
    tokens={
        "blockquote_open": quote,
        "code_block": code,
        "fence": code,
        "hr": rule,
        "html_block": html,
    },
    render={Quote: render_quote, Code: render_code, Rule: render_rule},
)

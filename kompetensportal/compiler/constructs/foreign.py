"""`::: språk en`: text in another language, which says so to screen readers and to the voice."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kompetensportal.compiler.nodes import Construct, Node, Nodes
from kompetensportal.compiler.token import Token
from kompetensportal.languages import LANGUAGES, direction_of

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

CODES = [code for code in LANGUAGES if "-" not in code]


@dataclass(slots=True)
class Foreign(Node):
    """Blocks in a language of their own."""

    language: str
    nodes: Nodes


def build(structure: Structure, token: Token) -> Foreign:
    """The blocks of the box; one whose language nobody knows stays in that of the text."""
    line = structure.line(token)
    code = token.meta["words"].strip().lower()
    if code not in CODES:
        likely = get_close_matches(code, CODES, n=1)
        known = likely[0] if likely else ", ".join(CODES)
        place = structure.find_place(line, ":::")
        structure.find("language_unknown", place, given=code[:20] or "-", likely=known)
        code = structure.matter.language
    with structure.speaking(code):
        return Foreign(line, code, structure.nodes("box_close"))


def render(page: Page, node: Foreign) -> None:
    """Write `<div lang dir>`."""
    page.write(f'<div lang="{node.language}" dir="{direction_of(node.language)}">\n')
    page.nodes(node.nodes)
    page.write("</div>\n")


CONSTRUCT = Construct(boxes={"språk": build}, render={Foreign: render})

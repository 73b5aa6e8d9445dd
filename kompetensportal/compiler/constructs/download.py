"""`::: ladda-ner`: files to take home; each link in it is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler.nodes import Construct, LinkTo, LinkUse, Node
from kompetensportal.compiler.prose import escape
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Download(Node):
    """Files that are offered."""

    links: list[LinkUse]


def build(structure: Structure, token: Token) -> Download:
    """The links in the box; a box without one is a finding."""
    line = structure.line(token)
    before = len(structure.document.links)
    with structure.reading("text", aloud=False):
        structure.nodes("box_close")
    links = structure.document.links[before:]
    offered = [use for use in links if use.to is LinkTo.FILE]
    if not offered:
        structure.find("download_empty", structure.find_place(line, ":::"))
    return Download(line, offered)


def render(page: Page, node: Download) -> None:
    """Write `<p class="download">`, with the size of the file."""
    for use in node.links:
        file = page.file(use)
        if file is None:
            continue
        name = escape(use.target.rpartition("/")[2])
        link = f'<a href="/p/{file.name}" download="{name}">{escape(use.text)}</a>'
        size = f'<span class="file-size">{page.size(file.size)}</span>'
        page.write(f'<p class="download">{link} {size}</p>\n')


CONSTRUCT = Construct(boxes={"ladda-ner": build}, render={Download: render})

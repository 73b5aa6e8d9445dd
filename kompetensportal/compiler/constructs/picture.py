"""A picture, with a caption when its title is written: `![text](bilder/a.svg "Bildtext")`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import Construct, Node, PictureUse, Prose
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure


@dataclass(slots=True)
class Figure(Node):
    """A picture that stands by itself."""

    use: PictureUse
    caption: Prose | None = None

    def describe(self, structure: Structure) -> None:
        """Make the title a caption that is read aloud."""
        lines = (self.line - 1, self.line)
        with structure.reading("caption"):
            inline = Token("inline", self.use.title, lines)
            self.caption = structure.prose(inline)


def render(page: Page, node: Figure) -> None:
    """Write `<figure>`; a picture that cannot be shown (there is a finding) leaves its caption."""
    image = page.picture(node.use)
    if not image and node.caption is None:
        return
    page.write(f'<figure class="picture">{image}')
    if node.caption is not None:
        page.write(f"<figcaption>{prose.html(page, node.caption)}</figcaption>")
    page.write("</figure>\n")


CONSTRUCT = Construct(render={Figure: render})

"""Writing: the tree of constructs becomes a fragment of HTML (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.fragment_words import fragment_words
from kompetensportal.compiler.nodes import LinkTo, LinkUse, Nodes, PictureUse, Render
from kompetensportal.compiler.pictures import Picture
from kompetensportal.compiler.prose import escape
from kompetensportal.compiler.read import locate
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.lesson import Question, Step

SIZES = "(max-width: 60rem) 100vw, 48rem"
"""A picture is as wide as the column of text, and that is at most 48 rem."""


class Page:
    """Collects what the constructs write; `renders` has one function for each kind of node."""

    def __init__(self, context: Context, language: str, renders: Mapping[type, Render]) -> None:
        self._context = context
        self.language = language
        self._renders = renders
        self._parts: list[str] = []
        self.write: Callable[[str], None] = self._parts.append
        self.headings: list[tuple[int, str, str]] = []
        self.steps: list[Step] = []
        self.questions: list[Question] = []
        self.files: dict[str, None] = {}
        """Pool names in the order of use."""

    def nodes(self, nodes: Nodes) -> None:
        """Write nodes one after the other."""
        renders = self._renders
        for node in nodes:
            renders[type(node)](self, node)

    def apart(self, nodes: Nodes) -> str:
        """The HTML of nodes that stand elsewhere than here."""
        before, self._parts = self._parts, []
        self.write = self._parts.append
        self.nodes(nodes)
        made, self._parts = "".join(self._parts).strip(), before
        self.write = before.append
        return made

    def html(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def word(self, name: str) -> str:
        """A word of the `fragment` catalogue, for HTML."""
        return escape(fragment_words(self.language, name))

    def size(self, size: int) -> str:
        """The size of a file in words."""
        if size >= 1_000_000:
            number = f"{size / 1_000_000:.1f}"
            return f"{number.replace('.', ',') if self.language == 'sv' else number} MB"
        return f"{max(1, round(size / 1000))} kB"

    def link(self, use: LinkUse) -> tuple[str, str]:
        """The opening and closing tag of a link; empty when it leads nowhere."""
        if use.to is LinkTo.OUTSIDE:
            return f'<a href="{escape(use.target)}" rel="external noopener">', "</a>"
        if use.to is LinkTo.HERE:
            return f'<a href="#{escape(use.anchor)}">', "</a>"
        if use.to is LinkTo.CONTENT and (location := locate(use.target)) is not None:
            address = self._context.address(use.target, location)
            anchor = f"#{use.anchor}" if use.anchor else ""
            return (f'<a href="{escape(address + anchor)}">', "</a>") if address else ("", "")
        if use.to is LinkTo.FILE and (file := self.file(use)) is not None:
            name = escape(use.target.rpartition("/")[2])
            return f'<a href="/p/{file.name}" download="{name}">', "</a>"
        return "", ""

    def file(self, use: LinkUse) -> Picture | None:
        """The file that a link offers; None when it is missing (there is a finding)."""
        return self._use(use.target)

    def picture(self, use: PictureUse) -> str:
        """The `<img>` of a picture; empty when it cannot be shown (there is a finding)."""
        picture = self._use(use.path) if use.path else None
        if picture is None or not picture.width:
            return ""
        several, language = "", f' lang="{use.language}"' if use.language else ""
        if len(picture.variants) > 1:
            widths = ", ".join(f"/p/{name} {width}w" for name, width in picture.variants)
            several = f' srcset="{widths}" sizes="{SIZES}"'
        return (
            f'<img src="/p/{picture.name}"{several} alt="{escape(use.alt)}"{language}'
            f' width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
        )

    def poster(self, use: PictureUse) -> str:
        """The attribute of a film's first picture; empty when it cannot be shown."""
        picture = self._use(use.path) if use.path else None
        return f' poster="/p/{picture.name}"' if picture is not None and picture.width else ""

    def step(self, id_: str, number: int, text: str, pictures: list[PictureUse]) -> None:
        """Note a step that was written."""
        shown = [use.path for use in pictures]
        known = [self._use(path) for path in shown if path]
        names = [picture.name for picture in known if picture is not None]
        digest = blake2b("\n".join([text, *names]).encode(), digest_size=16).hexdigest()
        self.steps.append(Step(id_, number, text, digest))

    def _use(self, path: str) -> Picture | None:
        found = self._context.pictures(path)
        if found is None or isinstance(found, Finding):
            return None
        self.files[found.name] = None
        for name, _ in found.variants:
            self.files[name] = None
        return found

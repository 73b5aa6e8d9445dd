"""Word's styles: what a paragraph is, in English, in Swedish, and through what it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kompetensportal.actions.writing.bring_in.package import Element

_DEEPEST = 20
"""Styles that are based on each other; a circle ends here."""
_ROLES = (
    ("title", re.compile(r"title|rubrik")),
    ("heading", re.compile(r"(?:heading|rubrik) ?([1-9])")),
    ("contents", re.compile(r"(?:toc|innehåll|toc heading|innehållsförteckning.*) ?\d*")),
    ("caption", re.compile(r"caption|beskrivning|bildtext")),
    ("number", re.compile(r"(?:list number|listnummer|numrerad lista) ?([2-5])?")),
    ("point", re.compile(r"(?:list bullet|punktlista) ?([2-5])?")),
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says."""

    role: str = ""
    """One of _ROLES; empty for ordinary text."""
    level: int = 1
    """Of a heading or list, from 1."""
    numbering: tuple[str, int] | None = None
    """Numbering's id and level."""
    bold: bool = False
    hidden: bool = False


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall("style") if root is not None else []
        self._elements = {style.get("styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}

    def of(self, id_: str) -> Style:
        """A paragraph's or a run's style, with what it is based on."""
        if id_ not in self._known:
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def numbering_of(self, id_: str) -> tuple[str, int] | None:
        """The numbering that a style of numbering leads to."""
        return self.of(id_).numbering

    def _read(self, id_: str) -> Style:
        role, level, numbering = "", 1, None
        bold = hidden = None
        element = self._elements.get(id_)
        names = [id_] if element is None else []
        for _ in range(_DEEPEST):
            if element is None:
                break
            names += [value(element.find("name")), element.get("styleId", "")]
            numbering = numbering or numbering_in(element.find("pPr/numPr"))
            outline = value(element.find("pPr/outlineLvl"))
            if not role and outline.isdecimal() and int(outline) < 6:
                role, level = "heading", int(outline) + 1
            bold = on(element.find("rPr/b")) if bold is None else bold
            hidden = on(element.find("rPr/vanish")) if hidden is None else hidden
            element = self._elements.get(value(element.find("basedOn")))
        for name in names:
            named = _role(name)
            if named and (not role or named[0] in ("title", "contents")):
                role, level = named
                break
        return Style(role, level, numbering, bool(bold), bool(hidden))


def _role(name: str) -> tuple[str, int] | None:
    """What a style is by its name: `heading 2`, `Rubrik2`, `Listnummer`."""
    for role, pattern in _ROLES:
        if found := pattern.fullmatch(" ".join(name.lower().split())):
            return role, int(found[1] or 1) if found.groups() else 1
    return None


def numbering_in(properties: Element | None) -> tuple[str, int] | None:
    """The numbering's id and level of a `numPr`."""
    if properties is None or properties.find("numId") is None:
        return None
    level = value(properties.find("ilvl"))
    return value(properties.find("numId")), int(level) if level.isdecimal() else 0


def value(element: Element | None) -> str:
    """The `val` of an element; empty when there is none."""
    return "" if element is None else element.get("val", "")


def on(element: Element | None) -> bool | None:
    """Whether a switch is on: `<b/>`, `<b val="0"/>`; None when it is not written."""
    if element is None:
        return None
    return element.get("val", "1") not in ("0", "false", "off", "none")

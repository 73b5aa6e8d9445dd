"""Word's numberings: whether a paragraph is an item, how deep, and which number it shows.

Word counts for an "abstract" numbering, which several lists may share: that is how the steps of
an old document go on after a picture. A list with a start of its own begins anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.actions.writing.bring_in.package import Element
from kompetensportal.actions.writing.bring_in.word_styles import Styles, value

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item: its depth from 0, and its number; None for a point."""

    depth: int
    number: int | None


class Numberings:
    """The lists of a document; counts as it is read from its beginning."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == "abstractNum":
                self._abstract[element.get("abstractNumId", "")] = element
            elif element.tag == "num":
                self._lists[element.get("numId", "")] = element
        self._levels: dict[tuple[str, int], _Level | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def item(self, list_id: str, depth: int) -> Numbered | None:
        """Count one paragraph of a list; None when it is shown without number or point."""
        depth = min(max(depth, 0), DEEPEST)
        level = self._level(list_id, depth)
        if level is None or level.form == "none":
            return None
        if level.form == "bullet":
            return Numbered(depth, None)
        counts = self._counts.setdefault(self._abstract_id(list_id), [None] * (DEEPEST + 1))
        fresh = (list_id, depth) not in self._begun and self._restarts(list_id, depth)
        self._begun.add((list_id, depth))
        before = None if fresh else counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (DEEPEST - depth)
        return Numbered(depth, counts[depth])

    def _abstract_id(self, list_id: str, follow: bool = True) -> str:
        element = self._lists.get(list_id)
        found = value(element.find("abstractNumId")) if element is not None else ""
        linked = self._abstract.get(found)
        name = value(linked.find("numStyleLink")) if linked is not None else ""
        behind = self._styles.numbering_of(name) if name and follow else None
        return self._abstract_id(behind[0], follow=False) if behind else found

    def _override(self, list_id: str, depth: int) -> Element | None:
        element = self._lists.get(list_id)
        found = element.findall("lvlOverride") if element is not None else []
        return next((one for one in found if one.get("ilvl") == str(depth)), None)

    def _restarts(self, list_id: str, depth: int) -> bool:
        override = self._override(list_id, depth)
        return override is not None and override.find("startOverride") is not None

    def _level(self, list_id: str, depth: int) -> _Level | None:
        if (list_id, depth) not in self._levels:
            self._levels[list_id, depth] = self._read_level(list_id, depth)
        return self._levels[list_id, depth]

    def _read_level(self, list_id: str, depth: int) -> _Level | None:
        abstract = self._abstract.get(self._abstract_id(list_id))
        if abstract is None:
            return None
        override = self._override(list_id, depth)
        own = override.find("lvl") if override is not None else None
        levels = abstract.findall("lvl")
        shared = next((one for one in levels if one.get("ilvl") == str(depth)), None)
        level = own if own is not None else shared
        if level is None:
            return None
        start = value(override.find("startOverride")) if override is not None else ""
        start = start or value(level.find("start"))
        return _Level(
            value(level.find("numFmt")) or "decimal", int(start) if start.isdecimal() else 1
        )

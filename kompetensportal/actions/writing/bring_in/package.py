"""An Office file is a zip of XML: it is opened here, within limits, and nothing of it is run.

Office writes neither document types nor entities, so XML that has them is refused. Sizes are
checked twice: as the zip tells them, before anything is unpacked, and as they really turn out.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

from lxml import etree

from kompetensportal.compiler.foreign_xml import read_xml
from kompetensportal.errors import MistakeError
from kompetensportal.words import say

LARGEST_PART = 40_000_000
"""Bytes of one unpacked part. The text of 500 pages is 10 million."""
LARGEST_UNPACKED = 400_000_000
"""Bytes of all parts together."""
MOST_TAGS = 2_000_000
"""Tags of one part, which take 300 MB as a tree. The text of 500 pages has 400,000."""
STEEPEST = 150
"""Times that a file larger than STEEP_FROM may grow. Long and dull XML reaches 60."""
STEEP_FROM = 5_000_000
MOST_PARTS = 10_000
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
"""What `zipfile` raises on a damaged file; RuntimeError for a part with a password of its own."""
_RELATIONS = "officeDocument/"
_OWN_RELATIONS = ("/relationships",)

Element = Any


class Package:
    """The parts of an Office file, by their names without the first slash."""

    def __init__(self, data: bytes) -> None:
        """Open a file; MistakeError when it is broken or a bomb."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _DAMAGED as error:
            raise broken() from error
        unpacked = sum(info.file_size for info in infos)
        steep = unpacked > STEEP_FROM and unpacked > STEEPEST * len(data)
        if unpacked > LARGEST_UNPACKED or steep or len(infos) > MOST_PARTS:
            raise bomb()
        self._infos = {info.filename.lstrip("/"): info for info in infos}
        self._left = LARGEST_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        """All parts."""
        return tuple(self._infos)

    def has(self, name: str) -> bool:
        """Whether a part is there."""
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The bytes of a part; empty when there is none."""
        info = self._infos.get(name)
        if info is None:
            return b""
        try:
            with self._zip.open(info) as part:
                data = part.read(LARGEST_PART + 1)
        except _DAMAGED as error:
            raise broken() from error
        self._left -= len(data)
        if len(data) > LARGEST_PART or self._left < 0:
            raise bomb()
        return data

    def xml(self, name: str) -> Element | None:
        """The root of a part, its names without namespaces; None when there is no such part."""
        data = self.read(name)
        return without_namespaces(parse(data)) if data else None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part leads to, by id."""
        folder, own = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{own}.rels"))
        if root is None:
            return {}
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2],
                _target(folder, each.get("Target", ""), each.get("TargetMode", "")),
                each.get("TargetMode", "") == "External",
            )
            for each in root
            if each.tag == "Relationship"
        }

    def main_part(self) -> str:
        """The part that all begins with: `word/document.xml`; empty when there is none."""
        found = (r.target for r in self.relations("").values() if r.kind == "officeDocument")
        return next((target for target in found if self.has(target)), "")


class Relation:
    """Where a part leads to: another part, or an address outside."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, external: bool) -> None:
        self.kind, self.target, self.external = kind, target, external


def _target(folder: str, target: str, mode: str) -> str:
    if mode == "External":
        return target
    target = unquote(target)
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def parse(data: bytes) -> Element:
    """XML of a stranger: no entities, no network, no depth without end."""
    if data.count(b"<") > MOST_TAGS:
        raise bomb()
    try:
        root = read_xml(data)
    except ValueError as error:
        raise broken() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise bomb()
    return root


def without_namespaces(root: Element) -> Element:
    """The same tree with local names; attributes that name a relation keep an `r:`.

    Word writes one of two sets of namespaces ("transitional" and "strict"), and what we read of
    them has the same local names.
    """
    for element in root.iter(etree.Element):
        if element.tag[0] == "{":
            element.tag = element.tag.rpartition("}")[2]
        for name, value in element.attrib.items():
            if name[0] == "{":
                space, _, local = name[1:].partition("}")
                relation = _RELATIONS in space and space.endswith(_OWN_RELATIONS)
                del element.attrib[name]
                element.attrib[f"r_{local}" if relation else local] = value
    return root


def broken() -> MistakeError:
    """The file is damaged."""
    return MistakeError(say("bringin.broken"), say("bringin.broken_mend"))


def bomb() -> MistakeError:
    """The file unpacks to more than any document has."""
    return MistakeError(say("bringin.bomb"), say("bringin.bomb_mend"))

"""What a file is: told by its bytes, because a name may say anything."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.actions.writing.bring_in.package import Element, Package
from kompetensportal.errors import MistakeError
from kompetensportal.model.writing.brought_in import LARGEST_FILE
from kompetensportal.words import Argument, say

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_UTF16_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16_POWERPOINT = "PowerPoint Document".encode("utf-16-le")
_KINDS = {"document": "word", "presentation": "slides"}
"""Root of the main part -> what reads it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An Office file that we read."""

    kind: str
    """`word` or `slides`."""
    package: Package
    main: str
    """Name of the part that all begins with."""
    root: Element
    """That part's XML."""


def open_file(data: bytes, name: str) -> Opened:
    """Open a Word or PowerPoint file; MistakeError says what it is instead, and what to do."""
    if not data:
        raise _refused("empty", name)
    if len(data) > LARGEST_FILE:
        raise _refused("too_large", name, limit=LARGEST_FILE // 1_000_000)
    if data.startswith(_OLE):
        raise _refused(_old(data), name)
    if data.startswith(b"%PDF"):
        raise _refused("pdf", name)
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        raise _refused("picture", name)
    if data.startswith(b"{\\rtf"):
        raise _refused("old_word", name)
    if not data.startswith(b"PK"):
        raise _refused("other", name)
    package = Package(data)
    if package.has("mimetype") and b"opendocument" in package.read("mimetype"):
        raise _refused("open_document", name)
    main = package.main_part()
    root = package.xml(main) if main else None
    kind = _KINDS.get(root.tag) if root is not None else None
    if kind is None:
        raise _refused("other", name)
    return Opened(kind, package, main, root)


def _old(data: bytes) -> str:
    """Which file of the old container it is: locked, PowerPoint or Word from before 2007."""
    if _UTF16_ENCRYPTED in data:
        return "locked"
    return "old_slides" if _UTF16_POWERPOINT in data else "old_word"


def _refused(why: str, name: str, **args: Argument) -> MistakeError:
    return MistakeError(
        say(f"bringin.{why}", file=name, **args), say(f"bringin.{why}_mend", **args)
    )

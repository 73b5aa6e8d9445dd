"""What a telephone or a drawing program made, as a file that the content folder takes.

A photograph becomes WebP of its pixels alone: place, camera and whoever took it are gone. Drawings
are cleaned as the build cleans them. What a file is, its first bytes say, never its name.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PIL import Image

from kompetensportal.actions.writing import pictures_heic
from kompetensportal.compiler import raster, svg
from kompetensportal.compiler.pictures import refused
from kompetensportal.errors import MistakeError
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.writing.picture import LARGEST
from kompetensportal.words import say

MOST_PIXELS = 40_000_000
"""Asked before anything is unpacked; unpacked they take 160 MB."""
WIDEST = 1920
"""Pixels of the longest side of what is kept."""
WIDEST_TO_EDIT = 2560
"""The same of what goes back to a browser that cannot open the file, to be cropped there."""
QUALITY = 88
"""A build makes narrower ones of it once more."""
_HEIF = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"heif"))
_FORMATS = {"png": ("PNG",), "jpeg": ("JPEG",), "webp": ("WEBP",)}
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file for the content folder."""

    content: bytes
    ending: str
    """`webp` or `svg`."""
    width: int
    height: int


def kind_of(data: bytes) -> str:
    """What the first bytes say: `png`, `jpeg`, `webp`, `heic`, `svg`, or nothing known."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and (data[8:12] in _HEIF or any(b in data[8:40] for b in _HEIF)):
        return "heic"
    begins = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return "svg" if begins.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) else ""


def decode(data: bytes, name: str, widest: int = WIDEST) -> Decoded:
    """Make a picture that was sent ready to be kept.

    Args:
        data: what came.
        name: what the sender's file is called; for the words of what is wrong.
        widest: pixels of the longest side; larger ones are made smaller.

    Raises MistakeError with what is wrong and how to mend it.
    """
    if not data:
        raise MistakeError(say("picturebank.nothing"), say("picturebank.nothing_mend"))
    if len(data) > LARGEST:
        limit = LARGEST // 1_000_000
        raise MistakeError(
            say("picturebank.too_large", name=name, limit=limit), say("picturebank.too_large_mend")
        )
    kind = kind_of(data)
    if kind == "svg":
        return _drawing(data, name)
    if not kind:
        raise MistakeError(say("picturebank.no_picture", name=name), say("picturebank.kinds_mend"))
    # Two photographs at once would take half a gigabyte.
    with _one_at_a_time:
        if kind == "heic":
            data, kind = _from_heic(data, name), "webp"
        image = raster.read(data, name, _FORMATS[kind], MOST_PIXELS)
        if isinstance(image, Finding):
            raise _said(image, name)
        return _smaller(image, widest)


def _smaller(image: Image.Image, widest: int) -> Decoded:
    share = min(1.0, widest / max(image.size))
    width, height = (max(1, round(side * share)) for side in image.size)
    return Decoded(raster.webp(image, width, QUALITY), "webp", width, height)


def _drawing(data: bytes, name: str) -> Decoded:
    made = svg.prepare(data, name)
    if isinstance(made, Finding):
        raise MistakeError(made.what, made.mend)
    [(_, content)] = made.files
    return Decoded(content, "svg", made.picture.width, made.picture.height)


def _from_heic(data: bytes, name: str) -> bytes:
    try:
        return pictures_heic.to_webp(data, MOST_PIXELS)
    except pictures_heic.DamagedError:
        raise _said(refused(name, "not_one"), name) from None
    except pictures_heic.BombError as error:
        width, height = error.args
        raise _said(refused(name, "bomb", width=width, height=height), name) from None


def _said(finding: Finding, name: str) -> MistakeError:
    if finding.rule == "picture-not-one":
        return MistakeError(say("picturebank.damaged", name=name), say("picturebank.damaged_mend"))
    return MistakeError(finding.what, finding.mend)

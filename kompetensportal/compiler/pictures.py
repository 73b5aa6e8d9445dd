"""Pictures and downloads, prepared once by content for the pool.

`prepare` is slow for photographs (75 ms a width) and is called once for every content: the caller
keeps what it returns under the hash of the bytes. Everything else in the compiler only sees the
small `Picture`.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from hashlib import blake2b

from kompetensportal.compiler import captions
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Argument, say

ENDING = re.compile("[a-z0-9]{1,8}")
"""What a name of the pool may end in."""
LARGEST = 20_000_000
"""Bytes of a picture or download."""
RASTER = ("png", "jpg", "jpeg", "webp")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page needs to know of a file in the pool. Plain values: keep it as JSON."""

    name: str
    """Pool name of the file itself, or of the widest variant."""
    size: int
    """Bytes."""
    width: int = 0
    """Natural width and height in CSS pixels; 0 for what is no picture."""
    height: int = 0
    variants: tuple[tuple[str, int], ...] = ()
    """(pool name, width) of all widths, narrow first; empty for SVG and downloads."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A Picture and the pool files that belong to it."""

    picture: Picture
    files: tuple[tuple[str, bytes], ...]


def pool_name(data: bytes, ending: str) -> str:
    """The name of a pool file: the hash of its content."""
    return f"{blake2b(data, digest_size=16).hexdigest()}.{ending}"


def content_key(data: bytes, path: str) -> str:
    """The hash of a content, and what its ending says that it is: names what it is made into."""
    return f"{blake2b(data, digest_size=16).hexdigest()}.{path.rpartition('.')[2].lower()}"


def prepare(data: bytes, name: str) -> Prepared | Finding:
    """Make a picture or a download ready for the pool.

    Args:
        data: the file's bytes.
        name: its content path, `lathundar/outlook/bilder/oppna.svg`; the ending says what it is.

    Returns:
        What to put into the pool, or a finding whose path is `name`.
    """
    ending = name.rpartition(".")[2].lower()
    if len(data) > LARGEST:
        return refused(name, "too_large", limit=LARGEST // 1_000_000)
    # lxml and Pillow are imported only when a picture is prepared: they take 40 ms, and a build
    # with nothing new takes less than that in all.
    if ending == "svg":
        from kompetensportal.compiler import svg  # noqa: PLC0415

        return svg.prepare(data, name)
    if ending in RASTER:
        from kompetensportal.compiler import raster  # noqa: PLC0415

        return raster.prepare(data, name)
    if ending == "vtt" and (wrong := captions.fault(data)):
        why, line = wrong
        return replace(refused(name, why), line=line)
    return prepare_download(data, name)


def prepare_download(data: bytes, name: str) -> Prepared:
    """Any other file that is offered, as it is; one without an ending, as LICENSE, gets `bin`."""
    ending = posixpath.splitext(name)[1][1:].lower()
    if not ENDING.fullmatch(ending):
        ending = "bin"
    stored = pool_name(data, ending)
    return Prepared(Picture(stored, len(data)), ((stored, data),))


def refused(name: str, why: str, **args: Argument) -> Finding:
    """The finding about a picture that cannot be used."""
    what = say(f"findings.picture_{why}", picture=name, **args)
    mend = say(f"findings.picture_{why}_mend", **args)
    rule = "picture-" + why.replace("_", "-")
    return Finding(rule, Severity.ERROR, name, 1, 1, what, mend)

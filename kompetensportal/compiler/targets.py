"""What links and pictures point at."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kompetensportal.compiler import prose
from kompetensportal.compiler.nodes import LinkTo, LinkUse, PictureUse, Place, Prose
from kompetensportal.compiler.read import locate
from kompetensportal.compiler.token import Token

if TYPE_CHECKING:
    from kompetensportal.compiler.structure import Structure

SCHEMES = ("https", "http", "mailto", "tel")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def link(structure: Structure, token: Token, text: str, inside: Prose, seen: Place) -> LinkUse:
    """What a link means; what is wrong with it becomes a finding."""
    href = str(token.attrs.get("href", ""))
    needles = (f"]({href}", f"](<{href}", f"[{text}](", f"[{text}]", f"<{href}")
    place = _place(structure, needles, inside, seen)
    use = LinkUse(href, LinkTo.BAD, "", "", text, place)
    bare = _IGNORED_BY_BROWSERS.sub("", href)
    if scheme := _SCHEME.match(bare):
        if scheme.group(1).lower() in SCHEMES:
            use.to, use.target = LinkTo.OUTSIDE, bare
        else:
            structure.find("link_scheme", place, scheme=scheme.group(1)[:20])
        return use
    path, _, anchor = bare.partition("#")
    use.anchor = unquote(anchor)
    if not path:
        if anchor:
            use.to = LinkTo.HERE
        else:
            structure.find("link_empty", place)
        return use
    target = within(structure.document.path, href.partition("#")[0])
    if target is None:
        structure.find("link_outside", place, link=href[:80])
    elif (location := locate(target)) is not None and location.address:
        use.to, use.target = LinkTo.CONTENT, target
    elif _ending(target) in DOWNLOADS:
        use.to, use.target = LinkTo.FILE, target
    else:
        structure.find("link_kind", place, link=href[:80])
    return use


_DOWNLOADS = "pdf docx xlsx pptx odt ods odp txt csv ics png jpg jpeg webp mp3 mp4 webm vtt"
DOWNLOADS = frozenset(_DOWNLOADS.split())
"""Endings of files that may be offered. Nothing that a browser would run as a page of ours."""


def picture(structure: Structure, token: Token, inside: Prose, seen: Place) -> PictureUse:
    """What a picture means; the picture itself is prepared by content (`compiler.pictures`)."""
    source = str(token.attrs.get("src", ""))
    alt = "".join(child.content for child in token.children or ())
    needles = (f"]({source}", f"](<{source}", f"![{alt}]")
    place = _place(structure, needles, inside, seen)
    title = str(token.attrs.get("title", ""))
    path = None
    bare = _IGNORED_BY_BROWSERS.sub("", source)
    if _SCHEME.match(bare) or bare.startswith(("/", "\\")):
        structure.find("picture_elsewhere", place, picture=source[:80])
    elif not bare:
        structure.find("picture_empty", place)
    else:
        path = within(structure.document.path, source)
        if path is None:
            structure.find("link_outside", place, link=source[:80])
    return PictureUse(path or "", alt, title, place, inside.language)


def within(path: str, href: str) -> str | None:
    """The content path that a relative address means, or None when it leaves the tree."""
    href = unquote(href)
    if href.startswith(("/", "\\")) or "\\" in href or "\0" in href:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
    return None if target.startswith(("../", "/")) or target in ("..", ".") else target


def _ending(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _place(structure: Structure, needles: tuple[str, ...], inside: Prose, seen: Place) -> Place:
    """Where a link begins: the first of the needles after the link before it, and its bracket."""
    lines = structure.document.lines
    for needle in needles:
        place = prose.place_of(lines, seen.line, inside.end, needle, seen.column)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if not line.startswith(needle, place.column - 1):
            continue
        column = line.rfind("[", 0, place.column) if needle[0] == "]" else place.column - 1
        if column > 0 and line[column - 1] == "!":
            column -= 1
        return Place(place.line, max(column, 0) + 1)
    return Place(max(seen.line, 1), max(seen.column, 1))

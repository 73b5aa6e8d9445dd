"""SVG pictures, cut down to what draws.

Only elements and attributes of a list get through. Scripts, event handlers, animations and what
drawing programs leave behind are dropped without a word: the picture looks the same. What would
change the picture (foreign content, references out of the file) or attack the reader of the file
(entities) refuses it with a finding.
"""

from __future__ import annotations

import re

from lxml import etree

from kompetensportal.compiler.foreign_xml import read_xml
from kompetensportal.compiler.pictures import Picture, Prepared, pool_name, refused
from kompetensportal.model.content.finding import Finding

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LARGEST = 2_000_000
"""Bytes. A drawn step has 5 kB."""

_ELEMENTS = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient
radialGradient stop clipPath mask pattern symbol use marker style
"""
ELEMENTS = frozenset(_ELEMENTS.split())
FOREIGN = frozenset(("foreignObject", "image", "feImage"))
"""Part of what one sees, and not to be had: refused rather than dropped."""

_ATTRIBUTES = """
id class d x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height viewBox points transform
fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap
stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color
clip-path mask marker-start marker-mid marker-end markerWidth markerHeight markerUnits
orient refX refY offset stop-color stop-opacity gradientUnits gradientTransform
spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
maskContentUnits preserveAspectRatio font-family font-size font-weight font-style
text-anchor dominant-baseline alignment-baseline letter-spacing textLength lengthAdjust
rotate visibility display overflow vector-effect paint-order role aria-hidden aria-label
aria-labelledby lang version style href mix-blend-mode shape-rendering
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
_DANGEROUS_CSS = re.compile(
    r"url\(\s*['\"]?(?!#|['\"]?#)|@import|expression\s*\(|javascript:|\\", re.I
)
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*")


class _Refused(Exception):
    """Carries the reason, the end of the key of its words."""


def prepare(data: bytes, name: str) -> Prepared | Finding:
    """Sanitise an SVG file; width and height come from its attributes or its viewBox."""
    if len(data) > LARGEST:
        return refused(name, "too_large", limit=LARGEST // 1_000_000)
    try:
        root = _parse(data)
        _clean(root)
        width, height = _size(root)
    except _Refused as reason:
        return refused(name, str(reason))
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    clean = etree.tostring(root, encoding="utf-8")
    stored = pool_name(clean, "svg")
    picture = Picture(stored, len(clean), max(1, round(width)), max(1, round(height)))
    return Prepared(picture, ((stored, clean),))


def _parse(data: bytes) -> etree._Element:
    if b"<!ENTITY" in data or b"<!entity" in data:
        raise _Refused("entities")
    try:
        root = read_xml(data)
    except ValueError as error:
        raise _Refused("broken") from error
    if root.getroottree().docinfo.internalDTD is not None and (
        root.getroottree().docinfo.internalDTD.entities()
    ):
        raise _Refused("entities")
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise _Refused("not_svg")
    return root


def _clean(root: etree._Element) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):  # an entity that was not resolved
            raise _Refused("entities")
        namespace, _, local = element.tag.rpartition("}")
        if local in FOREIGN:
            raise _Refused("foreign")
        if namespace != f"{{{NAMESPACE}" or local not in ELEMENTS:
            _drop(element)
            continue
        if local == "style" and _DANGEROUS_CSS.search("".join(element.itertext())):
            raise _Refused("css")
        _clean_attributes(element)
    etree.cleanup_namespaces(root)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean_attributes(element: etree._Element) -> None:
    for key, value in list(element.attrib.items()):
        if key == XLINK_HREF:
            del element.attrib[key]
            element.set("href", value)
            key = "href"  # noqa: PLW2901 - the same attribute under its new name
        elif key == XML_SPACE:
            continue
        if key not in ATTRIBUTES:
            del element.attrib[key]
        elif key == "href":
            if not value.startswith("#"):
                raise _Refused("reference")
        elif ("(" in value or "\\" in value) and _DANGEROUS_CSS.search(value):
            raise _Refused("css")


def _size(root: etree._Element) -> tuple[float, float]:
    width, height = (_NUMBER.fullmatch(root.get(key, "")) for key in ("width", "height"))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if width and height:
        size = float(width.group(1)), float(height.group(1))
        if len(box) != 4:
            root.set("viewBox", f"0 0 {size[0]:g} {size[1]:g}")
    else:
        try:
            size = float(box[2]), float(box[3])
        except (IndexError, ValueError) as error:
            raise _Refused("no_size") from error
    if not (0 < size[0] <= 20_000 and 0 < size[1] <= 20_000):
        raise _Refused("no_size")
    return size

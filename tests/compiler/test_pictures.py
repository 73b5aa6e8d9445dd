"""Pictures: what gets into the pool, and what is refused."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from compiler_trees import SVG, findings, lathund  # type: ignore[import-not-found]
from PIL import Image

from kompetensportal.compiler.pictures import Prepared, prepare
from kompetensportal.model.content.finding import Finding

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def svg(inside: str, attributes: str = 'viewBox="0 0 320 200"') -> Prepared | Finding:
    return prepare(f"{OPEN}{attributes}>{inside}</svg>".encode(), "a.svg")


def good(prepared: Prepared | Finding) -> Prepared:
    assert isinstance(prepared, Prepared), prepared
    return prepared


def refused(prepared: Prepared | Finding) -> str:
    assert isinstance(prepared, Finding), prepared
    assert (prepared.line, prepared.column) == (1, 1)
    return prepared.rule


def image(size: tuple[int, int], kind: str, mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_mandelbrot(size, (-2, -1, 1, 1), 50).convert(mode).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onclick="alert(1)" onload="x()"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
        "<!-- alert(1) --><?xml-stylesheet href='javascript:alert(1)'?>",
        "<metadata>alert(1)</metadata>",
        '<path d="M0 0" data-x="alert(1)" x:y="alert(1)" xmlns:x="javascript:alert(1)"/>',
    ],
)
def test_what_runs_is_dropped_from_svg(inside: str) -> None:
    ((name, data),) = good(svg(inside + '<path d="M1 1h9"/>')).files
    assert b"M1 1h9" in data
    assert not [word for word in (b"alert", b"script", b"onclick", b"onload") if word in data]
    assert name.endswith(".svg")


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        ("<foreignObject><body/></foreignObject>", "picture-foreign"),
        ('<image href="https://ond.exempel/a.png"/>', "picture-foreign"),
        ('<use href="https://ond.exempel/a.svg#b"/>', "picture-reference"),
        ('<use xlink:href="data:image/svg+xml,x"/>', "picture-reference"),
        ('<path style="fill:url(https://ond.exempel/)"/>', "picture-css"),
        ('<path fill="url(https://ond.exempel/#a)"/>', "picture-css"),
        ("<style>@import 'https://ond.exempel';</style>", "picture-css"),
        ("<style>path{background:u\\72l(x)}</style>", "picture-css"),
        ("<style>path{fill:url( 'x' )}</style>", "picture-css"),
        ("<path", "picture-broken"),
        ("<g>" * 400 + "</g>" * 400, "picture-broken"),
    ],
)
def test_what_comes_from_outside_refuses_the_svg(inside: str, rule: str) -> None:
    assert refused(svg(inside)) == rule


def test_gradients_and_uses_within_the_file_stay() -> None:
    inside = '<linearGradient id="g"/><path id="p" fill="url(#g)"/><use xlink:href="#p"/>'
    ((_, data),) = good(svg(inside)).files
    assert b'fill="url(#g)"' in data
    assert b'href="#p"' in data


def test_entities_are_refused_before_they_explode() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + SVG.replace("M0", "&b;")
    assert refused(prepare(laughs.encode(), "a.svg")) == "picture-entities"
    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG
    assert refused(prepare(outside.encode(), "a.svg")) == "picture-entities"
    utf16 = ('<?xml version="1.0" encoding="UTF-16"?>' + laughs).encode("utf-16")
    assert refused(prepare(utf16, "a.svg")) == "picture-entities"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<html></html>", b"\xff\xfe\x00", b"text"])
@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.jpg", "a.webp"])
def test_a_picture_that_is_not_one_is_refused(data: bytes, name: str) -> None:
    assert refused(prepare(data, name)) in {
        "picture-not-one",
        "picture-broken",
        "picture-not-svg",
    }


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 320 200"', (320, 200)),
        ('viewBox="0,0,320.4,200"', (320, 200)),
        ('width="640px" height="400"', (640, 400)),
        ('width="100%" viewBox="0 0 32 20"', (32, 20)),
    ],
)
def test_the_size_of_an_svg_is_known(attributes: str, size: tuple[int, int]) -> None:
    picture = good(svg("", attributes)).picture
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize("attributes", ["", 'viewBox="a b c d"', 'viewBox="0 0 0 0"', 'width="5"'])
def test_an_svg_without_a_size_is_refused(attributes: str) -> None:
    assert refused(svg("", attributes)) == "picture-no-size"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_photographs_come_in_the_widths_that_are_used(kind: str) -> None:
    prepared = good(prepare(image((1500, 1000), kind), f"a.{kind.lower()}"))
    assert [width for _, width in prepared.picture.variants] == [480, 960]
    assert (prepared.picture.width, prepared.picture.height) == (960, 640)
    for (_, width), (_, data) in zip(prepared.picture.variants, prepared.files, strict=True):
        with Image.open(io.BytesIO(data)) as made:
            assert (made.format, made.width) == ("WEBP", width)


def test_a_small_picture_is_not_made_larger() -> None:
    picture = good(prepare(image((300, 200), "PNG"), "a.png")).picture
    assert [width for _, width in picture.variants] == [300]
    assert (picture.width, picture.height) == (300, 200)


def test_a_picture_is_turned_upright_and_loses_its_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter
    exif[0x010F] = "Secret camera"
    data = image((600, 400), "JPEG", exif=exif)
    assert b"Secret camera" in data
    prepared = good(prepare(data, "a.jpg"))
    assert (prepared.picture.width, prepared.picture.height) == (400, 600)
    for _, made in prepared.files:
        assert b"Secret" not in made
        with Image.open(io.BytesIO(made)) as opened:
            assert not opened.getexif()
            assert "icc_profile" not in opened.info


def test_transparency_stays() -> None:
    prepared = good(prepare(image((60, 40), "PNG", "RGBA"), "a.png"))
    with Image.open(io.BytesIO(prepared.files[0][1])) as made:
        assert made.mode in ("RGBA", "RGB")
    pale = io.BytesIO()
    Image.new("RGBA", (60, 40), (255, 0, 0, 0)).save(pale, "PNG")
    with Image.open(io.BytesIO(good(prepare(pale.getvalue(), "a.png")).files[0][1])) as made:
        assert made.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 1_000_000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed)
    assert refused(prepare(bomb + chunk(b"IEND", b""), "a.png")) in {
        "picture-bomb",
        "picture-bomb-hidden",
    }
    assert refused(prepare(b"\0" * 20_000_001, "a.png")) == "picture-too-large"


def test_a_picture_cut_short_is_refused() -> None:
    data = image((600, 400), "JPEG")
    assert refused(prepare(data[: len(data) // 2], "a.jpg")) == "picture-not-one"


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = image((1000, 700), "PNG")
    assert prepare(data, "a.png") == prepare(data, "b.png")


def test_a_refused_picture_is_told_where_it_is_used(tmp_path: Path) -> None:
    body = "Text.\n\n![Ikonen](bilder/a.png)\n"
    files = {
        "lathundar/a/b.md": lathund("a/b", body),
        "lathundar/a/bilder/a.png": b"no picture",
    }
    found = findings(tmp_path, files)
    assert [(f.path, f.line, f.column, f.what.key) for f in found] == [
        ("lathundar/a/b.md", 10, 1, "findings.picture_not_one")
    ]

"""Every picture is drawn by tools/draw, is used, is small, and holds only shapes and words."""

from __future__ import annotations

import re
import sys
from xml.etree import ElementTree

import pytest
from texts import ROOT, TEXTS

sys.path.insert(0, str(ROOT))

from tools.draw.album import draw_all
from tools.draw.devices import phone
from tools.draw.palette import INK, PAPER, PRESS, QUIET, SCREEN
from tools.draw.svg import text

DRAWN = dict(draw_all())
ALLOWED = {"svg", "g", "rect", "circle", "ellipse", "path", "text"}


def test_every_picture_in_the_tree_can_be_drawn_again_byte_for_byte() -> None:
    folders = (ROOT / "lathundar", ROOT / "courses")
    there = {f.relative_to(ROOT).as_posix(): f for folder in folders for f in folder.rglob("*.svg")}
    assert set(there) == set(DRAWN)
    for name, file in there.items():
        assert file.read_text(encoding="utf-8") == DRAWN[name], f"{name}: run python -m tools.draw"
    assert dict(draw_all()) == DRAWN


def test_every_picture_is_used_and_every_used_picture_is_there() -> None:
    """The handbook's pictures of the workshop are screenshots; all else is drawn."""
    used = {p.relative_to(ROOT).as_posix() for t in TEXTS for _, p in t.pictures}
    handbook = (ROOT / "lathundar/portalen/bilder").rglob("*.webp")
    assert used == set(DRAWN) | {p.relative_to(ROOT).as_posix() for p in handbook}


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_small_and_holds_only_shapes_and_large_words(name: str) -> None:
    assert len(DRAWN[name].encode()) < 8000
    for element in ElementTree.fromstring(DRAWN[name]).iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ALLOWED
        assert not {a for a in element.attrib if a.startswith("on") or "href" in a or a == "style"}
        if element.tag.endswith("text"):
            assert float(element.attrib["font-size"]) >= 26


def test_words_that_are_too_small_or_too_wide_are_refused() -> None:
    with pytest.raises(ValueError, match="smallest"):
        text(0, 0, "Spara", 12)
    with pytest.raises(ValueError, match="needs"):
        phone().button("En alldeles för lång text på knappen")


def test_words_stand_out_from_what_is_behind() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    def contrast(a: str, b: str) -> float:
        high, low = sorted((light(a), light(b)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    pairs = ((INK, PAPER), (INK, SCREEN), (QUIET, SCREEN), (QUIET, PAPER), (SCREEN, PRESS))
    assert all(contrast(a, b) >= 4.5 for a, b in pairs)


def test_one_thing_at_most_has_the_colour_to_press_on_a_screen() -> None:
    for name, drawing in DRAWN.items():
        hands = len(re.findall(r"scale\(0\.82\) rotate", drawing))
        assert hands <= 1, name

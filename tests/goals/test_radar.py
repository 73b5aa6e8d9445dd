"""The radar chart: a picture with a name, the right places, and nothing that runs."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kompetensportal.web.charts.radar import HEIGHT, WIDTH, Line, radar

SVG = "{http://www.w3.org/2000/svg}"
AXES = ["Outlook", "LMO", "KIA", "En mycket lång benämning på ett system"]


def drawn(*lines: Line) -> ElementTree.Element:
    text = radar(AXES, lines, "Mina nivåer", "4 system")
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def test_a_chart_is_one_picture_with_a_title_and_a_description() -> None:
    root = drawn(Line("own", (1, 2, 3, 4)))
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == "Mina nivåer"
    assert root.findtext(f"{SVG}desc") == "4 system"


def test_the_highest_level_lies_on_the_outer_ring_and_none_in_the_middle() -> None:
    root = drawn(Line("own", (4, 0, 2, 0)))
    outer = root.findall(f"{SVG}polygon")[-1].get("points", "").split()
    own = next(g for g in root.findall(f"{SVG}g") if g.get("class") == "radar-own")
    places = own.find(f"{SVG}polygon").get("points", "").split()  # type: ignore[union-attr]
    assert places[0] == outer[0]
    assert places[1] == places[3] == f"{WIDTH / 2:g},{HEIGHT / 2:g}"


def test_words_are_escaped_and_values_beyond_the_scale_stay_in_the_picture() -> None:
    text = radar(["<b>", "&", "c"], [Line("own", (9, -1, 2))], '"><script>', "d")
    assert "<script>" not in text and "<b>" not in text
    assert all(0 <= float(n) <= 640 for n in re.findall(r'(?:cx|cy)="([\d.]+)"', text))
    assert "style=" not in text


def test_two_axes_have_no_surface_and_a_line_of_another_length_is_a_mistake() -> None:
    assert radar(["a", "b"], [Line("own", (1, 2))], "t", "d") == ""
    with pytest.raises(ValueError, match="as many values"):
        radar(AXES, [Line("own", (1,))], "t", "d")

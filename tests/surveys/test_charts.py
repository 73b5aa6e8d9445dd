"""Charts are pictures with a name, drawn of the figures and of nothing else."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kompetensportal.web.charts.bars import Bar, bars
from kompetensportal.web.charts.lines import Point, line

NASTY = "<script>\"&'</title>"
values = st.floats(1, 4)
rows = st.lists(
    st.builds(
        Bar,
        st.text(max_size=60).map(lambda t: re.sub(r"[^\w <&\"]", "", t)),
        values,
        values,
        values,
        st.just("2,5"),
    ),
    min_size=1,
    max_size=8,
)
points = st.lists(
    st.one_of(
        st.builds(Point, st.just("2026-01")),
        st.builds(Point, st.just("2026-02"), values, values, values),
    ),
    max_size=40,
)


def read(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def check(svg: str) -> etree._Element:
    tree = read(svg)
    assert tree.get("role") == "img" and tree.get("aria-label")
    assert tree.find("title") is not None and tree.find("desc") is not None
    assert not tree.xpath("//*[local-name()='script'] | //@style | //@onclick | //@fill")
    assert "nan" not in svg and "inf" not in svg
    width, height = map(float, tree.get("viewBox", "").split()[2:])
    for rect in tree.iter("rect"):
        assert float(rect.get("x", "")) >= 0 and float(rect.get("width", "")) <= width
    for dot in tree.iter("circle"):
        assert 0 <= float(dot.get("cx", "")) <= width and 0 <= float(dot.get("cy", "")) <= height
    return tree


@given(rows)
def test_bars_stay_in_their_picture(given_rows: list[Bar]) -> None:
    tree = check(bars(given_rows, 4, "Viktigt?", "Samma siffror i tabellen.", 1))
    assert len(tree.findall("rect[@class='chart-bar']")) == len(given_rows)


@given(points)
def test_a_line_has_a_dot_for_each_month_that_is_known_and_a_gap_for_others(
    given_points: list[Point],
) -> None:
    svg = line(given_points, 1, 4, "Viktigt?", "Samma siffror i tabellen.")
    known = [point for point in given_points if point.value is not None]
    if len(known) < 2:
        assert svg == "", "one value is no way"
        return
    tree = check(svg)
    assert len(tree.findall("circle")) == len(known)
    runs = "".join("x" if p.value is not None else " " for p in given_points).split()
    assert len(tree.findall("polyline")) == len(runs)


def test_longer_is_more_and_what_is_written_is_only_text() -> None:
    tree = check(bars([Bar(NASTY, 1, 1, 2, "1"), Bar("b", 3, 2, 4, "3")], 4, NASTY, NASTY))
    one, two = (float(b.get("width", "")) for b in tree.findall("rect[@class='chart-bar']"))
    assert two == pytest.approx(3 * one, rel=0.02)
    assert tree.findtext("title") == NASTY
    way = check(line([Point("a", 1, 1, 1), Point("b", 4, 4, 4)], 1, 4, "t", "d"))
    low, high = (float(dot.get("cy", "")) for dot in way.findall("circle"))
    assert high < low


@pytest.mark.parametrize("months", [2, 3, 4, 7, 12, 36])
def test_the_first_and_the_last_month_are_named_and_no_names_collide(months: int) -> None:
    names = [f"m{n}" for n in range(months)]
    svg = line([Point(name, 2, 1, 3) for name in names], 1, 4, "t", "d")
    said = [(float(t.get("x", "")), t.text) for t in read(svg).iter("text") if t.text in names]
    assert said[0][1] == names[0] and said[-1][1] == names[-1]
    assert all(b - a > 70 for (a, _), (b, _) in itertools.pairwise(said))


def test_a_scale_without_length_is_refused_and_nothing_is_no_chart() -> None:
    assert bars([], 4, "t", "d") == ""
    for draw in (lambda: bars([], 0, "t", "d"), lambda: line([], 4, 4, "t", "d")):
        with pytest.raises(ValueError, match="scale"):
            draw()

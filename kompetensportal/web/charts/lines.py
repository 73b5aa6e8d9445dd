"""A line over time, with the ground between what each value lies.

    svg = line([Point("jan", 3.1, 2.8, 3.4), Point("feb")], 1, 4, "Viktigt?", "Två månader")

A month without figures leaves a gap. Colours come from the classes of `charts.css`. The same
figures stand as a table beside it in the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

WIDTH, HEIGHT = 300, 220
LEFT, RIGHT, TOP, BOTTOM = 30.0, 12.0, 14.0, 34.0


@dataclass(frozen=True, slots=True)
class Point:
    """One moment. Without a value nothing is known of it."""

    label: str
    value: float | None = None
    low: float = 0.0
    high: float = 0.0
    """Between what the value lies with 95 % certainty."""


def line(points: Sequence[Point], lowest: float, highest: float, title: str, desc: str) -> str:
    """The chart as an SVG element; empty when there are not two values to see a way between.

    Raises ValueError for a scale without length.
    """
    if highest <= lowest:
        raise ValueError(f"a scale from {lowest} to {highest}")
    if sum(point.value is not None for point in points) < 2:
        return ""
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>",
        *_scale(lowest, highest),
        *_labels(points),
    ]
    places = [(n, point, _x(n, len(points))) for n, point in enumerate(points)]
    for known, run in groupby(places, key=lambda place: place[1].value is not None):
        if known:
            parts += _run([(x, point) for _, point, x in run], lowest, highest)
    return "".join([*parts, "</svg>"])


def _x(number: int, of: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (number / (of - 1) if of > 1 else 0.5), 1)


def _y(value: float, lowest: float, highest: float) -> float:
    part = min(1.0, max(0.0, (value - lowest) / (highest - lowest)))
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * part, 1)


def _scale(lowest: float, highest: float) -> Iterator[str]:
    steps = int(highest - lowest) if highest - lowest >= 2 else 2
    for step in range(steps + 1):
        value = lowest + (highest - lowest) * step / steps
        y = _y(value, lowest, highest)
        yield f'<path class="chart-line" d="M{LEFT:g} {y:g}H{WIDTH - RIGHT:g}"/>'
        yield (
            f'<text class="chart-scale" x="{LEFT - 8:g}" y="{y + 6:g}" text-anchor="end">'
            f"{value:g}</text>"
        )


def _labels(points: Sequence[Point]) -> Iterator[str]:
    """When it begins and when it ends; names of months between them would meet on a phone."""
    for number, anchor in ((0, "start"), (len(points) - 1, "end")):
        yield (
            f'<text class="chart-scale" x="{_x(number, len(points)):g}" y="{HEIGHT - 8}" '
            f'text-anchor="{anchor}">{escape(points[number].label)}</text>'
        )


def _run(places: Sequence[tuple[float, Point]], lowest: float, highest: float) -> Iterator[str]:
    """The ground, the line and the dots of months that follow each other."""

    def at(value: float) -> str:
        return f"{_y(value, lowest, highest):g}"

    known = [(x, point, point.value) for x, point in places if point.value is not None]
    above = [f"{x:g},{at(point.high)}" for x, point, _ in known]
    below = [f"{x:g},{at(point.low)}" for x, point, _ in reversed(known)]
    if len(known) == 1:
        x, point, _ = known[0]
        yield f'<path class="chart-doubt" d="M{x:g} {at(point.low)}V{at(point.high)}"/>'
    yield f'<polygon class="chart-between" points="{" ".join(above + below)}"/>'
    yield (
        '<polyline class="chart-way" points="'
        + " ".join(f"{x:g},{at(value)}" for x, _, value in known)
        + '"/>'
    )
    yield from (
        f'<circle class="chart-dot" cx="{x:g}" cy="{at(value)}" r="5"/>' for x, _, value in known
    )

"""A radar chart (spindelnätsdiagram): a level on each of several axes, some lines over each other.

    svg = radar(["Outlook", "LMO", "KIA"], [Line("own", (1, 2, 0))], "Mina nivåer", "3 system")

Colours come from the classes `radar-<kind>` of `goals.css`. The same figures stand as a table
beside it in the page, so that the chart is one picture to a screen reader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 640, 480
RADIUS = 165.0
FEWEST = 3
"""Axes; with fewer there is no surface to see, and the table alone is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `kind` says how it is drawn: `own`, `wanted`, `earlier`."""

    kind: str
    values: tuple[float, ...]
    """One for each axis, from 0 to the highest."""


def radar(
    axes: Sequence[str], lines: Sequence[Line], title: str, desc: str, highest: int = 4
) -> str:
    """The chart as an SVG element; empty for fewer than FEWEST axes.

    Raises ValueError when a line has another number of values than there are axes.
    """
    if any(len(line.values) != len(axes) for line in lines):
        raise ValueError("a line has as many values as there are axes")
    if len(axes) < FEWEST:
        return ""
    parts = [
        f'<svg class="radar" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>",
    ]
    parts += [_ring(level / highest, len(axes), level) for level in range(1, highest + 1)]
    parts += [_axis(number, name, len(axes)) for number, name in enumerate(axes)]
    parts += [_line(line, highest) for line in lines]
    return "".join([*parts, "</svg>"])


def _place(number: int, of: int, share: float) -> tuple[float, float]:
    """Where a share of the radius lies on an axis; the first axis points up."""
    angle = 2 * math.pi * number / of - math.pi / 2
    x = WIDTH / 2 + RADIUS * share * math.cos(angle)
    y = HEIGHT / 2 + RADIUS * share * math.sin(angle)
    return round(x, 1), round(y, 1)


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)


def _ring(share: float, of: int, level: int) -> str:
    places = [_place(number, of, share) for number in range(of)]
    x, y = places[0]
    return (
        f'<polygon class="radar-ring" points="{_points(places)}"/>'
        f'<text class="radar-scale" x="{x + 6:g}" y="{y + 16:g}">{level}</text>'
    )


def _axis(number: int, name: str, of: int) -> str:
    x, y = _place(number, of, 1)
    label_x, label_y = _place(number, of, 1.12)
    side = label_x - WIDTH / 2
    anchor = "middle" if abs(side) < RADIUS / 4 else ("start" if side > 0 else "end")
    return (
        f'<line class="radar-axis" x1="{WIDTH / 2:g}" y1="{HEIGHT / 2:g}" x2="{x:g}" y2="{y:g}"/>'
        f'<text class="radar-name" x="{label_x:g}" y="{label_y + 6:g}" '
        f'text-anchor="{anchor}">{escape(_short(name))}</text>'
        f'<text class="radar-number" x="{label_x:g}" y="{label_y + 12:g}" '
        f'text-anchor="middle">{number + 1}</text>'
    )


def _line(line: Line, highest: int) -> str:
    of = len(line.values)
    shares = [min(max(value / highest, 0), 1) for value in line.values]
    places = [_place(number, of, share) for number, share in enumerate(shares)]
    dots = "".join(f'<circle class="radar-dot" cx="{x:g}" cy="{y:g}" r="6"/>' for x, y in places)
    return (
        f'<g class="radar-{escape(line.kind)}"><polygon points="{_points(places)}"/>'
        f"{dots if line.kind == 'own' else ''}</g>"
    )


def _short(name: str) -> str:
    """A name that fits beside the chart; the table has the whole one."""
    return name if len(name) <= 16 else f"{name[:15].rstrip()}…"

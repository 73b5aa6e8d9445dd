"""Bars lying down, one under the other, each with its name, its figure and how sure it is.

    svg = bars([Bar("Lagom", 0.62, 0.48, 0.74, "62 %")], 1.0, "Nivån", "3 svar att välja på")

Drawn narrow, so that its letters are as large as the page's on a phone. Colours come from the
classes of `charts.css`. The same figures stand as a table beside it in the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 300
LEFT, RIGHT, STEP, TOP = 4.0, 4.0, 56.0, 6.0
THICK = 20.0
LONGEST = 24
"""Letters of a name beside its figure; the table has the whole one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. Values are on a scale from `lowest` to `highest` of the chart."""

    name: str
    value: float
    low: float
    high: float
    """Between what the value lies with 95 % certainty."""
    words: str
    """The value as it is read: `62 %`."""


def bars(rows: Sequence[Bar], highest: float, title: str, desc: str, lowest: float = 0.0) -> str:
    """The chart as an SVG element; empty without rows.

    Raises ValueError for a scale without length.
    """
    if highest <= lowest:
        raise ValueError(f"a scale from {lowest} to {highest}")
    if not rows:
        return ""
    height = TOP + STEP * len(rows)
    drawn = [_bar(row, TOP + STEP * n, lowest, highest) for n, row in enumerate(rows)]
    return "".join(
        (
            f'<svg class="chart" viewBox="0 0 {WIDTH} {height:g}" role="img" '
            f'aria-label="{escape(title)}">',
            f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>",
            *drawn,
            "</svg>",
        )
    )


def _bar(row: Bar, top: float, lowest: float, highest: float) -> str:
    room = WIDTH - LEFT - RIGHT

    def at(value: float) -> float:
        part = (value - lowest) / (highest - lowest)
        return round(LEFT + room * min(1.0, max(0.0, part)), 1)

    y = top + 26
    middle = y + THICK / 2
    end, low, high = at(row.value), at(row.low), at(row.high)
    name = row.name if len(row.name) <= LONGEST else f"{row.name[: LONGEST - 1].rstrip()}…"
    doubt = f"M{low:g} {middle:g}H{high:g}M{low:g} {middle - 6:g}v12M{high:g} {middle - 6:g}v12"
    return (
        f'<text class="chart-name" x="{LEFT:g}" y="{top + 17:g}">{escape(name)}</text>'
        f'<text class="chart-figure" x="{WIDTH - RIGHT:g}" y="{top + 17:g}" text-anchor="end">'
        f"{escape(row.words)}</text>"
        f'<rect class="chart-ground" x="{LEFT:g}" y="{y:g}" width="{room:g}" height="{THICK:g}"/>'
        f'<rect class="chart-bar" x="{LEFT:g}" y="{y:g}" width="{max(end - LEFT, 1):g}" '
        f'height="{THICK:g}"/>'
        f'<path class="chart-doubt-edge" d="{doubt}"/><path class="chart-doubt" d="{doubt}"/>'
    )

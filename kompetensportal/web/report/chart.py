"""A line through some figures, as the places of an SVG that the template writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 40, 16, 16, 24
STEP = 10
"""Between two lines of the scale."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Places in pixels of a picture of WIDTH by HEIGHT."""

    width: int
    height: int
    line: str
    """`points` of a polyline."""
    dots: tuple[tuple[float, float], ...]
    scale: tuple[tuple[float, int], ...]
    """(y, value) of the lines behind it."""
    left: int
    right: int


def chart_of(values: Sequence[float]) -> Chart | None:
    """The chart of figures in order; None for fewer than two, which are no development."""
    if len(values) < 2:
        return None
    most = max(STEP, *(int(value // STEP + 1) * STEP for value in values))
    room = HEIGHT - TOP - BOTTOM
    width = WIDTH - LEFT - RIGHT

    def height_of(value: float) -> float:
        return round(TOP + room * (1 - value / most), 1)

    dots = tuple(
        (round(LEFT + width * at / (len(values) - 1), 1), height_of(value))
        for at, value in enumerate(values)
    )
    line = " ".join(f"{x:g},{y:g}" for x, y in dots)
    scale = tuple((height_of(value), value) for value in range(0, most + 1, STEP))
    return Chart(WIDTH, HEIGHT, line, dots, scale, LEFT, WIDTH - RIGHT)

"""What says "press here": hand, ring, arrow, number."""

from __future__ import annotations

from typing import Any

from tools.draw.palette import INK, PRESS, SCREEN, TAN, TUNIC
from tools.draw.svg import circle, group, path, rect, stroke, text

OUTLINE: dict[str, Any] = {"stroke": INK, "stroke_width": 3.5, "stroke_linejoin": "round"}
FROM_BELOW, FROM_SIDE = -24, -72
"""How far a hand is turned: it comes from below on the right, or from the right."""


def hand(x: float, y: float, skin: str = TAN, sleeve: str = TUNIC, turn: float = FROM_BELOW) -> str:
    """A hand whose finger tip is at x, y."""
    fingers = (
        "M-13 8c0-17 26-17 26 0v50c5-9 25-9 27 3 6-7 23-4 24 7 7-5 20-2 20 8"
        "v42c0 20-10 34-26 40H6c-16-8-26-24-36-42-6-10-12-18-16-26-5-12 10-20 20-10l13 15z"
    )
    arm = path("M2 154h60l4 70H-4z", sleeve, **OUTLINE)
    cuff = rect(-4, 146, 72, 20, SCREEN, r=6, **OUTLINE)
    folds = stroke("M13 58v26M40 62v22M64 70v16", INK, 3)
    return group(arm, cuff, path(fingers, skin, **OUTLINE), folds, x=x, y=y, scale=0.82, turn=turn)


def ring(x: float, y: float, w: float, h: float, r: float = 14) -> str:
    """A frame around what one is to press."""
    return rect(x - 7, y - 7, w + 14, h + 14, r=r, stroke=PRESS, stroke_width=7)


def arrow(x: float, y: float, to_x: float, to_y: float, colour: str = PRESS) -> str:
    """A straight arrow."""
    length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    ux, uy = (to_x - x) / length * 26, (to_y - y) / length * 26
    left, right = (to_x - ux - uy, to_y - uy + ux), (to_x - ux + uy, to_y - uy - ux)
    head = f"M{left[0]:.0f} {left[1]:.0f}L{to_x:.0f} {to_y:.0f}L{right[0]:.0f} {right[1]:.0f}"
    return stroke(f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}{head}", colour, 10)


def badge(x: float, y: float, words: str, colour: str = PRESS) -> str:
    """A number or sign in a disc."""
    return circle(x, y, 28, colour) + text(
        x, y + 12, words, 34, fill=SCREEN, bold=True, anchor="middle"
    )


def tick(x: float, y: float, r: float = 30, colour: str = "#3F7A45") -> str:
    """Done, right."""
    return circle(x, y, r, colour) + stroke(
        f"M{x - r * 0.45} {y}l{r * 0.35} {r * 0.35} {r * 0.6}-{r * 0.7}", SCREEN, r / 5
    )


def forbidden(x: float, y: float, r: float = 30) -> str:
    """Not like this: a ring with a bar."""
    return circle(x, y, r, SCREEN, stroke=PRESS, stroke_width=r / 4) + stroke(
        f"M{x - r * 0.6} {y - r * 0.6}L{x + r * 0.6} {y + r * 0.6}", PRESS, r / 4
    )


def bubble(
    x: float, y: float, w: float, lines: tuple[str, ...], tail: str = "left", *, size: float = 28
) -> str:
    """What somebody says; the tail points down to the left or right."""
    h = 30 + len(lines) * (size + 10)
    foot = x + 50 if tail == "left" else x + w - 50
    turn = -34 if tail == "left" else 34
    parts = rect(x, y, w, h, SCREEN, r=24, **OUTLINE)
    parts += path(
        f"M{foot - 18} {y + h - 2}l{18 + turn} 36 {18 - turn}-36",
        SCREEN,
        **OUTLINE,
    )
    parts += rect(foot - 16, y + h - 6, 32, 5, SCREEN)
    for n, line in enumerate(lines):
        parts += text(
            x + w / 2,
            y + 22 + size * 0.8 + n * (size + 10),
            line,
            size,
            anchor="middle",
            room=w - 24,
        )
    return parts

"""Elements of SVG as text: attributes only, no style, script, reference or definition."""

from __future__ import annotations

from typing import Any

from tools.draw.palette import INK, PAPER

WIDTH, HEIGHT = 800, 500
NARROW = 600
"""Width of a picture that shows a phone alone."""
SMALLEST = 26
"""Smallest text, in the picture's 800 units."""
FONT = "Arial, Helvetica, sans-serif"
THIN, THICK = set("fijlrtI.,:;!'()|[] "), set("mwMWGOQ@%ÅÄÖABCDEHKNRSUVXY")


def number(value: float | str) -> str:
    """A number without needless decimals."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def tag(name: str, content: str = "", /, **attributes: float | str | None) -> str:
    """One element; `stroke_width=4` becomes `stroke-width="4"`, None is left out."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def rect(
    x: float, y: float, w: float, h: float, fill: str = "none", *, r: float = 0, **more: float | str
) -> str:
    return tag("rect", x=x, y=y, width=w, height=h, rx=r or None, fill=fill, **more)


def circle(x: float, y: float, r: float, fill: str = "none", **more: Any) -> str:
    return tag("circle", cx=x, cy=y, r=r, fill=fill, **more)


def ellipse(
    x: float, y: float, rx: float, ry: float, fill: str = "none", **more: float | str
) -> str:
    return tag("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)


def path(d: str, fill: str = "none", **more: Any) -> str:
    return tag("path", d=d, fill=fill, **more)


def stroke(d: str, colour: str = INK, width: float = 6, **more: Any) -> str:
    """A line with round ends."""
    round_: dict[str, Any] = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return path(d, stroke=colour, stroke_width=width, **round_, **more)


def group(*parts: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """Parts moved, then scaled, then turned (degrees)."""
    moves = f"translate({number(x)} {number(y)})" if x or y else ""
    moves += f" scale({scale:.3g})" if scale != 1 else ""
    moves += f" rotate({number(turn)})" if turn else ""
    return tag("g", "".join(parts), transform=moves.strip() or None)


def text_width(words: str, size: float, bold: bool = False) -> float:
    """About how wide words get; a little too much rather than too little."""
    units = sum(0.31 if c in THIN else 0.76 if c in THICK else 0.57 for c in words)
    return units * size * (1.06 if bold else 1)


def text(
    x: float,
    y: float,
    words: str,
    size: float = 30,
    *,
    fill: str = INK,
    bold: bool = False,
    anchor: str = "start",
    room: float | None = None,
) -> str:
    """One line, `y` is its base line; `room` is how wide it may get.

    Raises ValueError when the text is too small to read or too wide for its room.
    """
    if size < SMALLEST:
        raise ValueError(f"«{words}» is {size} px; the smallest is {SMALLEST}")
    if room is not None and text_width(words, size, bold) > room:
        raise ValueError(f"«{words}» needs {text_width(words, size, bold):.0f} px, has {room:.0f}")
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return tag(
        "text",
        safe,
        x=x,
        y=y,
        font_size=size,
        font_family=FONT,
        font_weight="bold" if bold else None,
        text_anchor=None if anchor == "start" else anchor,
        fill=fill,
    )


def document(*parts: str, narrow: bool = False) -> str:
    """A whole picture on its own paper, so that it is the same on a light and a dark page.

    A narrow one is the middle of the canvas: on a phone everything in it is a third larger.
    """
    x, width = ((WIDTH - NARROW) // 2, NARROW) if narrow else (0, WIDTH)
    content = rect(x, 0, width, HEIGHT, PAPER, r=28) + "".join(parts)
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="{x} 0 {width} {HEIGHT}"'
    return f'<svg {head} width="{width}" height="{HEIGHT}">{content}</svg>\n'

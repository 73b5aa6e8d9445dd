"""Things of the working day. Medicine is left out on purpose."""

from __future__ import annotations

from tools.draw.icons import icon
from tools.draw.palette import (
    BAR,
    BODY,
    CALM,
    EDGE,
    GREEK,
    GREY,
    INK,
    LEAF,
    PRESS,
    ROSE,
    SCREEN,
    SILVER,
    SKY,
    SUN,
    WOOD,
)
from tools.draw.people import Look, person
from tools.draw.svg import circle, ellipse, group, path, rect, stroke, text


def card(x: float, y: float, words: str = "", scale: float = 1) -> str:
    """A card with a photo and a chip: service card, key card."""
    parts = rect(0, 0, 260, 164, SCREEN, r=18, stroke=INK, stroke_width=4) + rect(
        0, 24, 260, 30, CALM
    )
    parts += circle(54, 96, 20, GREY) + path("M22 146c0-36 64-36 64 0z", GREY)
    parts += rect(196, 78, 44, 34, SUN, r=6) + rect(104, 84, 76, 12, GREEK, r=6)
    parts += (
        text(104, 140, words, 28, bold=True, room=150)
        if words
        else rect(104, 110, 60, 12, GREEK, r=6)
    )
    return group(parts, x=x, y=y, scale=scale)


def key(x: float, y: float, scale: float = 1, turn: float = 0) -> str:
    parts = circle(40, 40, 34, SUN, stroke=INK, stroke_width=4) + circle(
        28, 40, 9, SCREEN, stroke=INK, stroke_width=4
    )
    parts += path("M72 32h120v20h-16v18h-18V52h-16v12h-16V52H72z", SUN, stroke=INK, stroke_width=4)
    return group(parts, x=x, y=y, scale=scale, turn=turn)


def qr(x: float, y: float, size: float = 160) -> str:
    """A square code: drawn, not to be scanned."""
    bits = ("10110", "01101", "11010", "00111", "10011", "01100")
    dots = "".join(
        f"M{8 + c} {8 + r}h1v1h-1z"
        for r, line in enumerate(bits)
        for c, bit in enumerate(line)
        if bit == "1"
    )
    edges = "M9 1h2v2h-2zM12 3h1v3h-1zM9 5h2v1h-2zM1 9h2v1H1zM4 11h2v2H4zM6 8h1v2H6z"
    eyes = "".join(
        f"M{a} {b}h7v7h-7zM{a + 1} {b + 1}v5h5v-5zM{a + 2} {b + 2}h3v3h-3z"
        for a, b in ((0, 0), (14, 0), (0, 14))
    )
    more = (
        "M14 9h3v1h-3zM19 8h2v2h-2zM15 12h1v3h-1zM18 13h3v1h-3z"
        "M9 15h3v1H9zM13 17h3v2h-3zM8 19h3v2H8zM18 17h3v3h-3z"
    )
    code = path(eyes + edges + dots + more, INK, fill_rule="evenodd")
    return group(rect(-2, -2, 25, 25, SCREEN, r=1.5), code, x=x, y=y, scale=size / 25)


def paper(
    x: float,
    y: float,
    title: str = "",
    *,
    lines: int = 4,
    w: float = 220,
    h: float = 280,
    sign: str = "",
) -> str:
    """A sheet of paper: receipt, list, notice."""
    parts = rect(0, 0, w, h, SCREEN, r=8, stroke=INK, stroke_width=4)
    top = 28
    if sign:
        parts += icon(sign, w / 2 - 32, top, 64, CALM)
        top += 84
    if title:
        parts += text(w / 2, top + 22, title, 28, bold=True, anchor="middle", room=w - 8)
        top += 48
    for n in range(lines):
        parts += rect(22, top + n * 30, (w - 44) * (0.6 if n == lines - 1 else 1), 12, GREEK, r=6)
    return group(parts, x=x, y=y)


def door(x: float, y: float) -> str:
    parts = rect(0, 0, 150, 270, WOOD, r=6, stroke=INK, stroke_width=4)
    parts += rect(22, 24, 106, 90, SKY, r=6) + rect(
        22, 136, 106, 106, "none", r=6, stroke=INK, stroke_width=3
    )
    return group(parts, circle(128, 148, 9, SUN, stroke=INK, stroke_width=3), x=x, y=y)


def plate(x: float, y: float, scale: float = 1) -> str:
    """A meal: potatoes, peas, fish."""
    parts = ellipse(120, 70, 120, 62, SCREEN, stroke=INK, stroke_width=4)
    parts += (
        ellipse(120, 66, 86, 42, BAR) + ellipse(88, 62, 24, 16, SUN) + ellipse(112, 80, 22, 14, SUN)
    )
    parts += path("M126 46c24-10 52 0 60 16-14 16-44 18-58 2-4-6-6-12-2-18z", ROSE)
    parts += "".join(circle(140 + 11 * n, 88 - 4 * (n % 2), 6, LEAF) for n in range(4))
    parts += stroke(
        "M-18 20v36M-26 20v18q8 10 16 0V20M-18 56v60M258 18q16 20 0 44zM258 62v54", INK, 5
    )
    return group(parts, x=x, y=y, scale=scale)


def shoe(x: float, y: float, scale: float = 1) -> str:
    """A training shoe."""
    parts = path(
        "M6 20c20 14 42 12 52-8l52 40c16 8 52 6 56 34H6z", CALM, stroke=INK, stroke_width=4
    )
    parts += rect(0, 84, 170, 20, SCREEN, r=10, stroke=INK, stroke_width=4)
    parts += stroke("M72 40l14-12M88 52l14-12M104 64l14-12", SCREEN, 6)
    return group(parts, x=x, y=y, scale=scale)


def table(y: float = 420) -> str:
    return rect(0, y, 800, 500 - y - 28, WOOD) + rect(0, 470, 800, 30, WOOD, r=28)


def walker(x: float, y: float, scale: float = 1) -> str:
    """A walking frame with wheels."""
    parts = stroke("M20 10h30l26 150M50 10L34 160M118 160L92 60H60", BODY, 9) + rect(
        42, 66, 60, 14, CALM, r=6
    )
    parts += "".join(circle(n, 172, 15, SILVER, stroke=INK, stroke_width=5) for n in (32, 78, 118))
    return group(parts, x=x, y=y, scale=scale)


def cup(x: float, y: float, scale: float = 1) -> str:
    parts = path("M0 0h80l-8 84c0 10-64 10-64 0z", ROSE, stroke=INK, stroke_width=4)
    parts += stroke("M78 18c36-4 34 46-4 44", INK, 7) + stroke(
        "M26-14q8-10 0-22M50-14q8-10 0-22", GREY, 5
    )
    return group(parts, x=x, y=y, scale=scale)


def video(x: float, y: float, w: float, h: float, *faces: Look, back: str = SKY) -> str:
    """A video call: the people in it side by side in their panes."""
    each = w / len(faces)
    parts = ""
    for n, look in enumerate(faces):
        scale = min((each - 20) / 200, (h - 20) / 264)
        parts += rect(x + each * n + 4, y + 4, each - 8, h - 8, back if n % 2 == 0 else EDGE, r=10)
        middle = x + each * n + (each - 200 * scale) / 2
        parts += person(middle, y + h - 4 - 264 * scale, scale=scale, **look)
    return parts


def alarm(x: float, y: float, scale: float = 1) -> str:
    """A warning triangle."""
    return icon("warning", x, y, 100 * scale, PRESS, width=2)

"""Phone, tablet and computer: each gives the Screen that widgets fill."""

from __future__ import annotations

from tools.draw.palette import BAR, BODY, EDGE, GREY, INK, SCREEN, SILVER, TAN
from tools.draw.screen import Screen
from tools.draw.svg import HEIGHT, circle, path, rect, text

MIDDLE = 205


def phone(x: float = MIDDLE, skin: str = TAN, whole: bool = False) -> Screen:
    """A phone 390 wide; it goes on below the picture unless it is to be seen whole."""
    h = HEIGHT - 40 if whole else HEIGHT
    frame = rect(x, 20, 390, h, BODY, r=44) + rect(x + 14, 36, 362, h - 32, SCREEN, r=30)
    frame += rect(x + 150, 46, 90, 12, BODY, r=6)
    return Screen(x + 14, 66, 362, h - 82 if whole else HEIGHT - 66, frame, skin, slim=x == MIDDLE)


def tablet(skin: str = TAN, x: float = 45, w: float = 710) -> Screen:
    """A tablet lying down."""
    frame = rect(x, 18, w, 464, BODY, r=34) + rect(x + 26, 40, w - 52, 420, SCREEN, r=10)
    frame += circle(x + 13, 250, 6, GREY)
    return Screen(x + 26, 40, w - 52, 420, frame, skin)


def computer(title: str = "", skin: str = TAN, x: float = 60, w: float = 680) -> Screen:
    """A laptop with a window; `title` is the program's name."""
    frame = rect(x, 16, w, 424, BODY, r=20) + rect(x + 16, 32, w - 32, 392, SCREEN, r=6)
    frame += path(f"M{x - 50} 440h{w + 100}l-14 34H{x - 36}z", SILVER) + rect(
        x + w / 2 - 60, 440, 120, 10, EDGE, r=5
    )
    top = 32
    if title:
        frame += rect(x + 16, 32, w - 32, 48, BAR) + text(x + 34, 66, title, 28, bold=True)
        frame += "".join(
            circle(x + w - 40 - n * 30, 56, 9, INK if n == 0 else GREY) for n in range(3)
        )
        top = 80
    return Screen(x + 16, top, w - 32, 424 - top, frame, skin)


def blank(skin: str = TAN) -> Screen:
    """No device: the whole paper."""
    return Screen(0, 0, 800, HEIGHT, "", skin)

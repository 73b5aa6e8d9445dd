"""Signs of everyday tasks that many pictures share: envelope, clock, days, lock, payslip, TV."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from tools.draw.canvas import Canvas
from tools.draw.devices import phone
from tools.draw.icons import icon
from tools.draw.marks import FROM_BELOW, ring
from tools.draw.palette import (
    BAR,
    BODY,
    CALM,
    EDGE,
    GREEK,
    GREY,
    INK,
    PRESS,
    PRESS_SOFT,
    QUIET,
    SCREEN,
    SILVER,
    SKY,
    TAN,
)
from tools.draw.screen import Screen
from tools.draw.svg import circle, group, path, rect, stroke, text

NEIGHBOURS = (
    ("mail", "Mejl"),
    ("phone", "Telefon"),
    ("camera", "Kamera"),
    ("chat", "Chatt"),
    ("clock", "Klocka"),
    ("photo", "Foton"),
)


def home_screen(sign: str, name: str, skin: str = TAN) -> str:
    """A phone's apps; the finger presses the one with this sign and name."""
    s = phone(skin=skin)
    s.space(20)
    others = [n for n in NEIGHBOURS if n[0] != sign]
    s.apps(others[0], (sign, name), *others[1:5], press=1)
    return s.picture()


def envelope(x: float, y: float, scale: float = 1, *, sealed: bool = False) -> str:
    """A letter, 240 wide and 160 high."""
    parts = rect(0, 0, 240, 160, SCREEN, r=10, stroke=INK, stroke_width=4)
    parts += stroke("M6 8l114 84L234 8", INK, 4)
    parts += circle(120, 92, 24, CALM) + icon("lock", 104, 74, 32, SCREEN) if sealed else ""
    return group(parts, x=x, y=y, scale=scale)


def wall_clock(x: float, y: float, hour: int, minute: int = 0, r: float = 90) -> str:
    """A clock whose middle is at x, y."""
    marks = "".join(
        f"M{x + sin(n * pi / 6) * r * 0.78:.0f} {y - cos(n * pi / 6) * r * 0.78:.0f}"
        f"L{x + sin(n * pi / 6) * r * 0.88:.0f} {y - cos(n * pi / 6) * r * 0.88:.0f}"
        for n in range(12)
    )
    hands = ""
    for turn, length, width in (((hour + minute / 60) / 12, 0.46, 9), (minute / 60, 0.7, 6)):
        to_x, to_y = x + sin(turn * 2 * pi) * r * length, y - cos(turn * 2 * pi) * r * length
        hands += stroke(f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}", INK, width)
    face = circle(x, y, r, SCREEN, stroke=INK, stroke_width=8) + stroke(marks, QUIET, 5)
    return face + hands + circle(x, y, 9, CALM)


def days(s: Canvas, first: int, chosen: Sequence[int] = (), press: int = 0, weeks: int = 2) -> None:
    """Weeks of a month from Monday the `first` on; `chosen` have a calm disc, `press` the hand."""
    each = s.room / 7
    for n in range(7 * weeks):
        day = first + n
        x, y = s.left + each * (n % 7) + each / 2, s.top + 40 + 66 * (n // 7)
        if day in chosen:
            s.add(circle(x, y - 10, 26, SKY))
        bold, fill = day == press or day in chosen, PRESS if day == press else INK
        s.add(text(x, y, str(day), 28, anchor="middle", bold=bold, fill=fill))
        if day == press:
            s.point(x - 20, y - 29, 40, 38, r=20)
    s.top += 66 * weeks + 14


def door_lock(x: float, y: float, *, is_open: bool, scale: float = 1) -> str:
    """A digital lock on a door: a round lock with a light and a padlock's sign."""
    parts = rect(0, 0, 120, 220, SILVER, r=28, stroke=INK, stroke_width=5)
    parts += circle(60, 66, 42, BODY) + stroke("M60 66V36" if not is_open else "M60 66h30", GREY, 8)
    shackle = "M30 148v-12c0-34 60-34 60 0v12" if not is_open else "M30 148v-22c0-34 60-34 60 0"
    parts += stroke(shackle, INK, 8) + rect(22, 148, 76, 52, CALM if is_open else INK, r=8)
    return group(parts, x=x, y=y, scale=scale)


def payslip(
    s: Canvas, rows: Sequence[tuple[str, str]], press: int = -1, *, total: bool = True
) -> None:
    """Rows of a payslip with their sums; the last is what one gets."""
    for n, (what, amount) in enumerate(rows):
        last = total and n == len(rows) - 1
        h = 62
        fill = PRESS_SOFT if n == press else BAR if last else SCREEN
        s.add(rect(s.left, s.top + 2, s.room, h - 4, fill, r=8))
        bold = last or n == press
        s.add(text(s.left + 10, s.top + 41, what, 28, bold=bold, room=s.room * 0.62))
        s.add(text(s.left + s.room - 10, s.top + 41, amount, 28, bold=bold, anchor="end"))
        if n == press:
            s.add(ring(s.left + 6, s.top + 7, s.room - 12, h - 14))
            s.pressed.append((s.left + s.room * 0.56, s.top + h - 14, FROM_BELOW))
        s.top += h


def television(x: float, y: float, w: float, h: float, *inside: str, back: str = SKY) -> str:
    """A TV on its foot; `inside` is what it shows, in the picture's own units."""
    parts = rect(x, y, w, h, BODY, r=18) + rect(x + 14, y + 14, w - 28, h - 28, back, r=6)
    foot = path(f"M{x + w / 2 - 90:.0f} {y + h + 26:.0f}h180l-24-26h-132z", SILVER)
    return foot + parts + "".join(inside)


def loudspeaker(x: float, y: float, scale: float = 1, *, sound: bool = True) -> str:
    """A loudspeaker 140 wide and 220 high, with sound coming from it."""
    parts = rect(0, 0, 140, 220, BODY, r=20) + circle(70, 62, 28, GREY) + circle(70, 150, 48, GREY)
    parts += circle(70, 62, 10, BODY) + circle(70, 150, 18, BODY)
    if sound:
        parts += stroke("M164 80q26 32 0 64M192 56q46 56 0 112", CALM, 9)
    return group(parts, x=x, y=y, scale=scale)


def menu_sheet(x: float, y: float, title: str = "Vecka 21", scale: float = 1) -> str:
    """A week's menu on paper, 300 wide and 340 high."""
    parts = rect(0, 0, 300, 340, SCREEN, r=8, stroke=INK, stroke_width=4)
    parts += text(150, 52, title, 34, bold=True, anchor="middle")
    for n, word in enumerate(("Mån", "Tis", "Ons", "Tors", "Fre")):
        parts += text(24, 104 + n * 50, word, 28) + rect(110, 84 + n * 50, 166, 12, GREEK, r=6)
    return group(parts, x=x, y=y, scale=scale)


def printer(x: float, y: float, scale: float = 1, *, sheet: bool = True) -> str:
    """A printer 300 wide and 200 high; its paper comes out at the bottom."""
    parts = rect(50, -70, 200, 90, SCREEN, stroke=INK, stroke_width=4)
    parts += rect(0, 0, 300, 150, SILVER, r=18, stroke=INK, stroke_width=5)
    parts += rect(40, 92, 220, 18, BODY, r=9) + circle(256, 40, 10, CALM)
    if sheet:
        lines = stroke("M84 132h132M84 154h132M84 176h80", GREEK, 10)
        parts += rect(60, 100, 180, 100, SCREEN, stroke=INK, stroke_width=4) + lines
    return group(parts, x=x, y=y, scale=scale)


def magnifier(x: float, y: float, r: float = 70) -> str:
    """A magnifying glass whose middle is at x, y."""
    parts = circle(0, 0, r, stroke=INK, stroke_width=14)
    handle = stroke(f"M{r * 0.74:.0f} {r * 0.74:.0f}l64 64", INK, 26)
    return group(parts, handle, x=x, y=y)


def no_network(x: float, y: float, size: float = 90) -> str:
    """The sign of a network with a bar over it."""
    bar = stroke(f"M{x:.0f} {y + size:.0f}L{x + size:.0f} {y:.0f}", PRESS, 9)
    return icon("wifi", x, y, size, INK) + bar


def mail_draft(skin: str, to: str = "Chefen", *, send: bool = False) -> Screen:
    """A mail that one is writing; `send` is the sign to press."""
    s = phone(skin=skin)
    s.header("Mejl", left="cross", right="send", press="send" if send else "")
    s.row(f"Till: {to}", sign="person")
    return s


def note_paper(x: float, y: float, *lines: str, w: float = 300, size: float = 30) -> str:
    """Lines that somebody has written on a sheet of paper."""
    h = 50 + 50 * len(lines)
    parts = rect(0, 0, w, h, SCREEN, r=6, stroke=INK, stroke_width=4)
    for n, line in enumerate(lines):
        parts += rect(20, 58 + 50 * n, w - 40, 3, EDGE)
        parts += text(26, 50 + 50 * n, line, size, room=w - 44)
    return group(parts, x=x, y=y)

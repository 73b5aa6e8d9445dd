"""A screen, filled from the top with our own neutral widgets.

Nothing looks like a vendor's product: the words, the place and the one thing to press help.
Every widget takes `press=True`: it then gets the colour PRESS and a hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from tools.draw import marks, svg
from tools.draw.canvas import GAP, Canvas
from tools.draw.icons import icon
from tools.draw.palette import (
    BAR,
    CALM,
    EDGE,
    GREEK,
    INK,
    PRESS,
    PRESS_SOFT,
    QUIET,
    SCREEN,
    SKY,
)
from tools.draw.svg import circle, rect, text


class Screen(Canvas):
    """A Canvas with widgets; each goes below the one before."""

    def header(self, title: str, left: str = "", right: str = "", press: str = "") -> None:
        """The app's bar: a title, perhaps a sign at the left and the right; `press` names which."""
        self.add(rect(self.x, self.top, self.w, 64, BAR))
        signs = ((left, self.left), (right, self.x + self.w - GAP - 40))
        indent = 54 if left else 0
        room = self.room - indent - (50 if right else 0)
        self.add(text(self.left + indent, self.top + 42, title, 30, bold=True, room=room))
        for name, x in signs:
            if name:
                chosen = press == name
                self.add(icon(name, x, self.top + 12, 40, PRESS if chosen else INK))
                if chosen:
                    self.point(x, self.top + 12, 40, 40, r=24)
        self.top += 64

    def words(self, *lines: str, size: float = 28, bold: bool = False, fill: str = INK) -> None:
        self.top += 8
        for line in lines:
            self.top += size + 8
            self.add(
                text(self.left, self.top - 2, line, size, bold=bold, fill=fill, room=self.room)
            )
        self.top += 10

    def greek(self, lines: int = 2, width: float | None = None) -> None:
        """Lines that stand for text nobody needs to read."""
        for n in range(lines):
            full = width or self.room
            w = full * (0.62 if n == lines - 1 else 0.94)
            self.add(rect(self.left, self.top + 10, w, 12, GREEK, r=6))
            self.top += 28
        self.top += 4

    def row(
        self,
        words: str,
        under: str = "",
        *,
        sign: str = "",
        mark: str = "",
        bold: bool = False,
        press: bool = False,
    ) -> None:
        """A row of a list, with a sign in a disc at the left and a mark at the right."""
        h = 92 if under else 68
        if press:
            self.add(rect(self.x + 6, self.top + 4, self.w - 12, h - 8, PRESS_SOFT, r=12))
        x = self.left
        if sign:
            self.add(circle(x + 26, self.top + h / 2, 26, SKY))
            self.add(icon(sign, x + 11, self.top + h / 2 - 15, 30, INK))
            x += 66
        room = self.x + self.w - GAP - x - (40 if mark else 0)
        self.add(text(x, self.top + 41, words, 28, bold=bold or press, room=room))
        if under:
            self.add(text(x, self.top + 75, under, 26, fill=INK if press else QUIET, room=room))
        if mark:
            self.add(
                icon(mark, self.x + self.w - GAP - 34, self.top + h / 2 - 16, 32, CALM, width=3)
            )
        self.add(rect(self.left, self.top + h - 1, self.room, 2, EDGE))
        if press:
            self.point(self.x + 12, self.top + 10, self.w - 24, h - 20)
        self.top += h

    def field(
        self, label: str, value: str = "", *, lines: int = 1, press: bool = False, sign: str = ""
    ) -> None:
        """A box to write in, with its label above."""
        if label:
            self.words(label, size=26)
            self.top -= 6
        h = 22 + 36 * lines
        self.add(
            rect(self.left, self.top, self.room, h, PRESS_SOFT if press else SCREEN, r=10)
            if press
            else rect(self.left, self.top, self.room, h, SCREEN, r=10, stroke=QUIET, stroke_width=3)
        )
        x = self.left + 14
        if sign:
            self.add(icon(sign, x, self.top + h / 2 - 16, 32, QUIET))
            x += 42
        for n, line in enumerate(value.split("\n") if value else []):
            self.add(text(x, self.top + 39 + n * 36, line, 28, room=self.left + self.room - x - 8))
        if press:
            self.add(marks.ring(self.left + 7, self.top + 7, self.room - 14, h - 14))
            self.finger(self.left + self.room * 0.86, self.top + h * 0.66)
        self.top += h + GAP

    def button(
        self,
        words: str,
        *,
        sign: str = "",
        press: bool = False,
        quiet: bool = False,
        share: float = 1,
    ) -> None:
        """A wide button."""
        w, h = self.room * share, 66
        fill = PRESS if press else SCREEN if quiet else BAR
        self.add(
            rect(
                self.left,
                self.top + 4,
                w,
                h,
                fill,
                r=14,
                stroke=PRESS if press else QUIET,
                stroke_width=3,
            )
        )
        colour = SCREEN if press else INK
        length = svg.text_width(words, 30, True) + (50 if sign else 0)
        x = self.left + (w - length) / 2
        if sign:
            self.add(icon(sign, x - 4, self.top + 19, 36, colour, width=2.6))
            x += 46
        self.add(text(x, self.top + 48, words, 30, bold=True, fill=colour, room=self.left + w - x))
        if press:
            self.finger(self.left + w * 0.86, self.top + h * 0.8)
        self.top += h + GAP

    def choices(
        self, *words: str, chosen: Sequence[int] = (), press: int = -1, square: bool = False
    ) -> None:
        """Answers to choose among: round when one, square when several."""
        for n, line in enumerate(words):
            y, on = self.top + 29, n in chosen or n == press
            colour = PRESS if n == press else INK
            if square:
                self.add(
                    rect(self.left + 2, y - 17, 34, 34, SCREEN, r=7, stroke=colour, stroke_width=4)
                )
                self.add(icon("check", self.left + 5, y - 15, 28, colour, width=3.4) if on else "")
            else:
                self.add(circle(self.left + 19, y, 17, SCREEN, stroke=colour, stroke_width=4))
                self.add(circle(self.left + 19, y, 9, colour) if on else "")
            self.add(text(self.left + 52, y + 10, line, 28, bold=n == press, room=self.room - 50))
            if n == press:
                self.point(
                    self.left - 4, self.top + 2, 54 + svg.text_width(line, 28, True) + 34, 52
                )
            self.top += 60

    def tabs(self, *names: tuple[str, str], press: int = -1) -> None:
        """The bar at the bottom: (sign, word) each."""
        w, y = self.w / len(names), self.y + self.h - 92
        self.add(rect(self.x, y, self.w, 92, BAR))
        for n, (sign, word) in enumerate(names):
            x, colour = self.x + w * n, PRESS if n == press else INK
            self.add(icon(sign, x + w / 2 - 20, y + 10, 40, colour))
            self.add(
                text(
                    x + w / 2,
                    y + 80,
                    word,
                    26,
                    anchor="middle",
                    fill=colour,
                    bold=n == press,
                    room=w,
                )
            )
            if n == press:
                self.add(marks.ring(x + 12, y + 8, w - 24, 78))
                self.finger(x + w / 2 + 26, y + 24, marks.FROM_SIDE)

    def apps(
        self, *names: tuple[str, str], press: int = -1, across: int = 3, tile: float = 84
    ) -> None:
        """Signs of apps with their names under."""
        w = self.room / across
        for n, (sign, word) in enumerate(names):
            x, y = self.left + w * (n % across) + w / 2, self.top + 10 + (tile + 56) * (n // across)
            chosen = n == press
            self.add(rect(x - tile / 2, y, tile, tile, PRESS if chosen else SKY, r=20))
            self.add(
                icon(sign, x - tile * 0.3, y + tile * 0.2, tile * 0.6, SCREEN if chosen else INK)
            )
            self.add(text(x, y + tile + 32, word, 26, anchor="middle", bold=chosen, room=w + 10))
            if chosen:
                self.finger(x + tile * 0.4, y + tile * 0.45, marks.FROM_SIDE)
        self.top += 10 + (tile + 56) * ((len(names) + across - 1) // across)

    def keyboard(self, press: bool = False) -> None:
        """Keys without letters at the bottom of the screen."""
        h = 150
        y, key = self.y + self.h - h, self.w / 10
        self.add(rect(self.x, y, self.w, h, BAR))
        d, wide = "", key - 18
        for line, keys in enumerate((10, 9, 7)):
            start = self.x + (self.w - keys * key) / 2 + 9
            lefts = (start + k * key for k in range(keys))
            top = y + 14 + line * 35
            d += "".join(f"M{x:.0f} {top:.0f}h{wide:.0f}v17h-{wide:.0f}z" for x in lefts)
        d += f"M{self.x + self.w * 0.25:.0f} {y + 120:.0f}h{self.w / 2:.0f}v16h-{self.w / 2:.0f}z"
        self.add(svg.path(d, SCREEN, stroke=SCREEN, stroke_width=8, stroke_linejoin="round"))
        if press:
            self.finger(self.x + self.w * 0.6, y + 60)

    def dialog(
        self, *lines: str, buttons: Sequence[str] = (), press: int = -1, w: float = 0, y: float = 0
    ) -> None:
        """A box in front of everything else, with its question and its buttons side by side."""
        w = w or self.w - 24
        h = 34 + 38 * len(lines) + (84 if buttons else 0)
        x, y = self.x + (self.w - w) / 2, y or self.y + (self.h - h) / 2
        self.add(rect(self.x, self.y, self.w, self.h, INK, opacity=0.35))
        self.add(rect(x, y, w, h, SCREEN, r=20))
        for n, line in enumerate(lines):
            middle = y + 48 + n * 38
            self.add(text(x + w / 2, middle, line, 28, bold=n == 0, anchor="middle", room=w - 16))
        each = (w - 16) / max(len(buttons), 1)
        for n, word in enumerate(buttons):
            bx, by, chosen = x + 12 + each * n, y + h - 76, n == press
            colour = PRESS if chosen else QUIET
            self.add(
                rect(
                    bx,
                    by,
                    each - 8,
                    62,
                    PRESS if chosen else SCREEN,
                    r=12,
                    stroke=colour,
                    stroke_width=3,
                )
            )
            fill = SCREEN if chosen else INK
            self.add(
                text(
                    bx + each / 2 - 4,
                    by + 41,
                    word,
                    28,
                    bold=True,
                    anchor="middle",
                    fill=fill,
                    room=each - 10,
                )
            )
            if chosen:
                self.finger(bx + each * 0.8, by + 50)

    def note(self, *lines: str, sign: str = "check", colour: str = CALM) -> None:
        """A message across the screen that says how it went."""
        h = 28 + 36 * len(lines)
        self.add(rect(self.left, self.top, self.room, h, colour, r=14))
        self.add(icon(sign, self.left + 12, self.top + h / 2 - 18, 36, SCREEN, width=3))
        for n, line in enumerate(lines):
            self.add(
                text(
                    self.left + 60,
                    self.top + 40 + n * 36,
                    line,
                    28,
                    fill=SCREEN,
                    bold=True,
                    room=self.room - 64,
                )
            )
        self.top += h + GAP

"""The portal's own screens: dark green head, cream page, cards. What to press is as everywhere."""

from __future__ import annotations

from typing import Self

from tools.draw import svg
from tools.draw.canvas import GAP
from tools.draw.devices import computer, phone, tablet
from tools.draw.icons import icon
from tools.draw.palette import BROWN, INK, PRESS, QUIET, SCREEN
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, text

DEEP, CREAM, WARM, MINT = "#17493E", "#FAF4E8", "#FDEBCF", "#E0F0E4"
LIT = "#FBDD8E"
"""Behind the sentence that is read aloud."""
EAR = "#F0A23C"


class Portal(Screen):
    """A Screen that looks like the portal."""

    def head(self, account: str = "Amina", *, tool: str = "", press: bool = True) -> None:
        """The green bar; `tool` ("adapt" or "account") is the chosen one."""
        y = self.top
        self.add(rect(self.x, y, self.w, self.y + self.h - y, CREAM), _bar(self.x, y, self.w))
        right = self.x + self.w - 4
        for name, sign, words in (("account", "person", account), ("adapt", "adjust", "Anpassa")):
            if not words:
                continue
            w = svg.text_width(words, 26) + 48
            right -= w
            chosen = tool == name
            if chosen:
                self.add(rect(right, y + 6, w, 52, PRESS if press else INK, r=12))
            self.add(icon(sign, right + 7, y + 18, 28, SCREEN))
            self.add(text(right + 38, y + 41, words, 26, fill=SCREEN, bold=False))
            if chosen and press:
                self.finger(right + w * 0.5, y + 48)
        self.top = y + 64
        self.space(6)

    def ways(self, *words: str, press: int = -1) -> None:
        """The row of ways under the bar, on a tablet or computer."""
        self.top -= 6
        self.add(rect(self.x, self.top, self.w, 54, SCREEN))
        x = self.left
        for n, word in enumerate(words):
            w = svg.text_width(word, 26, True)
            ink = PRESS if n == press else INK
            self.add(text(x, self.top + 36, word, 26, bold=True, fill=ink))
            if n == press:
                self.point(x - 6, self.top + 8, w + 6, 38)
            x += w + 30
        self.top += 60

    def halves(self, share: float = 0.5) -> tuple[Self, Self]:
        """Two columns below what is there, without a line between them."""
        return self._inner(self.x, self.w * share), self._inner(
            self.x + self.w * share, self.w * (1 - share)
        )

    def title(self, *words: str) -> None:
        self.words(*words, size=32, bold=True)

    def small(self, *words: str) -> None:
        self.words(*words, size=26, fill=QUIET)
        self.top -= 6

    def button(
        self,
        words: str,
        *,
        sign: str = "",
        press: bool = False,
        quiet: bool = False,
        share: float = 1,
    ) -> None:
        """A wide button, green or white when `quiet`; long words go on two lines."""
        lines = words.split("\n")
        w, h = self.room * share, 22 + 38 * len(lines)
        fill = PRESS if press else SCREEN if quiet else DEEP
        ink = DEEP if quiet and not press else SCREEN
        edge = PRESS if press else DEEP
        self.add(rect(self.left, self.top + 4, w, h, fill, r=14, stroke=edge, stroke_width=3))
        size = 28 if all(svg.text_width(line, 28, True) < w - 60 for line in lines) else 26
        length = max(svg.text_width(line, size, True) for line in lines) + (44 if sign else 0)
        x = self.left + (w - length) / 2
        if sign:
            self.add(icon(sign, x, self.top + 4 + h / 2 - 16, 32, ink))
            x += 44
        for n, line in enumerate(lines):
            y = self.top + 44 + n * 38
            self.add(text(x, y, line, size, bold=True, fill=ink, room=self.left + w - x))
        if press:
            self.finger(self.left + w * 0.86, self.top + h * 0.8)
        self.top += h + 4 + GAP

    def fold(self, words: str, sign: str = "help", *, press: bool = False) -> None:
        """Something that opens when one presses it."""
        self.add(rect(self.left, self.top + 2, self.room, 60, SCREEN, r=12, stroke="#E2D9C6"))
        self.add(icon(sign, self.left + 12, self.top + 16, 32, DEEP))
        self.add(
            text(
                self.left + 54, self.top + 42, words, 27, bold=True, fill=DEEP, room=self.room - 96
            )
        )
        self.add(icon("down", self.left + self.room - 42, self.top + 18, 28, DEEP, width=3))
        if press:
            self.point(self.left + 4, self.top + 6, self.room - 8, 52)
        self.top += 62 + GAP

    def card(
        self,
        words: str,
        under: str = "",
        *,
        sign: str = "",
        letter: str = "",
        warm: bool = False,
        press: bool = False,
    ) -> None:
        """A card: a title, perhaps a line under it, a sign or a letter to the left."""
        h, x = 98 if under else 66, self.left + 16
        fill = "#FDE6DA" if press else WARM if warm else SCREEN
        self.add(rect(self.left, self.top, self.room, h, fill, r=14, stroke="#E2D9C6"))
        if sign or letter:
            self.add(circle(x + 24, self.top + h / 2, 26, MINT))
            self.add(
                icon(sign, x + 9, self.top + h / 2 - 15, 30, DEEP)
                if sign
                else text(x + 24, self.top + h / 2 + 10, letter, 28, bold=True, anchor="middle")
            )
            x += 64
        room = self.left + self.room - x - 8
        self.add(text(x, self.top + 42, words, 28, bold=True, fill=DEEP, room=room))
        if under:
            self.add(text(x, self.top + 78, under, 26, fill=INK, room=room))
        if press:
            self.point(self.left + 5, self.top + 6, self.room - 10, h - 12)
        self.top += h + GAP

    def segments(self, *words: str, chosen: int = 0, press: int = -1) -> None:
        """Choices in one frame, each as wide as its words ask; the chosen one is green."""
        lengths = [svg.text_width(word, 26, True) for word in words]
        spare = (self.room - sum(lengths)) / len(words)
        y, x = self.top, self.left
        self.add(rect(x, y, self.room, 60, SCREEN, r=14, stroke=QUIET, stroke_width=2))
        for n, (word, length) in enumerate(zip(words, lengths, strict=True)):
            w = length + spare
            fill = PRESS if n == press else DEEP if n == chosen and press < 0 else SCREEN
            ink = INK if fill == SCREEN else SCREEN
            self.add(rect(x + 4, y + 4, w - 8, 52, fill, r=11))
            self.add(text(x + w / 2, y + 40, word, bold=True, size=26, anchor="middle", fill=ink))
            if n == press:
                self.finger(x + w * 0.78, y + 46)
            x += w
        self.top += 60 + GAP

    def said(self, *lines: str) -> None:
        """The portal's answer, with a tick."""
        h = 26 + 36 * len(lines)
        self.add(rect(self.left, self.top, self.room, h, MINT, r=10))
        self.add(rect(self.left, self.top, 6, h, DEEP))
        self.add(icon("check", self.left + 16, self.top + h / 2 - 16, 32, DEEP, width=3))
        for n, line in enumerate(lines):
            self.add(text(self.left + 58, self.top + 38 + n * 36, line, 27, room=self.room - 62))
        self.top += h + GAP

    def bar(self, words: str, share: float) -> None:
        """How far one has come."""
        self.words(words, size=26)
        self.add(
            rect(self.left, self.top - 4, self.room, 18, SCREEN, r=9, stroke=DEEP, stroke_width=3)
        )
        if share:
            self.add(rect(self.left, self.top - 4, max(self.room * share, 18), 18, DEEP, r=9))
        self.top += 26

    def player(self, words: str = "Lyssna", rate: str = "Fart 1", press: str = "") -> None:
        """The large button, and below it the speed; `press` is "play", "slower" or nothing."""
        sign = "pause" if words == "Pausa" else "play"
        self.button(words, sign=sign, press=press == "play", share=0.9)
        y = self.top
        for name, x in (("slower", self.left), ("faster", self.left + 190)):
            chosen = press == name
            ink = SCREEN if chosen else DEEP
            fill = PRESS if chosen else SCREEN
            self.add(rect(x, y, 58, 56, fill, r=14, stroke=DEEP, stroke_width=3))
            self.add(rect(x + 15, y + 26, 28, 5, ink))
            self.add(rect(x + 26.5, y + 14, 5, 28, ink) if name == "faster" else "")
            if chosen:
                self.finger(x + 44, y + 46)
        self.add(text(self.left + 124, y + 38, rate, 27, anchor="middle"))
        self.top += 56 + GAP

    def reading(self, *lines: str, lit: int = -1, size: float = 28, press: bool = False) -> None:
        """Lines of a text; `lit` is the one that the voice reads."""
        for n, line in enumerate(lines):
            if n == lit:
                self.add(rect(self.left - 4, self.top + 6, self.room + 8, size + 14, LIT, r=8))
                if press:
                    self.finger(self.left + self.room * 0.8, self.top + 34)
            self.top += size + 16
            self.add(text(self.left, self.top - 8, line, size, room=self.room))
        self.top += 8


def _bar(x: float, y: float, w: float) -> str:
    dog = rect(x + 12, y + 12, 42, 42, SCREEN, r=8)
    dog += svg.path(f"M{x + 12} {y + 12}h14l-14 14zM{x + 54} {y + 12}h-14l14 14z", EAR)
    dog += circle(x + 25, y + 32, 3, INK) + circle(x + 41, y + 32, 3, INK)
    dog += svg.ellipse(x + 33, y + 41, 5, 4, INK)
    return rect(x, y, w, 64, DEEP) + dog


def _as_portal(s: Screen) -> Portal:
    return Portal(s.x, s.y, s.w, s.h, s.frame, s.skin, slim=s.slim)


def on_phone(account: str = "Amina", *, tool: str = "", skin: str = BROWN) -> Portal:
    """The portal on a phone; an `account` of "Logga in" is nobody yet."""
    s = _as_portal(phone(skin=skin))
    s.head(account, tool=tool)
    return s


def on_tablet(account: str = "Amina", *, tool: str = "", skin: str = BROWN) -> Portal:
    """The portal on a tablet lying down."""
    s = _as_portal(tablet(skin=skin))
    s.head(account, tool=tool)
    return s


def on_computer(account: str = "Eva", *, tool: str = "", skin: str = BROWN) -> Portal:
    """The portal on a computer."""
    s = _as_portal(computer(skin=skin))
    s.head(account, tool=tool)
    return s


def terminal(*lines: str, title: str = "Terminal", skin: str = BROWN) -> Screen:
    """A window to write commands in. A line that begins with ">" is what one writes."""
    s = computer(title, skin=skin)
    s.add(rect(s.x, s.top, s.w, s.y + s.h - s.top, "#23232B"))
    s.space(14)
    for line in lines:
        own = line.startswith(">")
        s.top += 40
        s.add(
            text(
                s.left + 2,
                s.top - 6,
                line,
                26,
                fill=LIT if own else "#E9E6F0",
                bold=own,
                room=s.room + 8,
            )
        )
        if own:
            s.space(6)
    return s


def editor(name: str, *lines: str, skin: str = BROWN, lit: int = -1) -> Screen:
    """A text file that is written; `lit` is the line that matters."""
    s = computer(name, skin=skin)
    s.space(6)
    for n, line in enumerate(lines):
        if n == lit:
            s.add(rect(s.left - 4, s.top + 4, s.room + 8, 40, LIT, r=6))
        s.top += 40
        s.add(text(s.left + 4, s.top - 6, line, 27, bold=line.startswith("#"), room=s.room - 8))
    return s

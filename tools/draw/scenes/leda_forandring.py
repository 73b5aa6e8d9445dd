"""To lead a change: why, for whom, before and after, to listen, to hold on."""

from __future__ import annotations

import math

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.marks import arrow, bubble
from tools.draw.palette import (
    BROWN,
    CALM,
    DARK,
    EDGE,
    GREEK,
    GREY,
    INK,
    LIGHT,
    PLUM,
    ROSE,
    SCREEN,
    SKY,
    SUN,
    TAN,
    WOOD,
)
from tools.draw.people import Look, person
from tools.draw.svg import circle, rect, stroke, text

FOLDER = "courses/leda-forandring/bilder"

BOSS: Look = {"skin": LIGHT, "hair": GREY, "style": "long", "clothes": PLUM, "glasses": True}


def varfor() -> str:
    s = blank()
    board = rect(40, 40, 400, 250, SCREEN, r=12, stroke=INK, stroke_width=5)
    board += text(240, 130, "Varför?", 52, bold=True, anchor="middle")
    board += rect(90, 170, 300, 14, GREEK, r=7) + rect(90, 210, 220, 14, GREEK, r=7)
    boss = person(460, 70, **BOSS, scale=1.1) + stroke("M480 320L420 250", LIGHT, 26)
    group = person(40, 330, BROWN, style="bun", tunic=True, mood="calm", scale=0.68)
    group += person(230, 330, DARK, style="curly", tunic=True, mood="unsure", scale=0.68)
    group += person(420, 330, TAN, style="short", tunic=True, mood="calm", scale=0.68)
    asks = icon("help", 700, 60, 72, CALM)
    return s.picture(board, boss, group, asks)


def trappan() -> str:
    s = blank()
    stairs = "".join(
        rect(60 + 230 * n, 420 - 100 * n, 230, 80 + 100 * n, (SKY, SUN, ROSE)[n]) for n in range(3)
    )
    people = person(80, 222, LIGHT, hair=WOOD, style="short", tunic=True, mood="unsure", scale=0.75)
    people += person(310, 122, TAN, style="scarf", tunic=True, mood="calm", scale=0.75)
    people += person(540, 22, BROWN, hair=GREY, style="bun", old=True, tunic=True, scale=0.75)
    return s.picture(stairs, people)


def tidslinjen() -> str:
    s = blank()
    parts = ""
    x = 40
    for word, w, colour, sign in (
        ("Före", 288, SUN, "chat"),
        ("Under", 144, SKY, "document"),
        ("Efter", 288, SUN, "check"),
    ):
        parts += rect(x, 170, w - 10, 150, colour, r=16)
        parts += icon(sign, x + (w - 10) / 2 - 36, 190, 72, INK)
        parts += text(x + (w - 10) / 2, 306, word, 34, bold=True, anchor="middle")
        x += w
    return s.picture(parts, arrow(50, 380, 750, 380, CALM))


def lyssna_mer() -> str:
    s = blank()
    boss = person(40, 190, **BOSS, mood="calm", scale=1.15)
    me = person(520, 190, BROWN, style="short", beard=True, tunic=True, scale=1.15)
    asks = bubble(110, 70, 90, ("?",), "left", size=44)
    talk = bubble(340, 24, 420, ("Det går bättre nu.", "Men tiden är svår."), "right")
    return s.picture(boss, me, asks, talk, icon("listen", 290, 330, 84, CALM))


def hjulet() -> str:
    s = blank()
    radius = 150
    wheel = circle(400, 250, radius, "none", stroke=EDGE, stroke_width=26)
    words = (("Planera", SUN), ("Göra", SKY), ("Följa upp", SUN), ("Ändra", SKY))
    for n, (word, colour) in enumerate(words):
        angle = math.radians(-90 + 90 * n)
        x = 400 + 1.25 * radius * math.cos(angle) * (1.2 if n % 2 else 1)
        y = 250 + radius * math.sin(angle)
        wheel += rect(x - 86, y - 38, 172, 76, colour, r=38, stroke=INK, stroke_width=4)
        wheel += text(x, y + 11, word, 30, bold=True, anchor="middle", room=166)
    for n in range(4):
        angle = math.radians(-45 + 90 * n)
        x, y = 400 + radius * math.cos(angle), 250 + radius * math.sin(angle)
        dx, dy = -math.sin(angle) * 22, math.cos(angle) * 22
        wheel += arrow(x - dx, y - dy, x + dx, y + dy, CALM)
    return s.picture(wheel, person(352, 190, DARK, style="bun", clothes=WOOD, scale=0.5))

"""Aids for reading and writing: to listen, to speak, to get words, to say what one needs."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.palette import (
    BROWN,
    CALM,
    DARK,
    EDGE,
    GREY,
    INK,
    LIGHT,
    PLUM,
    ROSE,
    SCREEN,
    SKY,
    SUN,
    TAN,
)
from tools.draw.people import person
from tools.draw.svg import circle, rect, stroke, text
from tools.draw.things import cup, paper, table

FOLDER = "courses/hjalpmedel-lasa-skriva/bilder"


def fyra_vagar() -> str:
    s = blank()
    ways = ""
    signs = (
        ("listen", "Lyssna", 150, 120, SKY),
        ("microphone", "Tala in", 150, 370, ROSE),
        ("pen", "Få ord", 650, 120, SUN),
        ("globe", "Översätt", 650, 370, SKY),
    )
    for sign, word, x, y, colour in signs:
        ways += stroke(f"M{x + (66 if x < 400 else -66)} {y}L{300 if x < 400 else 500} 250", EDGE)
        ways += circle(x, y, 66, colour) + icon(sign, x - 38, y - 38, 76, INK)
        ways += text(x, y + 106, word, 32, bold=True, anchor="middle")
    return s.picture(ways, paper(300, 130, "Text", lines=4, w=200, h=240))


def lyssna_med() -> str:
    s = phone(x=40, skin=BROWN)
    s.header("Gör ett besök", left="back")
    s.button("Pausa", sign="pause")
    s.greek(2)
    s.add(rect(s.left - 6, s.top + 4, s.room + 12, 34, SUN, r=8))
    s.greek(1, width=s.room * 1.5)
    s.greek(3)
    me = person(500, 130, BROWN, style="bun", tunic=True, mood="glad", scale=1.35)
    ears = stroke("M566 240c-10-150 150-150 140 0", INK, 12)
    ears += rect(550, 226, 28, 58, PLUM, r=14) + rect(692, 226, 28, 58, PLUM, r=14)
    return s.picture(me, ears)


def installningar() -> str:
    s = phone(skin=TAN)
    s.header("Inställningar")
    s.row("Ljud", sign="bell", mark="next")
    s.row("Skärm", sign="photo", mark="next")
    s.row("Hjälpmedel", sign="person", mark="next", press=True)
    s.row("Språk", sign="globe", mark="next")
    return s.picture()


def mikrofon() -> str:
    s = phone(skin=DARK)
    s.header("Anteckning", left="back")
    s.field("", "Elsa åt frukost.", lines=2)
    s.keyboard()
    y = s.y + s.h - 212
    s.add(circle(s.x + s.w / 2, y + 28, 42, CALM))
    s.add(icon("microphone", s.x + s.w / 2 - 26, y + 2, 52, SCREEN))
    s.point(s.x + s.w / 2 - 44, y - 16, 88, 88, r=44)
    return s.picture()


def ordforslag() -> str:
    s = phone(skin=LIGHT)
    s.header("Anteckning", left="back")
    s.field("", "Bo vill äta fru", lines=2)
    y, each = s.y + s.h - 222, s.w / 3
    s.add(rect(s.x, y, s.w, 72, EDGE))
    for n, word in enumerate(("fru", "frukost", "frukt")):
        x = s.x + each * (n + 0.5)
        s.add(text(x, y + 46, word, 28, bold=n == 1, anchor="middle"))
    s.point(s.x + each + 6, y + 10, each - 12, 52)
    s.keyboard()
    return s.picture()


def samtalet() -> str:
    s = blank()
    me = person(60, 150, TAN, hair=INK, style="long", tunic=True, mood="calm", scale=1.3)
    boss = person(500, 150, LIGHT, hair=GREY, clothes=PLUM, glasses=True, mood="glad", scale=1.3)
    said = bubble(40, 20, 400, ("Jag vill gärna", "lyssna på texten."), "left")
    return s.picture(me, boss, table(430), cup(380, 350), said)

"""The work environment: risks, threats, lifting, reports, and who helps."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.marks import arrow, tick
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
    TUNIC,
    WOOD,
)
from tools.draw.people import person
from tools.draw.svg import circle, path, rect, stroke, text
from tools.draw.things import paper, table

FOLDER = "courses/arbetsmiljo-kia/bilder"


def allt_runt_mig() -> str:
    s = blank()
    around = ""
    signs = (("clock", "Tid", 130, 110), ("house", "Hem", 670, 110), ("chat", "Prat", 670, 360))
    for sign, word, x, y in signs:
        around += stroke(f"M{x} {y}L400 260", EDGE) + circle(x, y, 66, SKY)
        around += icon(sign, x - 38, y - 38, 76, INK)
        around += text(x, y + 104, word, 30, bold=True, anchor="middle")
    back = stroke("M130 360L400 260", EDGE) + circle(130, 360, 66, ROSE)
    back += circle(112, 326, 12, INK) + stroke("M114 344c26 8 34 22 30 44M116 352l40 6", INK, 9)
    back += rect(148, 352, 34, 26, WOOD, r=4)
    back += text(130, 464, "Kropp", 30, bold=True, anchor="middle")
    middle = circle(400, 260, 150, SUN) + person(
        296, 132, DARK, style="curly", tunic=True, scale=1.05
    )
    return s.picture(around, back, middle)


def ga_undan() -> str:
    s = blank()
    opening = rect(40, 70, 200, 400, SKY, r=6, stroke=INK, stroke_width=5)
    opening += rect(40, 70, 60, 400, WOOD, r=6, stroke=INK, stroke_width=4)
    me = person(190, 120, TAN, hair=INK, tunic=True, mood="calm", scale=1.35)
    palms = rect(176, 362, 58, 116, TUNIC, r=22) + rect(438, 362, 58, 116, TUNIC, r=22)
    palms += rect(182, 310, 46, 70, TAN, r=20) + rect(444, 310, 46, 70, TAN, r=20)
    other = person(585, 170, LIGHT, hair=WOOD, clothes=ROSE, mood="unsure", scale=1.1)
    way = arrow(250, 60, 110, 60, CALM)
    return s.picture(opening, other, me, palms, way)


def resa_sig() -> str:
    s = blank()
    bed = rect(50, 330, 400, 46, SKY, r=14) + rect(50, 376, 400, 26, WOOD, r=6)
    bed += rect(74, 402, 22, 72, GREY) + rect(404, 402, 22, 72, GREY)
    bed += rect(40, 240, 26, 170, WOOD, r=8) + rect(66, 296, 90, 44, SCREEN, r=18)
    height = arrow(250, 470, 250, 412, CALM)
    man = person(250, 110, LIGHT, hair=GREY, style="bald", clothes=PLUM, old=True, scale=0.95)
    legs = stroke("M360 350h60v110", INK, 40) + rect(396, 448, 84, 26, WOOD, r=12)
    me = person(500, 90, BROWN, hair=INK, style="bun", tunic=True, mood="glad", scale=1.1)
    arm = stroke("M520 330l-90-20", BROWN, 34)
    body = rect(524, 330, 172, 130, TUNIC, r=20)
    return s.picture(bed, height, man, legs, body, me, arm)


def vagskylt() -> str:
    s = blank()
    post = rect(386, 130, 28, 350, WOOD, r=6)
    left = path("M380 190H110l-60 70 60 70h270z", SUN, stroke=INK, stroke_width=5)
    left += text(225, 248, "Jag", 34, bold=True, anchor="middle")
    left += text(225, 296, "KIA", 40, bold=True, fill=CALM, anchor="middle")
    right = path("M420 280h270l60 70-60 70H420z", SKY, stroke=INK, stroke_width=5)
    right += text(570, 338, "Brukaren", 34, bold=True, anchor="middle")
    right += text(570, 384, "Avvikelse", 36, bold=True, fill=PLUM, anchor="middle")
    me = person(160, 16, BROWN, style="short", tunic=True, mood="calm", scale=0.66)
    elsa = person(500, 96, LIGHT, hair=GREY, style="bun", clothes=ROSE, old=True, scale=0.7)
    return s.picture(post, me, elsa, left, right)


def rapportens_vag() -> str:
    s = blank()
    steps = ""
    names = (
        ("pen", "Du skriver"),
        ("eye", "Chefen läser"),
        ("check", "Ni ändrar"),
        ("chat", "Svar"),
    )
    for n, (sign, word) in enumerate(names):
        x = 106 + 196 * n
        steps += circle(x, 210, 74, (SUN, SKY, SUN, SKY)[n]) + icon(sign, x - 44, 166, 88, INK)
        steps += text(x, 336, str(n + 1), 40, bold=True, fill=CALM, anchor="middle")
        steps += text(x, 384, word, 28, bold=True, anchor="middle", room=190)
        if n:
            steps += arrow(x - 120, 210, x - 78, 210, CALM)
    return s.picture(steps)


def skyddsombud() -> str:
    s = blank()
    one = person(20, 150, DARK, style="curly", tunic=True, mood="calm", scale=1.15)
    middle = person(285, 120, TAN, hair=INK, style="scarf", tunic=True, mood="glad", scale=1.15)
    boss = person(550, 150, LIGHT, hair=WOOD, style="long", clothes=PLUM, mood="calm", scale=1.15)
    sign = icon("shield", 348, 24, 104, CALM)
    sheet = paper(310, 350, "Risker", lines=2, w=180, h=140)
    return s.picture(one, boss, middle, sign, table(440), sheet, tick(490, 366, 22))

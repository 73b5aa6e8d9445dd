"""A good working climate: who sits in the ring, who is left out, what is agreed."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.palette import (
    BROWN,
    CALM,
    DARK,
    EDGE,
    GREEK,
    GREY,
    INK,
    LEAF,
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
from tools.draw.people import Look, person
from tools.draw.svg import circle, ellipse, path, rect, stroke, text
from tools.draw.things import paper

FOLDER = "courses/gott-arbetsklimat/bilder"

GROUP: tuple[Look, ...] = (
    {"skin": LIGHT, "hair": GREY, "style": "short", "glasses": True},
    {"skin": BROWN, "style": "bun"},
    {"skin": TAN, "hair": PLUM, "style": "scarf", "clothes": WOOD},
    {"skin": DARK, "style": "curly"},
    {"skin": LIGHT, "hair": "#B5542B", "style": "long"},
    {"skin": TAN, "style": "short", "beard": True},
    {"skin": LIGHT, "hair": WOOD, "style": "long", "clothes": PLUM, "glasses": True},
)


def ringen() -> str:
    s = blank()
    ring = ellipse(400, 290, 250, 110, SKY)
    places = ((310, 40), (130, 70), (490, 70), (40, 230), (580, 230), (190, 300), (430, 300))
    people = "".join(
        person(x, y, scale=0.72, **look) for (x, y), look in zip(places, GROUP, strict=True)
    )
    return s.picture(ring, people)


def tomma_platsen() -> str:
    s = blank()
    sofa = rect(40, 230, 530, 150, ROSE, r=30) + rect(20, 270, 60, 170, ROSE, r=26)
    sofa += rect(530, 270, 60, 170, ROSE, r=26) + rect(60, 360, 490, 80, ROSE, r=18)
    seated = person(70, 150, LIGHT, hair=GREY, style="bun", tunic=True, scale=0.9)
    seated += person(390, 150, DARK, style="short", tunic=True, scale=0.9)
    seat = rect(60, 372, 490, 68, ROSE, r=18) + stroke("M224 382v50M388 382v50", EDGE, 5)
    seat += stroke("M70 374h470", EDGE, 5)
    new = person(590, 130, TAN, hair=INK, style="scarf", tunic=True, mood="unsure", scale=1.05)
    question = icon("help", 650, 30, 84, CALM)
    return s.picture(sofa, seated, seat, new, question)


def sju_grunder() -> str:
    s = blank()
    front = ((40, 240), (300, 240), (560, 240))
    back = ((20, 60), (210, 40), (400, 40), (590, 60))
    looks = ({**GROUP[0], "old": True}, *GROUP[1:])
    people = "".join(
        person(x, y, scale=0.98 if y > 100 else 0.9, **look)
        for (x, y), look in zip(back + front, looks[:4] + looks[4:], strict=True)
    )
    chair = stroke("M548 360v-56M770 360v-56", INK, 14)
    chair += rect(534, 350, 28, 180, GREY, r=14, stroke=INK, stroke_width=8)
    chair += rect(756, 350, 28, 180, GREY, r=14, stroke=INK, stroke_width=8)
    return s.picture(people, chair)


def tre_och_ett_kort() -> str:
    s = blank()
    left = person(20, 60, BROWN, style="bun", tunic=True, mood="calm", scale=1.05)
    right = person(570, 60, LIGHT, hair=GREY, glasses=True, tunic=True, mood="calm", scale=1.05)
    reader = person(295, 20, DARK, style="curly", tunic=True, scale=1.05)
    board = ellipse(400, 420, 350, 90, WOOD)
    card = rect(300, 300, 200, 150, SCREEN, r=14, stroke=INK, stroke_width=4)
    card += text(400, 350, "Kort 2", 34, bold=True, anchor="middle")
    card += rect(326, 374, 148, 12, GREEK, r=6) + rect(326, 404, 100, 12, GREEK, r=6)
    return s.picture(left, right, reader, board, card)


def tre_rader() -> str:
    s = blank()
    sheet = paper(190, 40, "Vi gör så här", lines=0, w=340, h=300)
    for n in range(3):
        y = 150 + 60 * n
        sheet += circle(236, y, 18, SUN) + text(
            236, y + 10, str(n + 1), 28, bold=True, anchor="middle"
        )
        sheet += rect(270, y - 6, (210, 170, 190)[n], 14, GREEK, r=7)
    hands = ""
    for n, skin in enumerate((LIGHT, DARK, TAN, BROWN, LIGHT)):
        x = 60 + 130 * n
        hands += rect(x, 392, 78, 120, (TUNIC, PLUM, LEAF, TUNIC, ROSE)[n], r=18)
        fingers = "".join(rect(x + 6 + 17 * f, 330, 16, 60, skin, r=8) for f in range(4))
        hands += (
            fingers + rect(x + 6, 360, 67, 50, skin, r=16) + rect(x + 66, 356, 26, 16, skin, r=8)
        )
    day = icon("calendar", 590, 60, 150, CALM) + path("M570 230h190", stroke=EDGE, stroke_width=5)
    return s.picture(sheet, hands, day, text(665, 274, "Om en månad", 28, anchor="middle"))

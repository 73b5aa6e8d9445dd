"""Social documentation: what is worth a note, how it is written, who reads it."""

from __future__ import annotations

import math

from tools.draw.devices import blank, phone
from tools.draw.icons import icon
from tools.draw.marks import arrow
from tools.draw.palette import (
    BODY,
    BROWN,
    CALM,
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
)
from tools.draw.people import person
from tools.draw.svg import circle, path, rect, stroke, text
from tools.draw.things import paper, plate

FOLDER = "courses/social-dokumentation/bilder"


def lamna_over() -> str:
    s = blank()
    giver = person(10, 140, BROWN, hair=INK, style="curly", tunic=True, scale=1.4)
    taker = person(520, 140, LIGHT, hair="#B5542B", style="long", tunic=True, scale=1.4)
    pad = rect(305, 250, 190, 150, BODY, r=16) + rect(319, 264, 162, 122, SCREEN, r=6)
    pad += text(333, 302, "I dag", 28, bold=True) + rect(333, 322, 130, 12, GREEK, r=6)
    pad += rect(333, 350, 90, 12, GREEK, r=6)
    return s.picture(giver, taker, pad, arrow(315, 200, 485, 200, CALM))


def valj_ut() -> str:
    s = blank()
    events = ""
    signs = ("bell", "food", "heart", "clock", "phone", "warning", "house", "mail")
    for n, sign in enumerate(signs):
        x, y = 60 + 90 * n, 24 + 44 * (n % 2)
        chosen = sign in {"food", "heart", "warning"}
        events += circle(x + 26, y + 26, 34, SUN if chosen else SKY)
        events += icon(sign, x + 4, y + 4, 44, INK if chosen else GREY)
    funnel = path("M130 160h540L450 300v90H350v-90z", EDGE, stroke=INK, stroke_width=5)
    note = paper(190, 400, "", lines=0, w=420, h=130)
    kept = "".join(
        circle(280 + 120 * n, 450, 34, SUN) + icon(sign, 258 + 120 * n, 428, 44, INK)
        for n, sign in enumerate(("food", "heart", "warning"))
    )
    return s.picture(events, funnel, note, kept)


def fyra_fragor() -> str:
    s = blank()
    sheet = rect(70, 40, 420, 420, SCREEN, r=10, stroke=INK, stroke_width=4)
    asked = ""
    questions = ("Vad hände?", "Vad sa brukaren?", "Vad gjorde du?", "Hur blev det?")
    for n, question in enumerate(questions):
        y = 70 + 100 * n
        sheet += rect(100, y + 14, 340, 14, GREEK, r=7) + rect(100, y + 44, 240, 14, GREEK, r=7)
        asked += stroke(f"M500 {y + 34}h28", CALM, 6)
        asked += text(540, y + 44, question, 27, bold=True, room=250)
    return s.picture(sheet, asked)


def telefonen() -> str:
    s = phone(skin=TAN)
    s.header("Besök 8.30", left="back")
    s.row("Elsa", "Dusch, frukost", sign="house")
    s.space(12)
    s.field("Anteckning", "", lines=3, press=True)
    return s.picture()


def tre_handelser() -> str:
    s = blank()
    cards = "".join(
        rect(40 + 250 * n, 110, 220, 280, SCREEN, r=16, stroke=INK, stroke_width=4)
        + circle(150 + 250 * n, 440, 28, SUN)
        + text(150 + 250 * n, 452, str(n + 1), 34, bold=True, anchor="middle")
        for n in range(3)
    )
    meal = plate(80, 200, 0.58)
    window = rect(330, 140, 140, 130, SKY, r=6, stroke=INK, stroke_width=4)
    window += stroke(
        "M400 140v130M350 160l-8 22M380 190l-8 22M440 160l-8 22M456 210l-8 22", CALM, 5
    )
    book = path("M320 300q44-16 80 6v60q-36-22-80-6z", ROSE, stroke=INK, stroke_width=4)
    book += path("M480 300q-44-16-80 6v60q36-22 80-6z", ROSE, stroke=INK, stroke_width=4)
    call = icon("phone", 590, 190, 120, CALM) + stroke(
        "M690 190q20 14 20 40M704 160q34 20 34 66", INK
    )
    return s.picture(cards, meal, window, book, call)


def dygnet() -> str:
    s = blank()
    middle, radius = (400, 250), 160
    wheel = circle(*middle, radius, "none", stroke=SKY, stroke_width=30)
    for n, (word, sign) in enumerate((("Morgon", "house"), ("Kväll", "food"), ("Natt", "clock"))):
        angle = math.radians(-90 + 120 * n)
        x, y = middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)
        wheel += circle(x, y, 56, SUN if n == 0 else ROSE if n == 1 else PLUM)
        wheel += icon(sign, x - 28, y - 28, 56, INK if n < 2 else SCREEN)
        side = x + 72 if n < 2 else x - 72
        wheel += text(side, y + 12, word, 32, bold=True, anchor="start" if n < 2 else "end")
    for n in range(3):
        angle = math.radians(-30 + 120 * n)
        x, y = middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)
        dx, dy = -math.sin(angle) * 22, math.cos(angle) * 22
        wheel += arrow(x - dx, y - dy, x + dx, y + dy, CALM)
    return s.picture(wheel, paper(345, 185, "", lines=3, w=110, h=130))

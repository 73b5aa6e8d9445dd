"""GDPR in daily care: photos, lists, mail, and when something goes wrong."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.marks import bubble, tick
from tools.draw.palette import (
    BODY,
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
    SILVER,
    SKY,
    SUN,
    TAN,
    WOOD,
)
from tools.draw.people import Look, person
from tools.draw.svg import circle, path, rect, stroke, text
from tools.draw.things import key, paper

FOLDER = "courses/gdpr-i-praktiken/bilder"


def uppgifter() -> str:
    s = blank()
    someone = circle(400, 260, 150, SKY)
    karl: Look = {"skin": LIGHT, "hair": GREY, "clothes": ROSE, "old": True, "glasses": True}
    someone += person(296, 132, scale=1.05, **karl)
    name = rect(60, 50, 190, 74, SCREEN, r=14, stroke=INK, stroke_width=4)
    name += text(155, 98, "Karl Ek", 32, bold=True, anchor="middle")
    face = rect(590, 40, 120, 130, SCREEN, r=10, stroke=INK, stroke_width=4)
    face += person(606, 50, scale=0.44, **karl)
    address = icon("house", 70, 190, 100, CALM) + text(120, 326, "Storgatan 5", 28, anchor="middle")
    voice = icon("microphone", 610, 210, 100, CALM)
    lines = stroke("M252 110l40 40M586 130l-42 34M184 244h58M606 262h-50M290 410l30-34", EDGE, 6)
    return s.picture(lines, someone, name, face, address, voice, key(110, 380, 0.9))


def ratt_telefon() -> str:
    s = blank()
    work = rect(110, 50, 210, 390, BODY, r=34) + rect(124, 74, 182, 336, SCREEN, r=20)
    work += icon("camera", 165, 180, 100, CALM) + tick(310, 70, 44)
    locker = rect(460, 40, 250, 420, SILVER, r=12, stroke=INK, stroke_width=5)
    locker += rect(484, 70, 202, 360, BODY, r=6, opacity=0.25)
    shelf = rect(484, 330, 202, 12, INK)
    own = rect(530, 200, 84, 130, ROSE, r=16) + rect(538, 214, 68, 100, SCREEN, r=8)
    return s.picture(work, locker, shelf, own, icon("lock", 626, 362, 52, INK))


def strimla() -> str:
    s = blank(skin=BROWN)
    box = rect(250, 250, 320, 250, CALM, r=16, stroke=INK, stroke_width=5)
    box += rect(290, 286, 240, 18, INK, r=9) + icon("lock", 370, 350, 84, SCREEN)
    sheet = paper(310, 60, "Lista", lines=3, w=200, h=236)
    s.finger(500, 150)
    return s.picture(under=box + sheet + rect(260, 296, 300, 20, CALM))


def vykort() -> str:
    s = blank()
    card = rect(60, 130, 300, 210, SCREEN, r=8, stroke=INK, stroke_width=4)
    card += text(76, 190, "Hej Karl!", 27, bold=True)
    card += stroke("M84 226h110M84 262h110M84 298h80", GREY, 8)
    card += stroke("M214 150v170", EDGE, 5) + rect(280, 150, 60, 70, SUN, r=4)
    card += stroke("M236 250h100M236 286h80", GREY, 8)
    letter = rect(440, 130, 300, 210, SCREEN, r=8, stroke=INK, stroke_width=4)
    letter += path("M440 134l150 116 150-116", SKY, stroke=INK, stroke_width=4)
    letter += circle(590, 248, 32, ROSE)
    letter += icon("eye", 160, 370, 96, CALM) + icon("lock", 548, 366, 88, CALM)
    return s.picture(card, letter)


def beratta() -> str:
    s = blank()
    me = person(60, 140, TAN, hair=INK, style="curly", tunic=True, mood="unsure", scale=1.4)
    boss = person(470, 140, DARK, hair=PLUM, style="scarf", clothes=WOOD, mood="calm", scale=1.4)
    clock = circle(690, 90, 56, SCREEN, stroke=INK, stroke_width=5)
    clock += stroke("M690 56v36l22 14", INK, 6)
    return s.picture(me, boss, clock, bubble(40, 20, 380, ("Jag mejlade fel person.",), "right"))

"""Find out on the intranet what holds for the leave that one wants."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble
from tools.draw.motifs import days, home_screen
from tools.draw.palette import BROWN, DARK, EDGE, INK, LEAF, PLUM, SCREEN, SKY, SUN, TAN
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, path, rect, stroke, text

FOLDER = "lathundar/intranat/bilder/ledighetsregler"


def _page(title: str = "Semester") -> Screen:
    s = phone(skin=TAN)
    s.header(title, left="back")
    return s


def drom() -> str:
    s = blank()
    beach = circle(560, 190, 160, SKY) + circle(620, 120, 40, SUN)
    beach += path("M416 260q70-40 144 0t144 0q-24 90-144 90t-144-90z", LEAF)
    dots = circle(352, 310, 24, SKY) + circle(310, 346, 14, SKY)
    me = person(40, 140, TAN, hair="#8A5A2B", style="long", clothes=PLUM, scale=1.4)
    return s.picture(beach, dots, me)


def oppna() -> str:
    return home_screen("globe", "Intranätet")


def sok() -> str:
    s = phone(skin=TAN)
    s.header("Intranätet", left="menu")
    s.space(16)
    s.field("", "ledighet", sign="search", press=True)
    s.keyboard()
    return s.picture()


def sort() -> str:
    s = _page("Ledighet")
    s.row("Semester", sign="calendar", press=True)
    s.row("Föräldraledig", sign="heart")
    s.row("Studier", sign="document")
    s.row("Sjukt barn", sign="person")
    return s.picture()


def las() -> str:
    s = _page()
    s.words("Så här gäller hos oss", size=30, bold=True)
    s.greek(5)
    me = person(536, 296, TAN, hair="#8A5A2B", style="long", tunic=True, mood="calm", scale=0.8)
    return s.picture(me, narrow=True)


def sista_dag() -> str:
    s = _page()
    s.words("När söker jag?", bold=True)
    s.greek(1)
    s.row("Sista dag: 15 mars", sign="clock", press=True)
    s.greek(2)
    return s.picture()


def datum() -> str:
    s = blank()
    sheet = rect(170, 60, 460, 360, SCREEN, r=10, stroke=INK, stroke_width=4)
    sheet += rect(170, 60, 460, 76, SKY, r=10) + text(
        400, 112, "Juli", 40, bold=True, anchor="middle"
    )
    s.x, s.w, s.top = 184, 432, 150
    days(s, 6, range(13, 18), weeks=3)
    pen = stroke("M548 356l120-120", INK, 18) + stroke("M640 264l28-28", SUN, 18)
    return s.picture(pen, under=sheet)


def prata() -> str:
    s = blank()
    me = person(50, 140, TAN, hair="#8A5A2B", style="long", tunic=True, scale=1.4)
    boss = person(480, 140, DARK, hair=INK, style="short", clothes=PLUM, glasses=True, scale=1.4)
    asks = bubble(20, 20, 350, ("Kan jag vara ledig", "13 till 17 juli?"), "right")
    return s.picture(me, boss, asks, bubble(520, 30, 260, ("Vi tittar i", "schemat!"), "left"))


def vanta() -> str:
    s = blank()
    bag = rect(430, 190, 300, 220, BROWN, r=24, stroke=INK, stroke_width=5)
    bag += stroke("M520 190v-50q0-20 20-20h80q20 0 20 20v50", INK, 10)
    bag += stroke("M490 190v220M670 190v220", EDGE, 10)
    look: Look = {"hair": "#8A5A2B", "style": "long", "clothes": PLUM, "mood": "unsure"}
    me = person(60, 140, TAN, scale=1.4, **look)
    return s.picture(bag, me, bubble(30, 20, 330, ("Har chefen sagt ja?",), "right"))

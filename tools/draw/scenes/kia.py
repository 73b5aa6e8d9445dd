"""KIA: report that one was hurt at work, or nearly."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble
from tools.draw.palette import DARK, GREY, INK, LIGHT, PLUM, SKY, SUN, WOOD
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import ellipse, path, rect
from tools.draw.things import alarm

FOLDER = "lathundar/kia/bilder"


def _report() -> Screen:
    s = phone(skin=DARK)
    s.header("Ny händelse", left="back")
    return s


def trygg() -> str:
    s = blank()
    floor = (
        rect(0, 420, 800, 52, WOOD)
        + rect(0, 460, 800, 40, WOOD, r=28)
        + ellipse(560, 420, 150, 20, SKY)
    )
    sign = path(
        "M500 410l50-150h36l50 150z", SUN, stroke=INK, stroke_width=5, stroke_linejoin="round"
    )
    sign += alarm(528, 304, 0.8)
    me = person(110, 95, DARK, style="short", tunic=True, mood="calm", scale=1.3)
    return s.picture(me, floor, sign)


def beratta() -> str:
    s = blank()
    me = person(60, 140, DARK, style="short", tunic=True, mood="unsure", scale=1.4)
    boss = person(
        470, 140, LIGHT, hair=GREY, style="long", clothes=PLUM, glasses=True, mood="calm", scale=1.4
    )
    return s.picture(me, boss, bubble(40, 20, 330, ("Jag halkade på", "ett vått golv."), "right"))


def oppna() -> str:
    s = phone(skin=DARK)
    s.space(20)
    s.apps(
        ("mail", "Mejl"),
        ("warning", "KIA"),
        ("phone", "Telefon"),
        ("camera", "Kamera"),
        ("chat", "Chatt"),
        ("clock", "Klocka"),
        press=1,
    )
    return s.picture()


def ny() -> str:
    s = phone(skin=DARK)
    s.header("KIA", left="menu")
    s.space(24)
    s.button("Ny händelse", sign="plus", press=True)
    s.row("Mina händelser", sign="list")
    s.row("Hjälp", sign="help")
    return s.picture()


def typ() -> str:
    s = _report()
    s.words("Vad har hänt?", bold=True)
    s.space(6)
    s.choices("Nästan olycka", "Olycka", "Hot eller våld", "Risk", press=0)
    return s.picture()


def nar_var() -> str:
    s = _report()
    s.field("När?", "15 maj klockan 9.20")
    s.field("Var?", "Köket, våning 2", press=True)
    return s.picture()


def beskriv() -> str:
    s = _report()
    s.field("Vad hände?", "Golvet var vått.\nJag halkade nästan.", lines=2, press=True)
    s.keyboard()
    return s.picture()


def skicka() -> str:
    s = _report()
    s.row("Nästan olycka", "15 maj, köket", sign="warning")
    s.greek(2)
    s.space(10)
    s.button("Skicka", press=True)
    return s.picture()


def folj_upp() -> str:
    s = blank()
    me = person(60, 140, DARK, style="short", tunic=True, mood="glad", scale=1.4)
    boss = person(470, 140, LIGHT, hair=GREY, style="long", clothes=PLUM, glasses=True, scale=1.4)
    return s.picture(
        me, boss, bubble(400, 20, 360, ("Vi byter mattan.", "Tack för rapporten!"), "left")
    )

"""Heroma: ask for time off and see the answer."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble
from tools.draw.motifs import days, home_screen
from tools.draw.palette import INK, LIGHT, PLUM, TAN
from tools.draw.people import person
from tools.draw.screen import Screen

FOLDER = "lathundar/heroma/bilder/ledighet"


def _form(title: str = "Ledighet") -> Screen:
    s = phone(skin=LIGHT)
    s.header(title, left="back")
    return s


def prata() -> str:
    s = blank()
    me = person(50, 140, LIGHT, hair="#C9A24B", style="bun", tunic=True, scale=1.4)
    boss = person(480, 140, TAN, hair=INK, style="long", clothes=PLUM, scale=1.4)
    asks = bubble(20, 20, 350, ("Kan jag vara ledig", "6 till 10 juli?"), "right")
    return s.picture(me, boss, asks, bubble(520, 30, 260, ("Sök i Heroma!",), "left"))


def oppna() -> str:
    return home_screen("calendar", "Heroma", LIGHT)


def ledighet() -> str:
    s = _form("Heroma")
    s.row("Mitt schema", sign="calendar")
    s.row("Frånvaro", sign="person")
    s.row("Min lön", sign="coin")
    s.row("Ledighet", sign="heart", press=True)
    return s.picture()


def sort() -> str:
    s = _form()
    s.words("Vad söker du?", bold=True)
    s.space(6)
    s.choices("Semester", "Föräldraledig", "Studier", "Annat", press=0)
    return s.picture()


def forsta() -> str:
    s = _form()
    s.words("Första dagen", bold=True)
    days(s, 6, press=6, weeks=3)
    return s.picture()


def sista() -> str:
    s = _form()
    s.words("Sista dagen", bold=True)
    days(s, 6, (6, 7, 8, 9), press=10, weeks=3)
    return s.picture()


def kontrollera() -> str:
    s = _form()
    s.row("Semester", sign="heart")
    s.row("Från 6 juli", sign="calendar")
    s.row("Till 10 juli", sign="calendar")
    me = person(536, 296, LIGHT, hair="#C9A24B", style="bun", tunic=True, mood="calm", scale=0.8)
    return s.picture(me, narrow=True)


def skicka() -> str:
    s = _form()
    s.row("Semester", "6 till 10 juli", sign="heart")
    s.space(16)
    s.button("Skicka", press=True)
    return s.picture()


def svar() -> str:
    s = _form("Mina ansökningar")
    s.row("6 till 10 juli", "Chefen säger ja", sign="heart", mark="check")
    s.row("22 december", "Väntar på svar", sign="clock")
    me = person(536, 296, LIGHT, hair="#C9A24B", style="bun", tunic=True, scale=0.8)
    return s.picture(me, narrow=True)

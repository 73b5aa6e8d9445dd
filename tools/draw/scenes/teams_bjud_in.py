"""Teams on the phone: invite others to a meeting."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.motifs import days, home_screen
from tools.draw.palette import BROWN, INK, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.things import video

FOLDER = "lathundar/teams/bilder/bjud-in"


def _new(title: str = "Nytt möte") -> Screen:
    s = phone(skin=TAN)
    s.header(title, left="cross")
    return s


def oppna() -> str:
    return home_screen("people", "Teams")


def kalender() -> str:
    s = phone(skin=TAN)
    s.header("Chatt", left="menu", right="pen")
    s.row("Gruppen Solen", sign="people")
    s.row("Chefen", sign="person")
    s.tabs(("bell", "Nytt"), ("chat", "Chatt"), ("calendar", "Kalender"), press=2)
    return s.picture()


def plus() -> str:
    s = phone(skin=TAN)
    s.header("Kalender", left="menu", right="plus", press="plus")
    s.row("Möte i Solen", "I dag klockan 14", sign="calendar")
    return s.picture()


def rubrik() -> str:
    s = _new()
    s.field("Rubrik", "Planera sommaren", press=True)
    s.keyboard()
    return s.picture()


def personer() -> str:
    s = _new("Lägg till personer")
    s.field("", "Dil", sign="search")
    s.row("Dilan", "Boendet Solen", sign="person", press=True)
    return s.picture()


def dag() -> str:
    s = _new()
    s.words("Dag", bold=True)
    days(s, 4, press=13, weeks=3)
    return s.picture()


def tid() -> str:
    s = _new()
    s.field("Börjar", "14.00", press=True)
    s.field("Slutar", "14.30")
    return s.picture()


def kontrollera() -> str:
    s = _new()
    s.row("Planera sommaren", sign="document")
    s.row("13 maj klockan 14", sign="calendar")
    s.row("Dilan, Berit", sign="people")
    me = person(536, 296, TAN, hair=INK, style="long", tunic=True, mood="calm", scale=0.8)
    return s.picture(me, narrow=True)


def skicka() -> str:
    s = phone(skin=TAN)
    s.header("Nytt möte", left="cross", right="check", press="check")
    s.row("Planera sommaren", sign="document")
    s.row("13 maj klockan 14", sign="calendar")
    return s.picture()


def svar() -> str:
    s = _new("Planera sommaren")
    s.row("Dilan", "Ja, jag kommer", sign="person", mark="check")
    s.row("Berit", "Har inte svarat", sign="person")
    faces = ({"skin": BROWN, "hair": INK, "style": "short", "tunic": True},)
    return s.picture(video(520, 330, 170, 160, *faces), narrow=True)

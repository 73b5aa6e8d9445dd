"""Heroma: check one's hours and report when they were others than the schedule's."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble
from tools.draw.motifs import days, home_screen, wall_clock
from tools.draw.palette import BROWN, GREY, LIGHT, PLUM
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import rect, text

FOLDER = "lathundar/heroma/bilder/arbetstid"


def _day(title: str = "Tisdag 12 maj") -> Screen:
    s = phone(skin=BROWN)
    s.header(title, left="back")
    return s


def oppna() -> str:
    return home_screen("calendar", "Heroma", BROWN)


def schema() -> str:
    s = _day("Heroma")
    s.row("Mitt schema", sign="calendar", press=True)
    s.row("Frånvaro", sign="person")
    s.row("Min lön", sign="coin")
    s.row("Ledighet", sign="heart")
    return s.picture()


def dag() -> str:
    s = _day("Mitt schema")
    s.words("Maj", bold=True)
    days(s, 4, (5, 7, 14), press=12, weeks=3)
    return s.picture()


def jamfor() -> str:
    s = phone(x=20, skin=BROWN)
    s.header("Tisdag 12 maj", left="back")
    s.row("Schemat: 7 till 15", sign="calendar")
    words = text(600, 400, "Du gick klockan 16.", 34, bold=True, anchor="middle")
    return s.picture(wall_clock(600, 210, 16, r=130), words)


def andra() -> str:
    s = _day()
    s.row("Schemat: 7 till 15", sign="calendar")
    s.space(16)
    s.button("Ändra tid", sign="pen", press=True)
    return s.picture()


def skriv() -> str:
    s = _day()
    s.field("Började", "7.00")
    s.field("Slutade", "16.00", press=True)
    return s.picture()


def orsak() -> str:
    s = _day()
    s.words("Varför ändrar du?", bold=True)
    s.space(6)
    s.choices("Chefen bad mig", "Bytte pass", "Kom senare", press=0)
    return s.picture()


def skicka() -> str:
    s = _day()
    s.row("Ny tid: 7 till 16", sign="clock")
    s.row("Chefen bad mig", sign="person")
    s.space(14)
    s.button("Skicka", press=True)
    return s.picture()


def svar() -> str:
    s = _day("Mina ändringar")
    s.row("12 maj: 7 till 16", "Chefen säger ja", sign="clock", mark="check")
    s.row("4 maj: bytte pass", "Väntar på svar", sign="clock")
    me = person(536, 296, BROWN, style="curly", tunic=True, scale=0.8)
    return s.picture(me, narrow=True)


def fraga() -> str:
    s = blank()
    me = person(60, 150, BROWN, style="curly", tunic=True, mood="calm", scale=1.4)
    boss = person(470, 150, LIGHT, hair=GREY, style="short", clothes=PLUM, beard=True, scale=1.4)
    phone_ = rect(268, 280, 46, 92, GREY, r=10)
    asks = bubble(20, 20, 360, ("Elsa mår inte bra.", "Kan jag stanna kvar?"), "right")
    return s.picture(me, phone_, boss, asks, bubble(520, 30, 250, ("Ja, en timme.",), "left"))

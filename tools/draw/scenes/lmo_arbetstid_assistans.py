"""LMO for personal assistants: report the hours one has worked."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, tick
from tools.draw.motifs import home_screen, wall_clock
from tools.draw.palette import DARK, INK, LEAF, PLUM, TAN
from tools.draw.people import Look, person
from tools.draw.screen import Screen

FOLDER = "lathundar/lmo/bilder/arbetstid-assistans"

ME: Look = {"skin": DARK, "hair": INK, "style": "scarf", "clothes": PLUM}
MIRA: Look = {"skin": TAN, "hair": INK, "style": "curly", "clothes": LEAF}


def _pass(title: str = "Mitt pass") -> Screen:
    s = phone(skin=DARK)
    s.header(title, left="back")
    return s


def oppna() -> str:
    return home_screen("house", "LMO", DARK)


def valj() -> str:
    s = _pass("Mina pass")
    s.row("I dag 8 till 16", "Inte startat", sign="clock", press=True)
    s.row("I går 8 till 16", "Godkänt", sign="clock", mark="check")
    return s.picture()


def starta() -> str:
    s = _pass()
    s.row("I dag 8 till 16", sign="clock")
    s.space(16)
    s.button("Starta", press=True)
    return s.picture(person(104, 296, scale=0.8, **ME), narrow=True)


def avsluta() -> str:
    s = _pass()
    s.row("Startade 8.00", sign="clock", mark="check")
    s.space(16)
    s.button("Avsluta", press=True)
    return s.picture()


def kontrollera() -> str:
    s = phone(x=20, skin=DARK)
    s.header("Mitt pass", left="back")
    s.row("Började 8.00", sign="clock")
    s.row("Slutade 16.00", sign="clock")
    return s.picture(wall_clock(600, 230, 16, r=130))


def sort() -> str:
    s = _pass()
    s.words("Vilken sorts tid?", bold=True)
    s.space(6)
    s.choices("Vanlig tid", "Väntetid", "Beredskap", press=0)
    return s.picture()


def annorlunda() -> str:
    s = _pass()
    s.field("Var något annorlunda?", "Jag kom 20 minuter\nsenare. Tåget stod.", lines=2, press=True)
    s.keyboard()
    return s.picture()


def godkann() -> str:
    s = _pass()
    s.row("8.00 till 16.00", "Vanlig tid", sign="clock", mark="check")
    s.space(16)
    s.button("Godkänn", press=True)
    return s.picture()


def manaden() -> str:
    s = _pass("Maj")
    s.row("Vecka 19", "32 timmar", sign="calendar", mark="check")
    s.row("Vecka 20", "40 timmar", sign="calendar", mark="check")
    s.row("Vecka 21", "24 timmar", sign="calendar", mark="check")
    return s.picture(tick(640, 190, 50), narrow=True)


def tillsammans() -> str:
    s = blank()
    me = person(60, 150, scale=1.35, **ME)
    asks = bubble(20, 16, 370, ("Jag skriver 8 till 16.", "Stämmer det?"), "right")
    other = person(480, 150, scale=1.35, **MIRA)
    return s.picture(me, other, asks, bubble(560, 30, 200, ("Ja!",), "left"))

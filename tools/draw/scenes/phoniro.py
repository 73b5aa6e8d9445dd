"""Phoniro on the phone: look at the shift, mend a time, approve."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, tick
from tools.draw.palette import BROWN, INK, LIGHT
from tools.draw.people import person
from tools.draw.screen import Screen

FOLDER = "lathundar/phoniro/bilder"


def _shift(press: int = -1, fixed: bool = False) -> Screen:
    s = phone(skin=LIGHT)
    s.header("Mitt pass 15 maj", left="back")
    s.row("7.30 Bo", "30 minuter", sign="house", mark="check")
    middle = ("8.30 Elsa", "30 minuter") if fixed else ("8.30 Elsa", "Ingen sluttid")
    s.row(*middle, sign="house", mark="check" if fixed else "", press=press == 1)
    s.row("9.30 Karl", "45 minuter", sign="house", mark="check")
    return s


def _time(end: str = "", press: str = "") -> Screen:
    s = phone(skin=LIGHT)
    s.header("8.30 Elsa", left="back")
    s.field("Kom", "8.30")
    s.field("Gick", end, press=press == "end")
    s.button("Spara", press=press == "save")
    return s


def oppna() -> str:
    s = phone(skin=LIGHT)
    s.space(20)
    apps = (("mail", "Mejl"), ("clock", "Phoniro"), ("phone", "Telefon"))
    s.apps(*apps, ("camera", "Kamera"), ("chat", "Chatt"), ("house", "LMO"), press=1)
    return s.picture()


def valj_pass() -> str:
    s = phone(skin=LIGHT)
    s.header("Mina pass", left="menu")
    s.row("I dag 15 maj", "Ej godkänt", sign="calendar", press=True)
    s.row("I går 14 maj", "Godkänt", sign="calendar", mark="check")
    return s.picture()


def kontrollera() -> str:
    return _shift().picture(
        person(536, 300, LIGHT, hair="#B5542B", style="long", tunic=True, mood="calm", scale=0.8),
        narrow=True,
    )


def valj_besok() -> str:
    return _shift(press=1).picture()


def ratta() -> str:
    return _time("9.00", press="end").picture()


def orsak() -> str:
    s = phone(skin=LIGHT)
    s.header("8.30 Elsa", left="back")
    s.words("Varför ändrar du?", bold=True)
    s.space(6)
    s.choices("Glömde avsluta", "Telefonen dog", "Annat", press=0)
    return s.picture()


def spara() -> str:
    return _time("9.00", press="save").picture()


def godkann() -> str:
    s = _shift(fixed=True)
    s.space(10)
    s.button("Godkänn", press=True)
    return s.picture()


def klart() -> str:
    s = phone(skin=LIGHT)
    s.header("Mina pass", left="menu")
    s.row("I dag 15 maj", "Godkänt", sign="calendar", mark="check")
    s.row("I går 14 maj", "Godkänt", sign="calendar", mark="check")
    return s.picture(tick(640, 180, 50), narrow=True)


def fraga() -> str:
    s = blank()
    me = person(60, 140, LIGHT, hair="#B5542B", style="long", tunic=True, mood="unsure", scale=1.4)
    other = person(470, 140, BROWN, hair=INK, beard=True, tunic=True, scale=1.4)
    return s.picture(me, other, bubble(40, 20, 350, ("När gick vi", "från Elsa i går?"), "right"))

"""LMO on the phone: a visit in home care."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.marks import tick
from tools.draw.palette import GREY, LIGHT, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.things import door

FOLDER = "lathundar/lmo/bilder"

OLD = person(536, 296, LIGHT, hair=GREY, style="bun", clothes="#E3A194", old=True, scale=0.8)
CARER = person(536, 296, TAN, style="short", tunic=True, scale=0.8)


def _visit(*done: int, press: int = -1) -> Screen:
    s = phone(skin=TAN)
    s.header("Besök 8.30", left="back")
    s.choices("Dusch", "Frukost", "Bädda sängen", chosen=done, press=press, square=True)
    return s


def oppna() -> str:
    s = phone(skin=TAN)
    s.space(20)
    apps = (
        ("mail", "Mejl"),
        ("house", "LMO"),
        ("phone", "Telefon"),
        ("camera", "Kamera"),
        ("chat", "Chatt"),
        ("clock", "Klocka"),
    )
    s.apps(*apps, press=1)
    return s.picture()


def logga_in() -> str:
    s = phone(skin=TAN)
    s.header("LMO")
    s.space(14)
    s.field("Användarnamn", "sam034")
    s.field("Lösenord", "••••••••••••")
    s.button("Logga in", press=True)
    return s.picture()


def valj_besok() -> str:
    s = phone(skin=TAN)
    s.header("Mina besök", left="menu")
    s.row("7.30 Bo", "Klart", sign="house", mark="check")
    s.row("8.30 Elsa", "Dusch och frukost", sign="house", press=True)
    s.row("9.30 Karl", "Inköp", sign="house")
    return s.picture()


def las() -> str:
    s = _visit()
    s.words("Elsa vill ha hjälp", "att tvätta håret.")
    return s.picture(CARER, narrow=True)


def starta() -> str:
    s = phone(x=330, skin=TAN)
    s.header("Besök 8.30", left="back")
    s.row("Elsa", "Ej startat", sign="house")
    s.space(16)
    s.button("Starta", press=True)
    return s.picture(under=door(60, 150) + person(120, 260, TAN, tunic=True, scale=0.96))


def markera() -> str:
    return _visit(0, press=1).picture(OLD, narrow=True)


def anteckna() -> str:
    s = phone(skin=TAN)
    s.header("Anteckning", left="back")
    s.field("", "Elsa ville inte äta\nfrukost i dag.", lines=2, press=True)
    s.keyboard()
    return s.picture()


def avsluta() -> str:
    s = _visit(0, 1, 2)
    s.space(16)
    s.button("Avsluta", press=True)
    return s.picture()


def kontrollera() -> str:
    s = phone(skin=TAN)
    s.header("Mina besök", left="menu")
    s.row("7.30 Bo", "Klart", sign="house", mark="check")
    s.row("8.30 Elsa", "Klart", sign="house", mark="check")
    s.row("9.30 Karl", "Inköp", sign="house")
    return s.picture(tick(640, 225, 50), narrow=True)

"""Lifecare utförare on a computer: write a note in the social journal."""

from __future__ import annotations

from tools.draw.devices import computer
from tools.draw.marks import FROM_SIDE, ring
from tools.draw.palette import BROWN, GREY, INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect

FOLDER = "lathundar/lifecare/bilder"


def _note(text: str = "", press: str = "", keyword: str = "Mat") -> Screen:
    s = computer("Lifecare: Elsa", skin=TAN)
    s.field("Sökord", keyword, press=press == "keyword")
    s.field("Anteckning", text, lines=2, press=press == "text")
    s.button("Spara", press=press == "save", share=0.5)
    return s


def oppna() -> str:
    s = computer(skin=TAN)
    s.space(24)
    s.apps(
        ("mail", "Mejl"),
        ("document", "Lifecare"),
        ("globe", "Intranätet"),
        press=1,
        across=3,
        tile=110,
    )
    return s.picture()


def valj_person() -> str:
    s = computer("Lifecare: De boende", skin=TAN)
    s.row("Bo", "Lägenhet 4", sign="person")
    s.row("Elsa", "Lägenhet 5", sign="person", press=True)
    s.row("Karl", "Lägenhet 6", sign="person")
    return s.picture()


def kontrollera_person() -> str:
    s = computer("Lifecare: Elsa", skin=TAN)
    left, right = s.split(0.4)
    left.add(
        person(left.x + 40, left.y + 66, LIGHT, hair=GREY, style="bun", clothes="#E3A194", old=True)
    )
    right.words("Elsa", size=34, bold=True)
    right.add(ring(right.left - 2, right.y + 10, 80, 42))
    right.finger(right.left + 90, right.y + 26, FROM_SIDE)
    right.words("Lägenhet 5")
    right.greek(3)
    return s.picture()


def las() -> str:
    s = computer("Lifecare: Elsa", skin=TAN)
    s.row("I går, kväll", "Sov gott hela natten.", sign="document")
    s.row("I dag, morgon", "Ville inte gå ut.", sign="document")
    return s.picture(person(590, 254, BROWN, hair=INK, style="curly", tunic=True, mood="calm"))


def ny() -> str:
    s = computer("Lifecare: Elsa", skin=TAN)
    s.space(10)
    s.button("Ny anteckning", sign="plus", press=True, share=0.6)
    s.row("I dag, morgon", "Ville inte gå ut.", sign="document")
    s.row("I går, kväll", "Sov gott.", sign="document")
    return s.picture()


def sokord() -> str:
    return _note(press="keyword").picture()


def skriv() -> str:
    return _note("Elsa åt halva lunchen.\nElsa säger att fisken var god.", press="text").picture()


def las_igen() -> str:
    s = _note("Elsa åt halva lunchen.\nElsa säger att fisken var god.")
    glass = circle(560, 270, 70, "none", stroke=INK, stroke_width=14)
    return s.picture(glass, rect(604, 330, 110, 26, INK, r=13, transform="rotate(42 604 330)"))


def spara() -> str:
    return _note("Elsa åt halva lunchen.\nElsa säger att fisken var god.", press="save").picture()


def klart() -> str:
    s = computer("Lifecare: Elsa", skin=TAN)
    s.space(10)
    s.note("Anteckningen är sparad")
    s.row("I dag, lunch", "Elsa åt halva lunchen.", sign="document", mark="check")
    return s.picture()

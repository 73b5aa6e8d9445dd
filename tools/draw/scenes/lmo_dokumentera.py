"""LMO on the phone: write a note about somebody one helps at home."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.marks import tick
from tools.draw.motifs import home_screen, magnifier
from tools.draw.palette import GREY, INK, LIGHT
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle

FOLDER = "lathundar/lmo/bilder/dokumentera"

KARL: Look = {"skin": LIGHT, "hair": GREY, "style": "bald", "clothes": "#5E8F5B", "old": True}
ME: Look = {"skin": LIGHT, "hair": "#8A5A2B", "style": "bun", "tunic": True}


def _karl(title: str = "Karl") -> Screen:
    s = phone(skin=LIGHT)
    s.header(title, left="back")
    return s


def _text(press: bool = False) -> Screen:
    s = _karl("Anteckning")
    s.field("", "Karl hade ingen mat\ni kylen. Vi handlade.", lines=2, press=press)
    return s


def oppna() -> str:
    return home_screen("house", "LMO", LIGHT)


def valj() -> str:
    s = phone(skin=LIGHT)
    s.header("Mina besök", left="menu")
    s.row("8.30 Elsa", "Klart", sign="house", mark="check")
    s.row("9.30 Karl", "Inköp", sign="house", press=True)
    s.row("11.00 Bo", "Lunch", sign="house")
    return s.picture()


def ratt_person() -> str:
    s = _karl("Besök 9.30")
    s.add(circle(s.x + s.w / 2, s.top + 130, 104, "#B9D7DF"))
    s.add(person(s.x + s.w / 2 - 80, s.top + 26, scale=0.8, **KARL))
    s.top += 246
    s.row("Karl", "Storgatan 4", sign="place", press=True)
    return s.picture()


def las() -> str:
    s = _karl()
    s.row("I går", "Åt lite middag.", sign="document")
    s.row("I dag, morgon", "Ville vila.", sign="document")
    return s.picture(person(536, 296, scale=0.8, **{**ME, "mood": "calm"}), narrow=True)


def ny() -> str:
    s = _karl()
    s.space(12)
    s.button("Ny anteckning", sign="plus", press=True)
    s.row("I går", "Åt lite middag.", sign="document")
    return s.picture()


def sokord() -> str:
    s = _karl("Anteckning")
    s.words("Välj sökord", bold=True)
    s.space(6)
    s.choices("Hälsa", "Mat", "Hemmet", "Familj", press=1)
    return s.picture()


def skriv() -> str:
    s = _text(press=True)
    s.keyboard()
    return s.picture()


def las_igen() -> str:
    return _text().picture(magnifier(360, 200, 66), narrow=True)


def spara() -> str:
    s = _text()
    s.button("Spara", press=True)
    return s.picture()


def klart() -> str:
    s = _karl()
    s.space(8)
    s.note("Sparad")
    s.row("I dag 9.50", "Karl: ingen mat", sign="document", mark="check")
    return s.picture(tick(640, 190, 50), narrow=True)


def trappan() -> str:
    s = phone(x=60, skin=LIGHT)
    s.header("Anteckning", left="back")
    s.field("", "Karl hade ingen mat", lines=2)
    look: Look = {"skin": "#A0663F", "hair": INK, "style": "curly", "clothes": "#6B4A73"}
    return s.picture(person(520, 160, scale=1.3, **{**look, "mood": "calm"}))

"""Have a page of the web read aloud and translated, on a computer."""

from __future__ import annotations

from tools.draw.devices import blank, computer
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.palette import (
    CALM,
    DARK,
    GREEK,
    LIGHT,
    PRESS,
    PRESS_SOFT,
)
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, text

FOLDER = "lathundar/lasa/bilder/las-upp-och-oversatt"

ME: Look = {"skin": DARK, "hair": "#5B7FA6", "style": "scarf", "tunic": True}


def _page(*, title: str = "Semester", lit: bool = False) -> Screen:
    s = computer("Intranätet", skin=DARK)
    s.words(title, size=36, bold=True)
    if lit:
        s.add(rect(s.left - 4, s.top + 2, 470, 28, PRESS_SOFT, r=8))
    s.greek(4, 500)
    return s


def oppna() -> str:
    s = computer("Intranätet", skin=DARK)
    s.row("Nyheter", sign="document")
    s.row("Semester", sign="calendar", press=True)
    s.row("Friskvård", sign="heart")
    return s.picture()


def las_hogt() -> str:
    s = _page()
    s.space(16)
    s.button("Läs högt", sign="listen", press=True, share=0.5)
    return s.picture()


def lyssna() -> str:
    s = _page(lit=True)
    s.add(icon("listen", 600, 120, 80, CALM))
    return s.picture(person(560, 236, scale=1, **ME))


def pausa() -> str:
    s = _page(lit=True)
    s.space(16)
    s.button("Pausa", sign="pause", press=True, share=0.5)
    return s.picture()


def fart() -> str:
    s = _page(lit=True)
    y = s.top + 50
    s.add(
        text(s.left, y - 14, "Fart", 28, bold=True), rect(s.left + 100, y - 26, 360, 12, GREEK, r=6)
    )
    s.add(circle(s.left + 200, y - 20, 20, PRESS))
    s.add(text(s.left + 100, y + 36, "sakta", 26), text(s.left + 410, y + 36, "fort", 26))
    s.finger(s.left + 206, y - 10)
    return s.picture()


def oversatt() -> str:
    s = _page()
    s.space(16)
    s.button("Översätt", sign="globe", press=True, share=0.5)
    return s.picture()


def sprak() -> str:
    s = computer("Översätt", skin=DARK)
    s.words("Till vilket språk?", bold=True)
    s.space(6)
    s.choices("Engelska", "Somaliska", "Arabiska", "Polska", press=1)
    return s.picture()


def las() -> str:
    s = _page(title="Fasax")
    s.add(icon("globe", 600, 120, 70, CALM))
    return s.picture(person(560, 236, scale=1, **ME))


def fraga() -> str:
    s = blank()
    me = person(50, 150, scale=1.35, **{**ME, "mood": "calm"})
    other = person(480, 150, LIGHT, hair="#8A5A2B", style="short", tunic=True, scale=1.35)
    asks = bubble(20, 16, 380, ("Det här låter konstigt.", "Vad betyder det?"), "right")
    return s.picture(me, other, asks, bubble(530, 30, 250, ("Vi läser ihop!",), "left"))

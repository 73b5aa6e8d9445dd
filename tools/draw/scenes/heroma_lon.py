"""Heroma: read one's payslip, row by row."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, tick
from tools.draw.motifs import home_screen, note_paper, payslip
from tools.draw.palette import DARK, GREY, LIGHT, PLUM
from tools.draw.people import person
from tools.draw.screen import Screen

FOLDER = "lathundar/heroma/bilder/lon"

ROWS = (
    ("Lön", "28 400"),
    ("Kväll, helg", "+1 850"),
    ("Sjuk 1 dag", "-1 300"),
    ("Skatt", "-6 200"),
    ("Du får", "22 750"),
)


def _slip(press: int = -1) -> Screen:
    s = phone(skin=DARK)
    s.header("Lön i maj", left="back")
    s.space(8)
    payslip(s, ROWS, press)
    return s


def oppna() -> str:
    return home_screen("calendar", "Heroma", DARK)


def min_lon() -> str:
    s = phone(skin=DARK)
    s.header("Heroma", left="back")
    s.row("Mitt schema", sign="calendar")
    s.row("Frånvaro", sign="person")
    s.row("Min lön", sign="coin", press=True)
    s.row("Ledighet", sign="heart")
    return s.picture()


def manad() -> str:
    s = phone(skin=DARK)
    s.header("Min lön", left="back")
    s.row("Maj", "27 maj", sign="document", press=True)
    s.row("April", "27 april", sign="document")
    s.row("Mars", "27 mars", sign="document")
    return s.picture()


def lon() -> str:
    return _slip(0).picture()


def tillagg() -> str:
    return _slip(1).picture()


def avdrag() -> str:
    return _slip(2).picture()


def skatt() -> str:
    return _slip(3).picture()


def summa() -> str:
    return _slip(4).picture()


def jamfor() -> str:
    s = phone(x=20, skin=DARK)
    s.header("Lön i maj", left="back")
    s.space(8)
    payslip(s, ROWS)
    paper = note_paper(440, 60, "Mitt schema", "2 kvällar", "1 helg", "1 dag sjuk", w=330)
    return s.picture(paper, tick(640, 400, 46))


def fraga() -> str:
    s = blank()
    me = person(60, 150, DARK, style="short", tunic=True, mood="unsure", scale=1.4)
    boss = person(470, 150, LIGHT, hair=GREY, style="long", clothes=PLUM, glasses=True, scale=1.4)
    asks = bubble(20, 20, 380, ("Jag jobbade två kvällar.", "Var är pengarna?"), "right")
    return s.picture(me, boss, asks, bubble(500, 30, 280, ("Vi tittar på det!",), "left"))

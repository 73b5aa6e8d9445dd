"""Mashie on a computer: print the week's menu for the residents."""

from __future__ import annotations

from tools.draw.devices import blank, computer
from tools.draw.marks import FROM_SIDE, bubble, hand
from tools.draw.motifs import menu_sheet, printer
from tools.draw.palette import DARK, EDGE, GREY, INK, LIGHT, PLUM, WOOD
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import circle, path, rect, stroke

FOLDER = "lathundar/mashie/bilder/skriv-ut-matsedel"


def _menu(title: str = "Mashie: Matsedel") -> Screen:
    return computer(title, skin=DARK)


def logga_in() -> str:
    s = computer("Mashie", skin=DARK)
    c = s.column(400)
    c.field("Användarnamn", "solen02")
    c.field("Lösenord", "••••••••••••")
    c.button("Logga in", press=True)
    return s.picture()


def matsedel() -> str:
    s = computer("Mashie", skin=DARK)
    s.row("Beställning", sign="list")
    s.row("Matsedel", sign="food", press=True)
    s.row("Specialkost", sign="heart")
    return s.picture()


def vecka() -> str:
    s = _menu()
    s.words("Vilken vecka?", bold=True)
    s.space(6)
    s.choices("Vecka 20", "Vecka 21", "Vecka 22", press=1)
    return s.picture()


def kontrollera() -> str:
    s = _menu()
    s.words("Vecka 21", bold=True)
    s.row("Måndag: fisk", sign="food")
    s.row("Tisdag: soppa", sign="food")
    s.row("Onsdag: gryta", sign="food")
    return s.picture(person(590, 254, DARK, style="long", tunic=True, mood="calm"))


def skriv_ut() -> str:
    s = _menu()
    s.words("Vecka 21", bold=True)
    s.row("Måndag: fisk", sign="food")
    s.space(14)
    s.button("Skriv ut", sign="print", press=True, share=0.5)
    return s.picture()


def skrivare() -> str:
    s = _menu("Skriv ut")
    s.words("Vilken skrivare?", bold=True)
    s.space(6)
    s.choices("Solen, våning 2", "Solen, våning 3", press=0)
    return s.picture()


def ok() -> str:
    s = _menu("Skriv ut")
    s.row("Solen, våning 2", sign="print")
    s.row("1 papper", sign="document")
    s.space(14)
    s.button("OK", press=True, share=0.5)
    return s.picture()


def hamta() -> str:
    s = blank()
    floor = rect(0, 430, 800, 70, WOOD, r=28)
    return s.picture(floor, printer(220, 190, 1.2), hand(470, 400, DARK, turn=FROM_SIDE))


def satt_upp() -> str:
    s = blank()
    board = rect(60, 40, 400, 420, EDGE, r=14) + menu_sheet(110, 80)
    pins = circle(260, 92, 12, PLUM)
    old = person(520, 180, LIGHT, hair=GREY, style="bun", clothes="#E3A194", old=True, scale=1.2)
    return s.picture(board, pins, old, bubble(480, 40, 290, ("Fisk! Det är gott.",), "left"))


def ta_bort() -> str:
    s = blank()
    board = rect(60, 40, 400, 420, EDGE, r=14) + menu_sheet(110, 80, "Vecka 20")
    basket = path("M550 300h180l-24 170H574z", GREY, stroke=INK, stroke_width=5)
    basket += stroke("M596 320l14 130M640 320v130M684 320l-14 130", INK, 4)
    return s.picture(board, hand(392, 130, DARK), basket)

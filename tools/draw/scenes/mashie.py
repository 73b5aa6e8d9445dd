"""Mashie on a computer: order meals for a ward."""

from __future__ import annotations

from tools.draw.devices import blank, computer
from tools.draw.marks import bubble
from tools.draw.palette import BROWN, GREY, INK, LIGHT, SUN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import rect
from tools.draw.things import plate

FOLDER = "lathundar/mashie/bilder"


def _order(*, day: str = "Onsdag 20 maj", press: str = "") -> Screen:
    s = computer("Mashie: Beställning", skin=BROWN)
    s.header(day, left="calendar", press="calendar" if press == "day" else "")
    left, right = s.split(0.62)
    left.row("Lunch: fisk", sign="food", press=press == "meal")
    left.row("Lunch utan fisk", sign="food", press=press == "special")
    left.row("Middag: soppa", sign="food")
    right.space(4)
    right.field("", "8", press=press == "number")
    right.field("", "2", press=press == "special-number")
    return s


def rakna() -> str:
    s = blank()
    table = (
        rect(60, 400, 680, 40, SUN, r=12)
        + rect(110, 440, 26, 60, SUN)
        + rect(664, 440, 26, 60, SUN)
    )
    plates = plate(140, 330, 0.55) + plate(330, 330, 0.55) + plate(520, 330, 0.55)
    eaters = person(
        120, 160, LIGHT, hair=GREY, style="bun", clothes="#E3A194", old=True, scale=0.96
    )
    eaters += person(
        310,
        160,
        BROWN,
        hair=GREY,
        style="short",
        clothes="#6B4A73",
        old=True,
        glasses=True,
        scale=0.96,
    )
    eaters += person(
        500, 160, LIGHT, hair=GREY, style="bald", clothes="#5E8F5B", old=True, scale=0.96
    )
    return s.picture(eaters, table, plates, bubble(240, 20, 320, ("Vilka äter här?",), "left"))


def logga_in() -> str:
    s = computer("Mashie", skin=BROWN)
    c = s.column(400)
    c.field("Användarnamn", "solen02")
    c.field("Lösenord", "••••••••••••")
    c.button("Logga in", press=True)
    return s.picture()


def dag() -> str:
    return _order(press="day").picture()


def maltid() -> str:
    return _order(press="meal").picture()


def antal() -> str:
    return _order(press="number").picture()


def specialkost() -> str:
    return _order(press="special-number").picture()


def kontrollera() -> str:
    s = computer("Mashie: Beställning", skin=BROWN)
    s.words("Onsdag 20 maj", bold=True)
    s.row("8 lunch: fisk", sign="food", mark="check")
    s.row("2 lunch utan fisk", sign="food", mark="check")
    return s.picture(
        person(590, 254, BROWN, hair=INK, style="curly", tunic=True, mood="calm", glasses=True)
    )


def spara() -> str:
    s = computer("Mashie: Beställning", skin=BROWN)
    s.row("8 lunch: fisk", sign="food")
    s.row("2 lunch utan fisk", sign="food")
    s.space(16)
    s.button("Spara", press=True, share=0.5)
    return s.picture()


def klart() -> str:
    s = computer("Mashie: Beställning", skin=BROWN)
    s.space(20)
    s.note("Beställningen är sparad")
    s.row("Onsdag 20 maj", "10 luncher", sign="food", mark="check")
    return s.picture()

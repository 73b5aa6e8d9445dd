"""The wellness allowance: first the fun, then the receipt, then the form."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, hand
from tools.draw.palette import BROWN, CALM, INK, PLUM, SKY, SUN, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import circle, path, rect, text
from tools.draw.things import card, paper, shoe

FOLDER = "lathundar/intranat/bilder"


def _form(press: str = "") -> Screen:
    s = phone(skin=BROWN)
    s.header("Ansökan", left="back")
    s.field("Vad har du betalat?", "Simning 600 kr", press=press == "sum")
    s.button("Lägg till kvitto", sign="clip", press=press == "clip")
    s.button("Skicka", press=press == "send", quiet=press != "send")
    return s


def valj() -> str:
    s = blank()
    dream = (
        circle(560, 180, 150, SKY)
        + shoe(470, 130, 1.1)
        + circle(330, 330, 18, SKY)
        + circle(385, 290, 26, SKY)
    )
    return s.picture(
        dream, person(60, 130, BROWN, hair=INK, style="curly", clothes=PLUM, scale=1.45)
    )


def intranat() -> str:
    s = phone(skin=BROWN)
    s.space(20)
    s.apps(
        ("mail", "Mejl"),
        ("globe", "Intranätet"),
        ("phone", "Telefon"),
        ("camera", "Kamera"),
        ("chat", "Chatt"),
        ("clock", "Klocka"),
        press=1,
    )
    return s.picture()


def sok() -> str:
    s = phone(skin=BROWN)
    s.header("Intranätet", left="menu")
    s.space(16)
    s.field("", "friskvårdsbidrag", sign="search", press=True)
    s.keyboard()
    return s.picture()


def las() -> str:
    s = phone(x=60, skin=BROWN)
    s.header("Friskvårdsbidrag")
    s.row("Gym", sign="check")
    s.row("Simning", sign="check")
    s.row("Massage", sign="check")
    s.greek(2)
    return s.picture(
        person(
            520, 170, TAN, hair=INK, style="bun", tunic=True, glasses=True, mood="calm", scale=1.3
        )
    )


def betala() -> str:
    s = blank(skin=BROWN)
    desk = rect(0, 400, 800, 72, SUN) + rect(0, 460, 800, 40, SUN, r=28)
    machine = rect(470, 200, 180, 210, INK, r=20) + rect(490, 220, 140, 70, SKY, r=8)
    machine += text(560, 266, "600 kr", 32, bold=True, anchor="middle")
    keys = "".join(circle(508 + 52 * (n % 3), 318 + 36 * (n // 3), 12, SKY) for n in range(6))
    return s.picture(desk, machine, keys, card(170, 150, scale=1.1), hand(400, 260, BROWN, PLUM))


def kvitto() -> str:
    s = blank()
    receipt = paper(70, 40, "", lines=0, w=400, h=420)
    rows = ("Kvitto", "Amina Exempel", "3 maj", "Simning", "600 kr", "Badhuset")
    for n, row in enumerate(rows):
        receipt += text(100, 96 + n * 62, row, 34 if n == 0 else 30, bold=n == 0)
    receipt += rect(100, 112, 340, 4, INK)
    marks = "".join(
        path(f"M420 {146 + n * 62}l10 10 18-22", stroke=CALM, stroke_width=6) for n in range(5)
    )
    return s.picture(receipt, marks, shoe(540, 300, 1.1))


def ansok() -> str:
    s = phone(skin=BROWN)
    s.header("Friskvårdsbidrag")
    s.greek(4)
    s.space(10)
    s.button("Ansök", press=True)
    return s.picture()


def fyll_i() -> str:
    return _form("sum").picture()


def bifoga() -> str:
    receipt = paper(610, 120, "Kvitto", lines=4, w=160, h=220)
    return _form("clip").picture(under=receipt)


def skicka() -> str:
    return _form("send").picture()


def pengar() -> str:
    s = blank()
    slip = paper(80, 60, "Lön", lines=4, w=300, h=360)
    coins = "".join(
        circle(520 + 80 * n, 300 - 40 * (n % 2), 50, SUN, stroke=INK, stroke_width=4)
        for n in range(3)
    )
    words = "".join(
        text(520 + 80 * n, 310 - 40 * (n % 2), "kr", 30, bold=True, anchor="middle")
        for n in range(3)
    )
    return s.picture(slip, coins, words, bubble(430, 60, 300, ("600 kr tillbaka!",), "left"))

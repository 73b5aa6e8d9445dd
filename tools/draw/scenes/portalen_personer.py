"""The administrator adds people, one by one or from a file."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.palette import INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.portal import Portal, on_computer
from tools.draw.things import paper

FOLDER = "lathundar/portalen/bilder/lagg-till-personer"


def _page(press: int = -1) -> Portal:
    s = on_computer("Fatima", skin=TAN)
    s.ways("Start", "Lathundar", "Administration", press=press)
    return s


def _form(first: tuple[str, str], second: tuple[str, str], press: int) -> str:
    s = on_computer("Fatima", skin=TAN)
    s.title("Ny person")
    c = s.column(520)
    for n, (label, value) in enumerate((first, second)):
        c.field(label, value, press=n == press)
    return s.picture()


def oppna() -> str:
    s = _page(press=2)
    s.title("Hej Fatima!")
    s.greek(3)
    return s.picture()


def personer() -> str:
    s = _page()
    s.card("Personer", "6 personer", sign="person", press=True)
    s.card("Enheter", "5 enheter", sign="house")
    return s.picture()


def ny() -> str:
    s = _page()
    s.title("Personer")
    left, right = s.halves()
    left.button("Ny person", sign="plus", press=True)
    right.button("Importera från fil", quiet=True)
    s.space(90)
    s.greek(2)
    return s.picture()


def namn() -> str:
    return _form(("Namn", "Noor"), ("Användarnamn", "noor"), 0)


def plats() -> str:
    return _form(("Enhet", "Hemtjänsten Ekdalen"), ("Roll", "Medarbetare"), 0)


def spara() -> str:
    s = on_computer("Fatima", skin=TAN)
    s.title("Ny person")
    c = s.column(520)
    c.field("Roll", "Medarbetare")
    c.button("Spara", press=True)
    return s.picture()


def losenord() -> str:
    s = on_computer("Fatima", skin=TAN)
    s.title("Lösenord och kod")
    left, right = s.halves()
    left.button("Ge nytt lösenord", sign="key", press=True)
    right.button("Ge ny kod", sign="tablet", quiet=True)
    return s.picture()


def lamna() -> str:
    s = blank()
    giver = person(20, 160, TAN, hair=INK, style="scarf", clothes="#2F6F73", scale=1.25)
    new = person(530, 160, LIGHT, hair=INK, style="curly", tunic=True, scale=1.25)
    return s.picture(giver, new, paper(290, 130, "Lösenord", w=220, h=220, lines=2))


def fil() -> str:
    s = on_computer("Fatima", skin=TAN)
    s.title("Importera från fil")
    s.small("1 ny   0 ändrade   1 oförändrad   0 fel")
    s.space(8)
    s.row("noor", "Ny", sign="plus")
    s.button("Genomför", press=True, share=0.5)
    return s.picture()

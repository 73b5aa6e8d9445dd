"""What is kept about me, and who has looked."""

from __future__ import annotations

from tools.draw.palette import INK, LIGHT
from tools.draw.people import person
from tools.draw.portal import Portal, on_phone

FOLDER = "lathundar/portalen/bilder/vad-som-sparas"


def _mine() -> Portal:
    s = on_phone("Berit", skin=LIGHT)
    s.title("Mina uppgifter")
    return s


def namn() -> str:
    s = on_phone("Berit", tool="account", skin=LIGHT)
    s.title("Hej Berit!")
    s.greek(3)
    s.field("", "", sign="search")
    return s.picture()


def uppgifter() -> str:
    s = on_phone("Berit", skin=LIGHT)
    s.title("Berit")
    s.row("Min introduktion", sign="list")
    s.row("Mina uppgifter", sign="person", press=True)
    s.space(10)
    s.button("Logga ut", sign="out", quiet=True)
    return s.picture()


def sparas() -> str:
    s = _mine()
    s.small("Det här sparas om dig")
    s.words("Namn", bold=True)
    s.words("Berit")
    s.words("Användarnamn", bold=True)
    s.words("berit")
    return s.picture()


def arbetar() -> str:
    s = _mine()
    s.small("Var du arbetar")
    s.space(8)
    s.card("Medarbetare", "Björkbacken", sign="house")
    reader = person(560, 260, LIGHT, hair="#8A5A2B", style="short", glasses=True, tunic=True)
    return s.picture(reader)


def fel() -> str:
    s = _mine()
    s.greek(3)
    s.words("Är något fel?", "Säg till: Eva.", bold=True)
    chef = person(560, 260, LIGHT, hair=INK, style="long", clothes="#6B4A73")
    return s.picture(chef)


def tittat() -> str:
    s = _mine()
    s.small("Vem har tittat?")
    s.row("Eva", "Enhetens översikt", sign="eye")
    s.row("Dilan", "Din introduktion", sign="eye")
    return s.picture()


def hamta() -> str:
    s = _mine()
    s.greek(4)
    s.button("Hämta allt som\nsparas om mig", press=True)
    return s.picture()

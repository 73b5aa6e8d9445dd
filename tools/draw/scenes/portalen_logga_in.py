"""Signing in: with a password, and with name and code on a shared tablet."""

from __future__ import annotations

from tools.draw.palette import BROWN
from tools.draw.portal import Portal, on_phone, on_tablet

FOLDER = "lathundar/portalen/bilder/logga-in"


def _form(name: str = "", password: str = "", press: str = "") -> Portal:
    s = on_phone("Logga in", skin=BROWN)
    s.title("Logga in")
    s.field("Användarnamn", name, press=press == "name")
    s.field("Lösenord", password, press=press == "password")
    s.button("Logga in", press=press == "button")
    return s


def oppna() -> str:
    s = on_phone("Logga in", tool="account", skin=BROWN)
    s.title("Vad vill du", "ha hjälp med?")
    s.field("", "", sign="search")
    s.card("Outlook", "Mejl och kalender", sign="mail")
    return s.picture()


def anvandarnamn() -> str:
    return _form("amina", press="name").picture()


def losenord() -> str:
    return _form("amina", "••••••••••", press="password").picture()


def logga_in() -> str:
    return _form("amina", "••••••••••", press="button").picture()


def hej() -> str:
    s = on_phone("Amina", skin=BROWN)
    s.title("Hej Amina!")
    s.card("Ny i hemtjänsten", "0 av 29 klart", warm=True)
    s.title("Vad vill du", "ha hjälp med?")
    s.field("", "", sign="search")
    return s.picture()


def logga_ut() -> str:
    s = on_phone("Amina", skin=BROWN)
    s.title("Amina")
    s.row("Min introduktion", sign="list")
    s.row("Mina uppgifter", sign="person")
    s.space(10)
    s.button("Logga ut", sign="out", press=True)
    return s.picture()


def vem() -> str:
    s = on_tablet("Logga in", skin=BROWN)
    s.title("Vem är du?")
    left, right = s.halves()
    left.card("Amina", letter="A", press=True)
    right.card("Carlos", letter="C")
    left.card("Dilan", letter="D")
    right.card("Eva", letter="E")
    return s.picture()


def kod() -> str:
    s = on_tablet("Logga in", skin=BROWN)
    c = s.column(420)
    c.title("Hej Amina!")
    c.field("Din kod", "••••••", press=True)
    c.button("Logga in")
    return s.picture()

"""Ten minutes on a Monday: who needs help now."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.marks import bubble
from tools.draw.palette import DARK, INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.portal import Portal, on_computer

FOLDER = "lathundar/portalen/bilder/vem-behover-hjalp"


def _page(press: int = -1) -> Portal:
    s = on_computer("Eva", skin=LIGHT)
    s.ways("Start", "Lathundar", "Mina medarbetare", press=press)
    return s


def oppna() -> str:
    s = _page(press=2)
    s.title("Hej Eva!")
    s.greek(3)
    return s.picture()


def vem() -> str:
    s = _page()
    s.title("Vem behöver hjälp nu?")
    s.card("Amina", "Bad om hjälp med Svara på mejl i går.", letter="A", warm=True)
    s.card("Berit", "Har ingen handledare än.", letter="B", warm=True)
    return s.picture()


def svara() -> str:
    s = _page()
    s.title("Vem behöver hjälp nu?")
    s.card("Amina", "Bad om hjälp med Svara på mejl i går.", letter="A", warm=True)
    s.fold("Svara", "chat", press=True)
    return s.picture()


def skicka() -> str:
    s = _page()
    s.field("Ditt svar till Amina", "Dilan visar dig i eftermiddag.", lines=1)
    left, right = s.halves()
    left.button("Skicka svar", sign="send", press=True)
    right.button("Jag kommer – vi ses", quiet=True)
    return s.picture()


def eget() -> str:
    s = _page()
    s.title("Vem behöver hjälp nu?")
    s.card("Berit", "Du har en sak att göra: Beställ telefon.", letter="B", warm=True)
    s.button("Det är gjort", sign="check", press=True, share=0.5)
    return s.picture()


def namn() -> str:
    s = _page()
    s.title("Alla med program")
    s.row("Amina", "Ny i hemtjänsten, 2 av 29", sign="person", press=True)
    s.row("Berit", "Ny på boende, 14 av 27", sign="person")
    return s.picture()


def se() -> str:
    s = _page()
    s.title("Amina")
    s.bar("2 av 29 klart", 0.07)
    s.row("Logga in", "Skulle vara klar 1 november", sign="clock")
    return s.picture()


def prata() -> str:
    s = blank()
    chef = person(60, 130, TAN, hair=INK, style="long", clothes="#6B4A73", scale=1.4)
    new = person(470, 130, DARK, hair="#6B4A73", style="scarf", tunic=True, scale=1.4)
    asked = bubble(40, 24, 300, ("Hur går det?",), "right")
    said = bubble(440, 24, 320, ("Bra! Men jag vill", "öva mer på mejl."), "left")
    return s.picture(chef, new, asked, said)

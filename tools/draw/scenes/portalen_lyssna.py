"""Listening to a lathund."""

from __future__ import annotations

from tools.draw.palette import INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.portal import Portal, on_phone

FOLDER = "lathundar/portalen/bilder/lyssna"
LINES = ("Här lär du dig", "att läsa ett mejl.", "Bilderna visar", "en mobil.")


def _lathund(words: str = "Lyssna", rate: str = "Fart 1", press: str = "") -> Portal:
    s = on_phone(skin=TAN)
    s.title("Läs och svara")
    s.player(words, rate, press)
    return s


def oppna() -> str:
    s = on_phone(skin=TAN)
    s.title("Outlook")
    s.card("Läs och svara", "Så läser du ett mejl", press=True)
    s.card("Skicka vidare")
    return s.picture()


def tryck() -> str:
    s = _lathund(press="play")
    s.reading(*LINES)
    return s.picture()


def folj() -> str:
    s = _lathund("Pausa")
    s.reading(*LINES, lit=1)
    listener = person(590, 250, LIGHT, hair=INK, style="bun", tunic=True)
    return s.picture(listener)


def langsammare() -> str:
    s = _lathund("Pausa", "Fart 0,9", press="slower")
    s.reading(*LINES, lit=0)
    return s.picture()


def pausa() -> str:
    s = _lathund("Pausa", "Fart 0,9", press="play")
    s.reading(*LINES, lit=2)
    return s.picture()


def fortsatt() -> str:
    s = _lathund("Fortsätt lyssna", "Fart 0,9", press="play")
    s.reading(*LINES, lit=2)
    return s.picture()


def mening() -> str:
    s = _lathund("Pausa", "Fart 0,9")
    s.reading(*LINES, lit=1, press=True)
    return s.picture()

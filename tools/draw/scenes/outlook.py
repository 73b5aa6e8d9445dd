"""Outlook on a phone: read and answer mail."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.marks import tick
from tools.draw.palette import BROWN, INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.screen import Screen

FOLDER = "lathundar/outlook/bilder"


def _mail(title: str = "Mejl") -> Screen:
    s = phone(skin=BROWN)
    s.header(title, left="back")
    s.row("Från: Chefen", "Möte på torsdag", sign="person")
    return s


def _answer() -> Screen:
    s = phone(skin=BROWN)
    s.header("Svar", left="cross", right="send")
    s.row("Till: Chefen", sign="person")
    return s


def oppna() -> str:
    s = phone(skin=BROWN)
    s.space(20)
    s.apps(
        ("calendar", "Kalender"),
        ("mail", "Outlook"),
        ("phone", "Telefon"),
        ("camera", "Kamera"),
        ("chat", "Chatt"),
        ("clock", "Klocka"),
        press=1,
    )
    return s.picture()


def valj() -> str:
    s = phone(skin=BROWN)
    s.header("Inkorg", left="menu", right="search")
    s.row("Chefen", "Möte på torsdag", sign="person", press=True)
    s.row("Bemanningen", "Tack för hjälpen!", sign="people")
    s.row("Fackligt ombud", "Kaffe på fredag", sign="person")
    return s.picture()


def las() -> str:
    s = _mail()
    s.words("Hej!", "Kan du komma på", "mötet klockan 14?")
    s.greek(2)
    return s.picture(
        person(540, 300, TAN, style="bun", hair=INK, tunic=True, mood="calm", scale=0.8),
        narrow=True,
    )


def svara() -> str:
    s = _mail()
    s.words("Hej!", "Kan du komma på", "mötet klockan 14?")
    s.tabs(("reply", "Svara"), ("people", "Alla"), ("forward", "Vidare"), press=0)
    return s.picture()


def skriv() -> str:
    s = _answer()
    s.field("", "Hej! Ja, jag kommer.", lines=2, press=True)
    s.keyboard()
    return s.picture()


def kontrollera() -> str:
    s = _answer()
    s.point(s.left, s.top - 62, s.room, 56)
    s.words("Hej! Ja, jag kommer.", "Hälsningar Amina")
    return s.picture(
        person(
            104,
            300,
            LIGHT,
            style="long",
            hair="#7A4B2A",
            tunic=True,
            glasses=True,
            mood="calm",
            scale=0.8,
        ),
        narrow=True,
    )


def skicka() -> str:
    s = phone(skin=BROWN)
    s.header("Svar", left="cross", right="send", press="send")
    s.row("Till: Chefen", sign="person")
    s.words("Hej! Ja, jag kommer.", "Hälsningar Amina")
    return s.picture()


def klart() -> str:
    s = phone(skin=BROWN)
    s.header("Skickat", left="menu")
    s.row("Till: Chefen", "Ja, jag kommer.", sign="person", mark="check")
    s.space(20)
    s.note("Mejlet är skickat")
    return s.picture(tick(640, 180, 50), narrow=True)

"""The mentor answers a call for help and confirms a task."""

from __future__ import annotations

from tools.draw.palette import BROWN, DARK, INK, SUN
from tools.draw.people import person
from tools.draw.portal import Portal, on_phone

FOLDER = "lathundar/portalen/bilder/bekrafta"


def _page(*title: str) -> Portal:
    s = on_phone("Dilan", skin=BROWN)
    s.title(*title)
    return s


def oppna() -> str:
    s = _page("Dilan")
    s.row("Min introduktion", sign="list")
    s.row("Handledare", sign="people", press=True)
    s.row("Mina uppgifter", sign="person")
    s.button("Logga ut", sign="out", quiet=True)
    return s.picture()


def las() -> str:
    s = _page("Vill ha hjälp")
    s.card("Amina", "Svara på mejl", letter="A", warm=True)
    s.words("Hur gör jag?", size=30)
    s.button("Skicka svar", sign="send")
    return s.picture()


def skriv() -> str:
    s = _page("Vill ha hjälp")
    s.card("Amina", "Svara på mejl", letter="A", warm=True)
    s.field("Ditt svar till Amina", "Jag visar dig.", lines=2, press=True)
    return s.picture()


def skicka() -> str:
    s = _page("Ditt svar till Amina")
    s.field("", "Jag visar dig.", lines=2)
    s.button("Skicka svar", sign="send", press=True)
    s.button("Jag kommer – vi ses", quiet=True)
    return s.picture()


def titta() -> str:
    s = _page("Vill att du tittar")
    s.card("Tvätta händerna", "Amina", letter="A")
    new = person(30, 250, DARK, hair="#6B4A73", style="scarf", tunic=True)
    mentor = person(570, 250, BROWN, hair=INK, beard=True, clothes=SUN, tunic=True)
    return s.picture(new, mentor)


def bekrafta() -> str:
    s = _page("Vill att du tittar")
    s.words("Tvätta händerna")
    s.fold("Bekräfta", "eye", press=True)
    return s.picture()


def dag() -> str:
    s = _page("Bekräfta")
    s.field("Vilken dag såg du det?", "2026-11-21", press=True)
    s.field("Några ord till Amina", "", lines=2)
    return s.picture()


def ord() -> str:
    s = _page("Bekräfta")
    s.field("Vilken dag såg du det?", "2026-11-21")
    s.field("Några ord till Amina", "Du var lugn och\nförklarade bra.", lines=2, press=True)
    return s.picture()


def kan() -> str:
    s = _page("Bekräfta")
    s.field("Några ord till Amina", "Du var lugn och\nförklarade bra.", lines=2)
    s.button("Amina kan det här", sign="check", press=True)
    return s.picture()

"""Asking for help, and finding the answer."""

from __future__ import annotations

from tools.draw.marks import arrow
from tools.draw.palette import BROWN, DARK, INK, SUN
from tools.draw.people import person
from tools.draw.portal import on_phone

FOLDER = "lathundar/portalen/bilder/be-om-hjalp"


def oppna() -> str:
    s = on_phone(skin=DARK)
    s.title("Outlook")
    s.card("Läs och svara", "Så läser du ett mejl", press=True)
    s.card("Skicka vidare")
    return s.picture()


def ner() -> str:
    s = on_phone(skin=DARK)
    s.greek(3)
    s.title("Hur gick det?")
    s.button("Jag kan det nu", sign="check")
    s.button("Jag vill öva mer", quiet=True)
    return s.picture(arrow(660, 150, 660, 330), narrow=False)


def tryck() -> str:
    s = on_phone(skin=DARK)
    s.title("Hur gick det?")
    s.button("Jag kan det nu", sign="check")
    s.button("Jag vill öva mer", quiet=True)
    s.button("Jag vill ha hjälp", sign="help", press=True)
    return s.picture()


def vem() -> str:
    s = on_phone(skin=DARK)
    s.said("Dilan vet nu att du", "vill ha hjälp.")
    s.title("Läs och svara")
    mentor = person(570, 250, BROWN, hair=INK, beard=True, clothes=SUN, tunic=True)
    return s.picture(mentor)


def namn() -> str:
    s = on_phone(tool="account", skin=DARK)
    s.title("Hej Amina!")
    s.greek(3)
    s.field("", "", sign="search")
    return s.picture()


def introduktion() -> str:
    s = on_phone(skin=DARK)
    s.title("Amina")
    s.row("Min introduktion", sign="list", press=True)
    s.row("Mina uppgifter", sign="person")
    s.space(10)
    s.button("Logga ut", sign="out", quiet=True)
    return s.picture()


def svar() -> str:
    s = on_phone(skin=DARK)
    s.title("Ny i hemtjänsten")
    s.small("Svar från Dilan, i dag")
    s.space(6)
    s.card("Jag kommer till dig.", "Vi ses!", warm=True)
    s.finger(s.left + 270, s.top - 26)
    return s.picture()


def skriv() -> str:
    s = on_phone(skin=DARK)
    s.card("Träffa din chef", warm=True)
    s.fold("Jag vill ha hjälp")
    s.field("Vad vill du ha hjälp med?", "Hur gör jag?", lines=1)
    s.button("Be Dilan om hjälp", press=True)
    return s.picture()

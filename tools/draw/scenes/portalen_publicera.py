"""Checking a lathund and publishing it."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.marks import bubble
from tools.draw.palette import BROWN, GREY, INK, LIGHT, SUN
from tools.draw.people import person
from tools.draw.portal import editor, on_phone, terminal

FOLDER = "lathundar/portalen/bilder/publicera"
CHECK = "> kompetensportal check"
WHERE = "lathundar/outlook/svara.md:16"
WHAT = "varning: Steg 2 har ingen bild."
MEND = "Lägg till en bild som visar hur."


def granska() -> str:
    return terminal(CHECK, skin=BROWN).picture()


def svar() -> str:
    s = terminal(CHECK, WHERE, WHAT, MEND)
    s.finger(s.left + 380, 250)
    return s.picture()


def raden() -> str:
    lines = ("14  1. Öppna mejlet.", "15", "16  2. Tryck på **Svara**.", "17")
    return editor("svara.md", *lines, lit=2).picture()


def andra() -> str:
    lines = ("16  2. Tryck på **Svara**.", "17", "18  ![Fingret trycker på Svara.]")
    return editor("svara.md", *lines, lit=2).picture()


def bra() -> str:
    s = terminal(CHECK, "Allt ser bra ut.")
    return s.picture()


def expert() -> str:
    s = blank()
    expert = person(60, 150, LIGHT, hair=GREY, style="bun", glasses=True, scale=1.3)
    writer = person(480, 150, BROWN, hair=INK, beard=True, clothes=SUN, scale=1.3)
    said = bubble(60, 24, 320, ("Ja, stegen stämmer.",), "left")
    asked = bubble(440, 24, 330, ("Stämmer stegen?",), "right")
    return s.picture(expert, writer, said, asked)


def publicera() -> str:
    return terminal("> kompetensportal publish", "Publicerade 1 text på 0,3 s.").picture()


def klart() -> str:
    s = on_phone("Carlos", skin=BROWN)
    s.title("Outlook")
    s.card("Svara på mejl", "Ny lathund", sign="mail", press=True)
    s.card("Läs mejl", sign="mail")
    return s.picture()

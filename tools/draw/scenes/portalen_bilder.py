"""Pictures that help, and their texts."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, forbidden, tick
from tools.draw.palette import BROWN, GREY, INK, SUN
from tools.draw.people import person
from tools.draw.screen import Screen

FOLDER = "lathundar/portalen/bilder/bilder-som-hjalper"


def _mail(title: str = "Mejl") -> Screen:
    s = phone(skin=BROWN)
    s.header(title)
    return s


def en_sak() -> str:
    s = _mail()
    s.greek(4)
    s.space(30)
    s.button("Svara", sign="reply", press=True)
    return s.picture()


def ta_bort() -> str:
    crowded = phone(x=20, skin=BROWN)
    crowded.header("Mejl", left="menu", right="search")
    crowded.row("Lön", sign="coin", mark="more")
    crowded.row("Möte", sign="calendar", mark="more")
    crowded.row("Schema", sign="clock", mark="more")
    clean = phone(x=400, skin=BROWN)
    clean.header("Mejl")
    clean.row("Möte", sign="calendar", bold=True)
    clean.greek(4)
    marks = forbidden(390, 70, 32) + tick(758, 70, 32)
    return crowded.picture(clean.frame, *clean.parts, marks)


def inga_namn() -> str:
    s = _mail("Besök")
    s.row("Elsa", "Klockan 8.30", sign="person")
    s.greek(2)
    made_up = person(560, 250, "#F3CDB0", hair=GREY, style="bun", old=True, clothes="#E3A194")
    return s.picture(made_up)


def bildtext() -> str:
    s = phone(skin=BROWN)
    s.header("Ny bild")
    s.field("Vad syns på bilden?", "Fingret trycker\npå Svara.", lines=2, press=True)
    return s.picture()


def blunda() -> str:
    s = blank()
    reader = person(60, 130, BROWN, hair=INK, beard=True, clothes=SUN, scale=1.35)
    listener = person(
        470, 130, "#A0663F", hair=INK, style="curly", tunic=True, mood="calm", scale=1.35
    )
    said = bubble(60, 20, 400, ("Fingret trycker på Svara.",), "left")
    return s.picture(reader, listener, said)

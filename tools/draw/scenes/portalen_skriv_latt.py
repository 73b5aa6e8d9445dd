"""Easy Swedish: not like this, but like this."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.marks import bubble, forbidden, tick
from tools.draw.palette import BROWN, EDGE, GREY, INK, SCREEN, SUN
from tools.draw.people import person
from tools.draw.svg import rect, text

FOLDER = "lathundar/portalen/bilder/skriv-latt"


def _two(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    s = blank()
    for y, lines, good in ((40, before, False), (265, after, True)):
        s.add(rect(60, y, 680, 195, SCREEN, r=20, stroke=INK if good else EDGE, stroke_width=4))
        s.add(tick(125, y + 97, 34) if good else forbidden(125, y + 97, 32))
        top = y + 97 + 12 - (len(lines) - 1) * 22
        for n, line in enumerate(lines):
            fill = INK if good else "#6F6A7A"
            s.add(text(195, top + n * 44, line, 32, bold=good, fill=fill, room=535))
    return s.picture()


def verb() -> str:
    return _two(("Svarsknappen ska", "användas."), ("Tryck på Svara.",))


def en_sak() -> str:
    return _two(
        ("Öppna mejlet, läs det och", "tryck på Svara."),
        ("1. Öppna mejlet.", "2. Läs mejlet.", "3. Tryck på Svara."),
    )


def kort() -> str:
    return _two(
        ("När du har läst mejlet som du", "har fått kan du, om du vill,", "svara på det."),
        ("Läs mejlet.", "Svara om du vill."),
    )


def vanliga() -> str:
    return _two(
        ("Erforderlig behörighet saknas.",), ("Du kan inte öppna den här.", "Fråga din chef.")
    )


def samma() -> str:
    return _two(("Klicka. Tryck. Välj. Peka.",), ("Tryck. Tryck. Tryck.",))


def hela() -> str:
    return _two(("T.ex. sjuk, m.m.",), ("Till exempel sjuk.",))


def gor() -> str:
    return _two(
        ("Glöm inte att inte stänga", "innan du har sparat."), ("Spara först.", "Stäng sedan.")
    )


def hogt() -> str:
    s = blank()
    writer = person(40, 170, BROWN, hair=INK, beard=True, clothes=SUN, scale=1.2)
    listener = person(
        520, 170, "#F3CDB0", hair=GREY, style="short", glasses=True, tunic=True, scale=1.2
    )
    said = bubble(60, 30, 330, ("Läs mejlet.", "Tryck på Svara."), "left")
    return s.picture(writer, listener, said)

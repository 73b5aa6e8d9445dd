"""Outlook on the phone: send a mail on to somebody else."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.marks import tick
from tools.draw.motifs import mail_draft
from tools.draw.palette import BROWN, INK, PRESS, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import stroke

FOLDER = "lathundar/outlook/bilder/vidarebefordra"


def _mail() -> Screen:
    s = phone(skin=BROWN)
    s.header("Mejl", left="back")
    s.row("Från: Köket", "Ny matsedel", sign="person")
    return s


def oppna() -> str:
    s = phone(skin=BROWN)
    s.header("Inkorg", left="menu", right="search")
    s.row("Chefen", "Möte på torsdag", sign="person")
    s.row("Köket", "Ny matsedel", sign="person", press=True)
    s.row("Bemanningen", "Tack för hjälpen!", sign="people")
    return s.picture()


def las() -> str:
    s = _mail()
    s.words("Hej!", "Här är matsedeln.")
    s.greek(4)
    down = stroke("M640 130v200m-34-34l34 34 34-34", PRESS, 10)
    return s.picture(down, narrow=True)


def vidare() -> str:
    s = _mail()
    s.words("Hej!", "Här är matsedeln.")
    s.tabs(("reply", "Svara"), ("people", "Alla"), ("forward", "Vidare"), press=2)
    return s.picture()


def till() -> str:
    s = phone(skin=BROWN)
    s.header("Vidare", left="cross", right="send")
    s.field("Till", "Dilan", press=True)
    s.keyboard()
    return s.picture()


def kontrollera() -> str:
    s = phone(skin=BROWN)
    s.header("Vidare", left="cross", right="send")
    s.field("Till", "Dilan")
    s.row("Dilan", "Boendet Solen", sign="person", press=True)
    s.row("Dilan", "Skolan", sign="person")
    return s.picture()


def skriv() -> str:
    s = mail_draft(BROWN, "Dilan")
    s.field("", "Hej! Kan du skriva\nut matsedeln?", lines=2, press=True)
    s.keyboard()
    return s.picture()


def ta_bort() -> str:
    s = mail_draft(BROWN, "Dilan")
    s.words("Kan du skriva ut?")
    y = s.top
    s.greek(3)
    s.add(stroke(f"M{s.left} {y + 16}h{s.room}m0 28H{s.left}m0 28h200", PRESS, 6))
    reader = person(536, 296, TAN, style="bun", hair=INK, tunic=True, mood="calm", scale=0.8)
    return s.picture(reader, narrow=True)


def skicka() -> str:
    s = mail_draft(BROWN, "Dilan", send=True)
    s.words("Hej! Kan du skriva", "ut matsedeln?")
    return s.picture()


def klart() -> str:
    s = phone(skin=BROWN)
    s.header("Skickat", left="menu")
    s.row("Till: Dilan", "Ny matsedel", sign="forward", mark="check")
    return s.picture(tick(640, 180, 50), narrow=True)

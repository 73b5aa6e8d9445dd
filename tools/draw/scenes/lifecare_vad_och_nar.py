"""What to write in the social journal, and when."""

from __future__ import annotations

from tools.draw.devices import blank, computer
from tools.draw.icons import icon
from tools.draw.marks import bubble, forbidden, tick
from tools.draw.motifs import magnifier, note_paper, wall_clock
from tools.draw.palette import (
    BROWN,
    CALM,
    DARK,
    GREY,
    INK,
    LIGHT,
    PLUM,
    ROSE,
    SCREEN,
    SKY,
    TAN,
)
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, text
from tools.draw.things import cup, table

FOLDER = "lathundar/lifecare/bilder/vad-och-nar"

ME: Look = {"skin": DARK, "hair": INK, "style": "short", "tunic": True, "beard": True}
ELSA: Look = {"skin": LIGHT, "hair": GREY, "style": "bun", "clothes": ROSE, "old": True}


def _note(*lines: str, press: bool = True) -> Screen:
    s = computer("Lifecare: Elsa", skin=DARK)
    s.field("Sökord", "Mat")
    s.field("Anteckning", "\n".join(lines), lines=2, press=press)
    return s


def tank() -> str:
    s = blank()
    dream = circle(560, 180, 150, SKY) + person(490, 60, scale=0.7, **ELSA) + cup(640, 190, 0.6)
    dots = circle(352, 310, 24, SKY) + circle(310, 346, 14, SKY)
    return s.picture(dream, dots, person(40, 140, scale=1.4, **{**ME, "mood": "calm"}))


def annorlunda() -> str:
    s = blank()
    days_ = ""
    for n, word in enumerate(("Måndag", "Tisdag", "Onsdag")):
        x = 50 + 245 * n
        days_ += rect(x, 130, 215, 250, SCREEN, r=14, stroke=INK, stroke_width=4)
        days_ += text(x + 108, 178, word, 30, bold=True, anchor="middle")
        days_ += tick(x + 108, 280, 44) if n < 2 else icon("help", x + 60, 226, 100, INK)
    return s.picture(days_, magnifier(648, 276, 92))


def planen() -> str:
    s = computer("Lifecare: Elsa", skin=DARK)
    s.words("Planen", size=34, bold=True)
    s.row("Äter lunch med andra", sign="food", mark="check")
    s.row("Går ut varje dag", sign="place", mark="check")
    return s.picture(person(590, 254, scale=1, **{**ME, "mood": "calm"}))


def nasta() -> str:
    s = blank()
    me = person(60, 150, scale=1.35, **ME)
    other = person(480, 150, BROWN, hair=INK, style="curly", tunic=True, scale=1.35)
    asks = bubble(430, 16, 340, ("Vad behöver jag veta", "om Elsa i kväll?"), "left")
    return s.picture(me, other, asks)


def samma_dag() -> str:
    s = blank()
    screen = rect(400, 110, 340, 230, INK, r=16) + rect(416, 126, 308, 198, SCREEN, r=6)
    screen += icon("pen", 520, 170, 100, CALM) + rect(370, 346, 400, 20, GREY, r=8)
    return s.picture(wall_clock(200, 240, 15, 40, r=140), screen)


def viktigast() -> str:
    return _note("Elsa ville inte äta lunch.", "Hon hade ont i magen.").picture()


def vem_sager() -> str:
    return _note("Elsa säger att hon är trött.", "Jag såg att hon frös.").picture()


def avvikelse() -> str:
    s = computer("Avvikelse", skin=DARK)
    s.field("Vad hände?", "Elsa ramlade i duschen.")
    s.field("När?", "I dag klockan 8.15")
    s.button("Skicka", press=True, share=0.5)
    return s.picture()


def brattom() -> str:
    s = blank()
    me = person(60, 150, scale=1.35, **{**ME, "mood": "calm"})
    me += rect(262, 280, 46, 92, GREY, r=10)
    nurse = person(
        480, 150, TAN, hair="#8A5A2B", style="bun", clothes=PLUM, mood="calm", scale=1.35
    )
    said = bubble(20, 16, 380, ("Elsa har ont i benet.", "Kan du komma nu?"), "right")
    return s.picture(me, nurse, said)


def sa_inte_sa() -> str:
    s = blank()
    good = note_paper(50, 110, "Elsa åt halva", "lunchen.", w=320) + tick(330, 330, 42)
    bad = note_paper(430, 110, "Elsa var", "jobbig.", w=320) + forbidden(700, 330, 42)
    return s.picture(table(440), good, bad)

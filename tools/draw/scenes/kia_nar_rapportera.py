"""What to report, where and when, after something has happened at work."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.motifs import wall_clock
from tools.draw.palette import (
    BAR,
    BODY,
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
from tools.draw.svg import rect, text
from tools.draw.things import alarm, cup, table

FOLDER = "lathundar/kia/bilder/nar-rapportera"

ME: Look = {"skin": BROWN, "hair": INK, "style": "scarf", "tunic": True}
CARED: Look = {"skin": LIGHT, "hair": GREY, "style": "bald", "clothes": ROSE, "old": True}
BOSS: Look = {"skin": DARK, "hair": INK, "style": "long", "clothes": PLUM, "mood": "calm"}


def _place(x: float, title: str, sign: str, colour: str, *, lit: bool = True) -> str:
    parts = rect(x, 300, 300, 150, colour if lit else BAR, r=20, stroke=INK, stroke_width=4)
    ink = SCREEN if lit else INK
    parts += icon(sign, x + 24, 338, 70, ink)
    return parts + text(x + 112, 388, title, 34, bold=True, fill=ink, room=180)


def hjalp() -> str:
    s = blank()
    hurt = person(
        470, 160, TAN, hair="#8A5A2B", style="short", tunic=True, mood="unsure", scale=1.3
    )
    me = person(90, 160, scale=1.3, **{**ME, "mood": "calm"})
    return s.picture(me, hurt, bubble(30, 16, 330, ("Hur mår du?",), "right"))


def ring_112() -> str:
    s = phone(skin=BROWN)
    s.header("Telefon", left="phone")
    s.add(text(s.x + s.w / 2, s.top + 120, "112", 96, bold=True, anchor="middle"))
    s.space(170)
    s.button("Ring", sign="phone", press=True)
    return s.picture()


def chefen() -> str:
    s = blank()
    me = person(60, 140, scale=1.4, **{**ME, "mood": "unsure"})
    said = bubble(20, 16, 380, ("Jag måste berätta", "vad som har hänt."), "right")
    return s.picture(me, person(470, 140, scale=1.4, **BOSS), said)


def vem() -> str:
    s = blank()
    s.add(text(400, 70, "Vem gäller det?", 44, bold=True, anchor="middle"))
    s.add(person(90, 130, scale=1.1, **ME), person(490, 130, scale=1.1, **CARED))
    s.add(rect(80, 410, 240, 60, SCREEN, r=12), rect(480, 410, 240, 60, SCREEN, r=12))
    s.add(text(200, 452, "Mig", 34, bold=True, anchor="middle"))
    s.add(text(600, 452, "En brukare", 34, bold=True, anchor="middle"))
    return s.picture()


def i_kia() -> str:
    s = blank()
    me = person(290, 20, scale=1.05, **ME)
    return s.picture(
        me, _place(80, "KIA", "warning", CALM), _place(420, "Avvikelse", "pen", CALM, lit=False)
    )


def avvikelse() -> str:
    s = blank()
    cared = person(290, 20, scale=1.05, **CARED)
    return s.picture(
        cared, _place(80, "KIA", "warning", CALM, lit=False), _place(420, "Avvikelse", "pen", CALM)
    )


def bada() -> str:
    s = blank()
    both = person(125, 20, scale=1.05, **ME) + person(465, 20, scale=1.05, **CARED)
    return s.picture(
        both, _place(80, "KIA", "warning", CALM), _place(420, "Avvikelse", "pen", CALM)
    )


def samma_dag() -> str:
    s = blank()
    sheet = rect(460, 110, 240, 300, SCREEN, r=10, stroke=INK, stroke_width=4)
    sheet += rect(460, 110, 240, 70, SKY, r=10) + text(
        580, 160, "I dag", 40, bold=True, anchor="middle"
    )
    return s.picture(wall_clock(220, 250, 14, 30, r=140), sheet, alarm(530, 240, 1))


def efterat() -> str:
    s = blank()
    me = person(80, 130, scale=1.25, **{**ME, "mood": "calm"})
    friend = person(480, 130, TAN, hair="#8A5A2B", style="short", tunic=True, scale=1.25)
    cups = cup(330, 330, 0.9) + cup(440, 330, 0.9)
    return s.picture(
        me, friend, table(412), cups, bubble(470, 16, 300, ("Vill du berätta?",), "left")
    )


def allvarligt() -> str:
    s = blank()
    boss = person(60, 140, scale=1.4, **BOSS) + rect(276, 270, 46, 92, BODY, r=10)
    said = bubble(330, 60, 440, ("Jag anmäler det direkt", "till Arbetsmiljöverket."), "left")
    return s.picture(boss, said, alarm(520, 270, 1.6))

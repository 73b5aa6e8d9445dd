"""LMO on the phone: open a digital lock on somebody's door, and lock it again."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, hand, tick
from tools.draw.motifs import door_lock, wall_clock
from tools.draw.palette import BODY, BROWN, DARK, GREY, INK, LIGHT, ROSE, SKY, WOOD
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, group, rect, stroke
from tools.draw.things import door

FOLDER = "lathundar/lmo/bilder/oppna-las"

ME: Look = {"skin": BROWN, "hair": INK, "style": "short", "tunic": True}
ELSA: Look = {"skin": LIGHT, "hair": GREY, "style": "bun", "clothes": ROSE, "old": True}


def _visit() -> Screen:
    s = phone(skin=BROWN)
    s.header("Besök 8.30", left="back")
    s.row("Elsa", "Storgatan 7", sign="house")
    s.space(16)
    return s


def _door(*, is_open: bool) -> str:
    wood = rect(60, 20, 380, 480, WOOD, stroke=INK, stroke_width=5)
    return wood + rect(100, 60, 200, 170, SKY, r=8) + door_lock(304, 250, is_open=is_open)


def _front(x: float) -> str:
    return group(door(0, 0), x=x, y=68, scale=1.6)


def ring_pa() -> str:
    s = blank(skin=BROWN)
    bell = rect(560, 150, 110, 150, "#FFFFFF", r=14, stroke=INK, stroke_width=5)
    bell += circle(615, 225, 34, GREY, stroke=INK, stroke_width=5)
    s.finger(630, 240)
    return s.picture(under=_front(120) + bell)


def vanta() -> str:
    s = blank(skin=BROWN)
    me = person(430, 150, scale=1.35, **{**ME, "mood": "calm"})
    return s.picture(_front(60), me, wall_clock(390, 90, 8, 31, r=60))


def besoket() -> str:
    s = phone(skin=BROWN)
    s.header("Mina besök", left="menu")
    s.row("7.30 Bo", "Klart", sign="house", mark="check")
    s.row("8.30 Elsa", "Dusch och frukost", sign="house", press=True)
    s.row("9.30 Karl", "Inköp", sign="house")
    return s.picture()


def las_upp() -> str:
    s = _visit()
    s.button("Lås upp", sign="key", press=True)
    s.button("Lås", sign="lock", quiet=True)
    return s.picture()


def nara() -> str:
    s = blank(skin=BROWN)
    waves = stroke("M480 320q-30 40 0 80M520 296q-46 64 0 128", INK, 9)
    held = rect(540, 240, 150, 260, BODY, r=26) + rect(554, 262, 122, 238, SKY, r=8)
    return s.picture(_door(is_open=False), waves, held)


def oppna() -> str:
    s = blank(skin=BROWN)
    s.finger(432, 440)
    return s.picture(under=_door(is_open=True) + tick(600, 120, 56))


def halsa() -> str:
    s = blank(skin=BROWN)
    me = person(60, 150, scale=1.35, **ME)
    hello = bubble(30, 16, 380, ("God morgon, Elsa!", "Det är jag, Ali."), "right")
    return s.picture(me, person(480, 150, scale=1.35, **ELSA), hello)


def las() -> str:
    s = _visit()
    s.button("Lås upp", sign="key", quiet=True)
    s.button("Lås", sign="lock", press=True)
    return s.picture()


def kann() -> str:
    s = blank(skin=BROWN)
    handle = rect(470, 250, 60, 150, GREY, r=20, stroke=INK, stroke_width=5)
    handle += rect(490, 290, 170, 36, GREY, r=18, stroke=INK, stroke_width=5)
    wall = rect(60, 20, 500, 480, WOOD, stroke=INK, stroke_width=5) + rect(
        100, 60, 200, 170, SKY, r=8
    )
    lock = door_lock(320, 240, is_open=False)
    return s.picture(wall, lock, handle, hand(640, 308, BROWN))


def fungerar_inte() -> str:
    s = blank(skin=BROWN)
    me = person(400, 150, DARK, style="bun", tunic=True, mood="unsure", scale=1.35)
    me += rect(604, 280, 46, 92, BODY, r=10)
    said = bubble(380, 16, 400, ("Låset öppnar inte.", "Kan du hjälpa mig?"), "right")
    return s.picture(_front(60), me, said)

"""A video call on a tablet together with a resident."""

from __future__ import annotations

from tools.draw.devices import blank, tablet
from tools.draw.icons import icon
from tools.draw.marks import bubble, hand
from tools.draw.palette import BODY, BROWN, GREY, INK, LEAF, LIGHT, PRESS, ROSE, SCREEN, SKY, SUN
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, stroke
from tools.draw.things import cup, video

FOLDER = "lathundar/ipad/bilder"

KARIN: Look = {"skin": LIGHT, "hair": GREY, "style": "bun", "clothes": ROSE, "old": True}
SON: Look = {"skin": LIGHT, "hair": "#8A5A2B", "style": "short", "clothes": LEAF, "beard": True}
CARER: Look = {"skin": BROWN, "hair": INK, "style": "curly", "tunic": True}


def _call() -> Screen:
    s = tablet(skin=BROWN)
    s.add(rect(s.x, s.y, s.w, s.h, BODY), video(s.x + 4, s.y + 4, s.w - 8, 316, SON))
    s.add(rect(s.x + s.w - 176, s.y + 14, 162, 140, SKY, r=10))
    s.add(person(s.x + s.w - 146, s.y + 22, scale=0.5, **KARIN))
    return s


def fraga() -> str:
    s = blank()
    a = person(60, 140, scale=1.4, **CARER)
    b = person(470, 140, scale=1.4, **KARIN)
    said = bubble(40, 20, 360, ("Vill du ringa", "din son i dag?"), "right")
    return s.picture(a, b, said, bubble(560, 40, 200, ("Ja, gärna!",), "left"))


def placera() -> str:
    s = blank()
    desk = rect(0, 410, 800, 62, SUN) + rect(0, 460, 800, 40, SUN, r=28)
    lying = rect(380, 190, 290, 210, BODY, r=20) + rect(396, 206, 258, 178, SKY, r=6)
    stand = stroke("M480 400l-30 14h150l-30-14", INK, 8)
    return s.picture(person(80, 140, scale=1.35, **KARIN), desk, stand, lying, cup(700, 330, 0.9))


def las_upp() -> str:
    s = tablet(skin=BROWN)
    s.add(rect(s.x, s.y, s.w, s.h, SKY), icon("lock", 360, 110, 80, INK))
    s.add(stroke("M310 420h180", INK, 10), stroke("M400 360v-80m-26 26l26-26 26 26", PRESS, 10))
    s.finger(400, 400)
    return s.picture()


def oppna() -> str:
    s = tablet(skin=BROWN)
    s.space(50)
    s.apps(("photo", "Foton"), ("video", "Videosamtal"), ("globe", "Internet"), press=1, tile=120)
    return s.picture()


def valj_person() -> str:
    s = tablet(skin=BROWN)
    s.header("Karins kontakter", left="back")
    s.row("Dottern Eva", "Telefon", sign="person")
    s.row("Sonen Olle", "Telefon", sign="person", press=True)
    return s.picture()


def ring() -> str:
    s = tablet(skin=BROWN)
    s.header("Sonen Olle", left="back")
    s.add(circle(400, 210, 80, SKY), person(345, 140, scale=0.55, **SON))
    s.top = 310
    c = s.column(420)
    c.button("Ring med video", sign="video", press=True)
    return s.picture()


def ljud() -> str:
    s = _call()
    s.tabs(("microphone", "Ljud"), ("video", "Bild"), ("hang-up", "Avsluta"), press=0)
    return s.picture()


def lamna_rummet() -> str:
    s = _call()
    s.tabs(("microphone", "Ljud"), ("video", "Bild"), ("hang-up", "Avsluta"))
    return s.picture()


def avsluta() -> str:
    s = _call()
    s.tabs(("microphone", "Ljud"), ("video", "Bild"), ("hang-up", "Avsluta"), press=2)
    return s.picture()


def ladda() -> str:
    s = blank()
    flat = rect(150, 130, 400, 270, BODY, r=24) + rect(172, 152, 356, 226, SKY, r=6)
    battery = rect(270, 230, 140, 70, SCREEN, r=10, stroke=INK, stroke_width=6) + rect(
        410, 250, 14, 30, INK
    )
    battery += rect(280, 240, 60, 50, LEAF)
    wire = stroke("M552 265h60c50 0 20 110 60 110h40", INK, 10) + rect(
        690, 350, 70, 50, SCREEN, r=8, stroke=INK, stroke_width=5
    )
    return s.picture(flat, battery, wire, hand(545, 270, BROWN))

"""LMO does not work: what to try, in order, and what to do meanwhile."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.motifs import no_network, note_paper
from tools.draw.palette import (
    BODY,
    CALM,
    DARK,
    GREY,
    INK,
    LEAF,
    LIGHT,
    PRESS,
    ROSE,
    SCREEN,
    TAN,
)
from tools.draw.people import Look, person
from tools.draw.svg import rect, stroke, text
from tools.draw.things import cup, table

FOLDER = "lathundar/lmo/bilder/felsok"

ME: Look = {"skin": TAN, "hair": "#5A3A22", "style": "long", "tunic": True}
BO: Look = {"skin": DARK, "hair": GREY, "style": "short", "clothes": ROSE, "old": True}


def hjalp_forst() -> str:
    s = blank()
    both = person(70, 130, scale=1.3, **ME) + person(470, 130, scale=1.3, **BO)
    return s.picture(both, table(412), cup(370, 330, 0.9), rect(560, 400, 60, 12, GREY, r=6))


def natet() -> str:
    s = phone(skin=TAN)
    s.add(no_network(s.x + s.w - 62, s.y + 8, 44))
    s.top += 70
    s.add(no_network(s.x + s.w / 2 - 70, s.top, 140))
    s.space(170)
    s.words("Inget nät här", bold=True, size=32)
    s.point(s.x + s.w - 70, s.y + 2, 58, 58, r=24)
    return s.picture()


def stang() -> str:
    s = phone(skin=TAN)
    s.add(rect(s.x, s.y, s.w, s.h, GREY))
    s.add(rect(s.x + 70, s.y + 110, 222, 300, SCREEN, r=18))
    s.add(icon("house", s.x + 131, s.y + 190, 100, CALM))
    s.add(text(s.x + 181, s.y + 340, "LMO", 34, bold=True, anchor="middle"))
    s.add(stroke(f"M{s.x + 181} {s.y + 100}V{s.y + 30}m-24 24l24-24 24 24", PRESS, 9))
    s.finger(s.x + 250, s.y + 352)
    return s.picture()


def oppna() -> str:
    s = phone(skin=TAN)
    s.space(20)
    apps = (("mail", "Mejl"), ("house", "LMO"), ("phone", "Telefon"))
    s.apps(*apps, press=1)
    return s.picture()


def starta_om() -> str:
    s = phone(skin=TAN)
    s.add(rect(s.x, s.y, s.w, s.h, INK))
    s.top += 70
    s.button("Stäng av", quiet=True)
    s.space(10)
    s.button("Starta om", press=True)
    return s.picture()


def logga_in() -> str:
    s = phone(skin=TAN)
    s.header("LMO")
    s.space(14)
    s.field("Användarnamn", "lin021")
    s.field("Lösenord", "••••••••••••")
    s.button("Logga in", press=True)
    return s.picture()


def ring() -> str:
    s = blank()
    me = person(50, 150, scale=1.35, **{**ME, "mood": "calm"}) + rect(252, 280, 46, 92, BODY, r=10)
    help_ = person(490, 150, LIGHT, hair=INK, style="short", clothes=LEAF, scale=1.35)
    help_ += stroke("M552 250q-6-96 70-96 78 0 72 96", INK, 8)
    said = bubble(20, 16, 390, ("LMO öppnar inte.", "Det står: Inget nät."), "right")
    return s.picture(me, help_, said, bubble(530, 20, 240, ("Jag hjälper dig!",), "left", size=26))


def papper() -> str:
    s = blank()
    pen = stroke("M560 380l130-130", INK, 18) + stroke("M664 276l26-26", PRESS, 18)
    sheet = note_paper(190, 60, "Besök 1", "Kom 8.30", "Gick 9.10", w=400, size=40)
    return s.picture(table(440), sheet, pen)


def ratta() -> str:
    s = phone(skin=TAN)
    s.header("Rätta besök", left="back")
    s.field("Kom", "8.30")
    s.field("Gick", "9.10", press=True)
    return s.picture()

"""What may be mailed and what not: think before one sends."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, forbidden
from tools.draw.motifs import envelope, magnifier, mail_draft
from tools.draw.palette import BODY, BROWN, CALM, INK, PRESS, SCREEN, SKY, TAN
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, stroke, text

FOLDER = "lathundar/outlook/bilder/far-det-mejlas"

CARER: Look = {"skin": TAN, "hair": INK, "style": "bun", "tunic": True}


def _draft(*lines: str) -> Screen:
    s = mail_draft(BROWN)
    s.space(6)
    s.words(*lines)
    return s


def tank() -> str:
    s = blank()
    thought = circle(560, 170, 140, SKY) + envelope(440, 90) + circle(352, 290, 24, SKY)
    return s.picture(thought, circle(310, 326, 14, SKY), person(40, 140, scale=1.4, **CARER))


def namn() -> str:
    s = _draft("Hej!", "Elsa vill ha mer hjälp.")
    return s.picture(magnifier(252, 262, 62), narrow=True)


def halsa() -> str:
    s = _draft("Hej!", "Hon är sjuk i dag.")
    return s.picture(magnifier(352, 262, 62), narrow=True)


def koder() -> str:
    s = _draft("Hej!", "Dörrens kod är 1234.")
    return s.picture(magnifier(506, 262, 62), narrow=True)


def ta_bort() -> str:
    s = _draft("Hej!", "Elsa är sjuk i dag.")
    s.add(stroke(f"M{s.left - 2} {s.top - 22}h270", PRESS, 8))
    return s.picture(forbidden(640, 240, 44), narrow=True)


def journalen() -> str:
    s = phone(skin=BROWN)
    s.header("Journalen: Elsa", left="lock")
    s.field("Anteckning", "Elsa har feber.\nHon vill vila.", lines=2, press=True)
    s.keyboard()
    return s.picture()


def ring() -> str:
    s = blank()
    phone_ = rect(236, 262, 46, 92, BODY, r=10)
    other: Look = {"skin": BROWN, "hair": INK, "style": "curly", "clothes": CALM, "mood": "calm"}
    return s.picture(
        person(40, 140, scale=1.4, **{**CARER, "mood": "calm"}),
        phone_,
        person(480, 140, scale=1.4, **other),
        bubble(40, 20, 330, ("Hej! Vem pratar", "jag med?"), "right"),
    )


def vem() -> str:
    s = mail_draft(BROWN)
    s.point(s.left, s.top - 62, s.room, 56)
    s.words("Hej! Läs det jag", "skrev klockan 9.")
    reader = person(104, 300, scale=0.8, **{**CARER, "mood": "calm"})
    return s.picture(reader, narrow=True)


def skicka() -> str:
    s = mail_draft(BROWN, send=True)
    s.words("Hej! Läs det jag", "skrev klockan 9.")
    return s.picture()


def fel() -> str:
    s = blank()
    boss: Look = {"skin": BROWN, "hair": INK, "style": "long", "clothes": CALM, "glasses": True}
    letter = rect(340, 340, 120, 80, SCREEN, r=8, stroke=INK, stroke_width=4)
    letter += stroke("M346 346l54 40 54-40", INK, 4) + text(400, 470, "?", 60, anchor="middle")
    return s.picture(
        person(50, 160, scale=1.3, **{**CARER, "mood": "unsure"}),
        person(490, 160, scale=1.3, **boss),
        letter,
        bubble(20, 20, 340, ("Mitt mejl gick till", "fel person."), "right"),
        bubble(500, 30, 280, ("Bra att du säger", "det direkt!"), "left"),
    )

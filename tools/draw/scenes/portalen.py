"""Finding a lathund in the portal itself, on a phone."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import ring
from tools.draw.palette import BODY, BROWN, CALM, INK, LIGHT, PRESS, SCREEN, SKY
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import rect, stroke, text
from tools.draw.things import paper, qr

FOLDER = "lathundar/portalen/bilder"


def _lathund(*, press: str = "") -> Screen:
    s = phone(skin=LIGHT)
    s.header("Svara på mejl", left="back", right="listen", press=press)
    s.words("1. Öppna Outlook.", bold=True)
    s.add(
        rect(s.left, s.top, s.room, 130, SKY, r=14), rect(s.x + 140, s.top + 26, 82, 78, CALM, r=14)
    )
    s.space(144)
    return s


def oppna() -> str:
    s = phone(skin=LIGHT)
    s.space(20)
    apps = (("mail", "Mejl"), ("document", "Portalen"), ("phone", "Telefon"))
    more = (("camera", "Kamera"), ("chat", "Chatt"), ("clock", "Klocka"))
    s.apps(*apps, *more, press=1)
    return s.picture()


def sok() -> str:
    s = phone(skin=LIGHT)
    s.header("Portalen", left="menu")
    s.space(20)
    s.field("", "Sök", sign="search", press=True)
    s.row("Mejl", sign="mail", mark="next")
    s.row("Frånvaro", sign="calendar", mark="next")
    return s.picture()


def skriv() -> str:
    s = phone(skin=LIGHT)
    s.header("Sök", left="back")
    s.space(16)
    s.field("", "mejl", sign="search")
    s.row("Svara på mejl", sign="mail")
    s.keyboard(press=True)
    return s.picture()


def valj() -> str:
    s = phone(skin=LIGHT)
    s.header("Sök", left="back")
    s.space(16)
    s.field("", "mejl", sign="search")
    s.row("Svara på mejl", sign="mail", press=True)
    s.row("Byt lösenord", sign="lock")
    return s.picture()


def lyssna() -> str:
    s = _lathund(press="listen")
    waves = stroke("M612 80q20 24 0 48M640 62q36 42 0 84", CALM, 7)
    return s.picture(
        waves, person(100, 300, BROWN, hair=INK, style="curly", tunic=True, scale=0.8), narrow=True
    )


def ett_steg() -> str:
    s = _lathund()
    s.button("Ett steg i taget", sign="document", press=True)
    return s.picture()


def nasta() -> str:
    s = _lathund()
    s.button("Nästa", sign="next", press=True)
    return s.picture()


def fraga() -> str:
    s = _lathund()
    s.button("Jag vill ha hjälp", press=True)
    helper = person(104, 306, BROWN, hair=INK, style="short", beard=True, tunic=True, scale=0.8)
    return s.picture(helper, narrow=True)


def qr_kod() -> str:
    note = paper(60, 60, "Lathund", lines=0, w=300, h=380) + qr(120, 170, 180)
    camera = rect(420, 60, 230, 400, BODY, r=34) + rect(434, 80, 202, 356, SCREEN, r=20)
    code = qr(470, 150, 130) + ring(462, 142, 146, 146, 18)
    link = rect(444, 330, 182, 62, PRESS, r=14) + text(
        535, 371, "Öppna", 30, fill=SCREEN, bold=True, anchor="middle"
    )
    s = blank(skin=LIGHT)
    s.finger(606, 384)
    s.add(note, camera, code, link)
    return s.picture()

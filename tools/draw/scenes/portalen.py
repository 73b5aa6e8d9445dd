"""Finding a lathund in the portal itself, on a phone."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import ring
from tools.draw.palette import BODY, BROWN, INK, LIGHT, PRESS, SCREEN
from tools.draw.people import person
from tools.draw.portal import Portal, on_phone
from tools.draw.svg import circle, rect, text
from tools.draw.things import paper, qr

FOLDER = "lathundar/portalen/bilder"


def _page(*title: str) -> Portal:
    s = on_phone("Logga in", skin=LIGHT)
    s.title(*title)
    return s


def oppna() -> str:
    s = phone(skin=LIGHT)
    s.space(20)
    apps = (("mail", "Mejl"), ("document", "Portalen"), ("phone", "Telefon"))
    more = (("camera", "Kamera"), ("chat", "Chatt"), ("clock", "Klocka"))
    s.apps(*apps, *more, press=1)
    return s.picture()


def sok() -> str:
    s = _page("Vad vill du", "ha hjälp med?")
    s.field("", "", sign="search", press=True)
    s.button("Sök", sign="search")
    return s.picture()


def skriv() -> str:
    s = _page("Vad vill du", "ha hjälp med?")
    s.field("", "mejl", sign="search")
    s.keyboard(press=True)
    return s.picture()


def valj() -> str:
    s = _page("Sök: mejl")
    s.card("Läs och svara", "Outlook", sign="mail", press=True)
    s.card("Byt lösenord", "Logga in", sign="lock")
    return s.picture()


def lyssna() -> str:
    s = _page("Läs och svara")
    s.player(press="play")
    s.reading("Här lär du dig", "att läsa ett mejl.", "Bilderna visar", lit=0)
    return s.picture(
        person(580, 250, BROWN, hair=INK, style="curly", tunic=True, scale=0.95), narrow=False
    )


def ett_steg() -> str:
    s = _page("Läs och svara")
    s.player()
    s.segments("Alla steg", "Ett steg i taget", press=1)
    s.greek(3)
    return s.picture()


def nasta() -> str:
    s = on_phone("Logga in", skin=LIGHT)
    s.add(rect(s.left, s.top, s.room, 176, SCREEN, r=14, stroke="#E2D9C6"))
    s.add(circle(s.left + 36, s.top + 38, 24, "#F0A23C"))
    s.add(text(s.left + 36, s.top + 48, "1", 28, bold=True, anchor="middle"))
    s.add(text(s.left + 74, s.top + 48, "Öppna Outlook.", 28, room=s.room - 78))
    s.add(rect(s.left + 60, s.top + 76, s.room - 120, 84, "#FDEBCF", r=10))
    s.space(184)
    s.small("Steg 1 av 8")
    s.space(8)
    s.button("Nästa", sign="next", press=True)
    return s.picture()


def fraga() -> str:
    s = on_phone(skin=LIGHT)
    s.title("Hur gick det?")
    s.button("Jag kan det nu", sign="check")
    s.button("Jag vill öva mer", quiet=True)
    s.button("Jag vill ha hjälp", sign="help", press=True)
    helper = person(20, 250, BROWN, hair=INK, style="short", beard=True, tunic=True, scale=0.95)
    return s.picture(helper, narrow=False)


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

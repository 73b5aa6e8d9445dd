"""Teams on the phone: answer a message, join a meeting."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.palette import BODY, DARK, INK, LIGHT, PLUM, SKY, TAN
from tools.draw.people import Look
from tools.draw.screen import Screen
from tools.draw.svg import rect, text
from tools.draw.things import video

FOLDER = "lathundar/teams/bilder"

BOSS: Look = {"skin": TAN, "hair": INK, "style": "bun", "clothes": PLUM}
CARER: Look = {"skin": LIGHT, "hair": "#8A5A2B", "style": "short", "tunic": True}


def _chat(answer: str = "", press: str = "") -> Screen:
    s = phone(skin=DARK)
    s.header("Gruppen Solen", left="back")
    s.space(8)
    s.add(rect(s.left, s.top, 300, 96, SKY, r=18))
    s.add(
        text(s.left + 16, s.top + 40, "Möte klockan 14.", 28),
        text(s.left + 16, s.top + 78, "Kommer du?", 28),
    )
    s.space(112)
    s.field("", answer, press=press == "field", sign="" if answer else "chat")
    if press == "send":
        s.button("Skicka", sign="send", press=True)
    return s


def _meeting(press: str = "") -> Screen:
    s = phone(skin=DARK)
    s.add(rect(s.x, s.y, s.w, s.h, BODY))
    s.add(video(s.x + 4, s.y + 4, s.w - 8, 300, BOSS, CARER))
    names = {"camera": 0, "sound": 1, "leave": 2}
    s.tabs(
        ("video", "Bild"), ("microphone", "Ljud"), ("hang-up", "Lämna"), press=names.get(press, -1)
    )
    return s


def oppna() -> str:
    s = phone(skin=DARK)
    s.space(20)
    apps = (("mail", "Mejl"), ("people", "Teams"), ("phone", "Telefon"))
    s.apps(*apps, ("camera", "Kamera"), ("calendar", "Heroma"), ("clock", "Klocka"), press=1)
    return s.picture()


def valj_chatt() -> str:
    s = phone(skin=DARK)
    s.header("Chatt", left="menu", right="pen")
    s.row("Gruppen Solen", "Kommer du?", sign="people", press=True)
    s.row("Chefen", "Tack!", sign="person")
    return s.picture()


def skriv() -> str:
    s = _chat("Ja, jag kommer.", press="field")
    s.keyboard()
    return s.picture()


def skicka() -> str:
    return _chat("Ja, jag kommer.", press="send").picture()


def kalender() -> str:
    s = phone(skin=DARK)
    s.header("Chatt", left="menu", right="pen")
    s.row("Gruppen Solen", sign="people")
    s.row("Chefen", sign="person")
    s.tabs(("bell", "Nytt"), ("chat", "Chatt"), ("calendar", "Kalender"), press=2)
    return s.picture()


def anslut() -> str:
    s = phone(skin=DARK)
    s.header("Kalender", left="menu")
    s.row("Möte", "I dag klockan 14", sign="calendar")
    s.space(14)
    s.button("Anslut", press=True)
    return s.picture()


def ljud() -> str:
    return _meeting("sound").picture()


def lamna() -> str:
    return _meeting("leave").picture()

"""Signing in on a computer, and what to do with a forgotten password."""

from __future__ import annotations

from tools.draw.devices import blank, computer, phone
from tools.draw.marks import arrow, bubble
from tools.draw.palette import BODY, DARK, GREY, INK, LIGHT, SCREEN, SKY, TAN
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, text

FOLDER = "lathundar/start/bilder"


def _login(name: str = "", password: str = "", press: str = "") -> Screen:
    s = computer(skin=DARK)
    c = s.column(400)
    c.space(6)
    c.field("Användarnamn", name, press=press == "name")
    c.field("Lösenord", password, press=press == "password")
    c.space(4)
    c.button("Logga in", press=press == "button")
    return s


def vack() -> str:
    s = blank(skin=DARK)
    keys = "".join(
        rect(150 + 42 * (n % 12), 322 + 42 * (n // 12), 34, 32, SCREEN, r=6) for n in range(24)
    )
    s.add(rect(150, 20, 500, 270, BODY, r=18), rect(170, 40, 460, 230, "#55515F", r=6))
    s.add(rect(110, 296, 580, 180, GREY, r=18), keys, rect(270, 412, 260, 38, SCREEN, r=6))
    s.point(270, 412, 260, 38, r=10)
    return s.picture()


def vem() -> str:
    s = computer(skin=DARK)
    c = s.column(480)
    c.add(
        circle(400, 140, 74, SKY), person(342, 62, LIGHT, style="short", hair="#8A5A2B", scale=0.58)
    )
    c.space(218)
    c.add(text(400, c.top - 4, "Anders", 30, bold=True, anchor="middle"))
    c.space(18)
    c.button("Annan användare", press=True)
    return s.picture()


def anvandarnamn() -> str:
    return _login("ami012", press="name").picture()


def losenord() -> str:
    return _login("ami012", "••••••••••••", press="password").picture()


def logga_in() -> str:
    return _login("ami012", "••••••••••••", press="button").picture()


def godkann() -> str:
    s = phone(x=390, skin=DARK, whole=True)
    s.header("Godkänn")
    s.words("Är det du som", "loggar in?")
    s.space(60)
    s.button("Ja, det är jag", press=True)
    s.button("Nej", quiet=True)
    small = rect(60, 190, 240, 160, BODY, r=12) + rect(72, 202, 216, 136, SKY, r=4)
    small += rect(40, 352, 280, 16, GREY, r=6)
    return s.picture(arrow(310, 250, 375, 250, INK), under=small)


def logga_ut() -> str:
    s = computer(skin=DARK)
    s.header("Startsidan", right="person")
    left, right = s.split(0.5)
    left.greek(6)
    right.row("Mitt konto", sign="person")
    right.row("Logga ut", sign="out", press=True)
    return s.picture()


def glomt() -> str:
    s = computer(skin=DARK)
    c = s.column(440)
    c.field("Användarnamn", "ami012")
    c.field("Lösenord", "")
    c.button("Logga in")
    c.space(-6)
    c.words("Glömt lösenordet?", fill="#C23F14", bold=True)
    c.point(c.left, c.top - 40, 280, 32, r=10)
    return s.picture()


def ring() -> str:
    s = blank()
    ami = person(40, 130, DARK, style="scarf", hair="#6B4A73", tunic=True, mood="calm", scale=1.45)
    help_desk = person(480, 130, TAN, hair=INK, beard=True, clothes="#6B4A73", scale=1.45)
    said = bubble(30, 24, 330, ("Jag har glömt", "mitt lösenord."), "right")
    answer = bubble(430, 24, 330, ("Vi hjälper dig", "att byta det."), "left")
    return s.picture(ami, help_desk, said, answer)

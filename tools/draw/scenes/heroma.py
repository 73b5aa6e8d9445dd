"""Heroma: report that one is ill, and well again."""

from __future__ import annotations

from tools.draw.devices import blank, phone
from tools.draw.marks import bubble, tick
from tools.draw.palette import BODY, DARK, INK, LIGHT, PLUM, ROSE
from tools.draw.people import person
from tools.draw.screen import Screen
from tools.draw.svg import rect, text

FOLDER = "lathundar/heroma/bilder"


def _menu(title: str = "Heroma") -> Screen:
    s = phone(skin=LIGHT)
    s.header(title, left="back")
    return s


def ring() -> str:
    s = blank()
    ill = person(
        70, 140, LIGHT, hair="#8A5A2B", style="long", clothes=ROSE, mood="unsure", scale=1.4
    )
    ill += rect(268, 270, 46, 92, BODY, r=10)
    boss = person(
        480, 140, DARK, style="short", hair=INK, clothes=PLUM, mood="calm", glasses=True, scale=1.4
    )
    return s.picture(
        ill,
        boss,
        bubble(30, 24, 320, ("Jag är sjuk i dag.",), "right"),
        bubble(470, 24, 290, ("Krya på dig!",), "left"),
    )


def oppna() -> str:
    s = phone(skin=LIGHT)
    s.space(20)
    s.apps(
        ("mail", "Mejl"),
        ("calendar", "Heroma"),
        ("phone", "Telefon"),
        ("camera", "Kamera"),
        ("chat", "Chatt"),
        ("clock", "Klocka"),
        press=1,
    )
    return s.picture()


def franvaro() -> str:
    s = _menu()
    s.row("Mitt schema", sign="calendar")
    s.row("Frånvaro", sign="person", press=True)
    s.row("Min lön", sign="coin")
    s.row("Ledighet", sign="heart")
    return s.picture()


def orsak() -> str:
    s = _menu("Frånvaro")
    s.words("Varför är du borta?", bold=True)
    s.space(6)
    s.choices("Jag är sjuk", "Vård av barn", "Annat", press=0)
    return s.picture()


def datum() -> str:
    s = _menu("Frånvaro")
    s.words("Från vilken dag?", bold=True)
    days = ""
    for n in range(14):
        x, y = s.left + 24 + 48 * (n % 7), s.top + 40 + 70 * (n // 7)
        days += text(
            x, y, str(n + 6), 28, anchor="middle", bold=n == 9, fill="#C23F14" if n == 9 else INK
        )
    s.add(days)
    s.point(s.left + 104, s.top + 84, 32, 34, r=20)
    return s.picture()


def skicka() -> str:
    s = _menu("Frånvaro")
    s.row("Orsak", "Jag är sjuk", sign="person")
    s.row("Från", "15 maj", sign="calendar")
    s.space(14)
    s.button("Skicka", press=True)
    return s.picture()


def kontrollera() -> str:
    s = _menu("Min frånvaro")
    s.row("Sjuk från 15 maj", "Skickad", sign="person", mark="check")
    s.row("Sjuk 2 mars", "Klar", sign="person", mark="check")
    return s.picture(tick(640, 190, 50), narrow=True)


def frisk() -> str:
    s = _menu("Min frånvaro")
    s.row("Sjuk från 15 maj", sign="person")
    s.space(12)
    s.button("Jag är frisk", press=True)
    return s.picture(
        person(104, 296, LIGHT, hair="#8A5A2B", style="long", tunic=True, scale=0.8), narrow=True
    )

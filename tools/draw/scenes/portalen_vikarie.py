"""A substitute gets an account, a programme and a start card."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.palette import INK, LIGHT, TAN
from tools.draw.people import person
from tools.draw.portal import Portal, on_computer
from tools.draw.svg import rect, text
from tools.draw.things import paper, qr

FOLDER = "lathundar/portalen/bilder/lagg-till-vikarie"


def _page(press: int = -1) -> Portal:
    s = on_computer("Eva", skin=LIGHT)
    s.ways("Start", "Lathundar", "Mina medarbetare", press=press)
    return s


def _form(
    first: tuple[str, str], second: tuple[str, str], press: int, title: str = "Lägg till vikarie"
) -> str:
    s = on_computer("Eva", skin=LIGHT)
    s.title(title)
    c = s.column(520)
    for n, (label, value) in enumerate((first, second)):
        c.field(label, value, press=n == press)
    return s.picture()


def oppna() -> str:
    s = _page(press=2)
    s.title("Hej Eva!")
    s.greek(3)
    return s.picture()


def lagg_till() -> str:
    s = _page()
    s.title("Mina medarbetare")
    s.button("Lägg till vikarie", sign="plus", press=True, share=0.55)
    s.greek(2)
    return s.picture()


def namn() -> str:
    return _form(("Namn", "Noor"), ("Första dagen", "2026-11-23"), 0)


def dag() -> str:
    return _form(("Namn", "Noor"), ("Första dagen", "2026-11-23"), 1)


def program() -> str:
    return _form(("Yrke", "Vårdbiträde"), ("Program", "Ny i hemtjänsten"), 1)


def handledare() -> str:
    return _form(("Program", "Ny i hemtjänsten"), ("Handledare", "Dilan"), 1)


def visa() -> str:
    s = on_computer("Eva", skin=LIGHT)
    s.title("Lägg till vikarie")
    c = s.column(520)
    c.field("Handledare", "Dilan")
    c.button("Lägg till och visa startkort", press=True)
    return s.picture()


def skriv_ut() -> str:
    s = on_computer("Eva", skin=LIGHT)
    s.title("Startkort")
    _card(s)
    s.button("Skriv ut kortet", sign="print", press=True, share=0.6)
    return s.picture()


def ge() -> str:
    s = blank()
    chef = person(20, 160, LIGHT, hair=INK, style="long", clothes="#6B4A73", scale=1.25)
    new = person(530, 160, TAN, hair=INK, style="curly", tunic=True, scale=1.25)
    card = paper(290, 110, "Startkort", w=220, h=260, lines=1) + qr(340, 230, 120)
    return s.picture(chef, new, card)


def _card(s: Portal) -> None:
    s.add(rect(s.left, s.top, s.room, 150, "#FFFFFF", r=14, stroke=INK, stroke_width=3))
    s.add(text(s.left + 20, s.top + 44, "Välkommen, Noor!", 30, bold=True))
    s.add(text(s.left + 20, s.top + 86, "Användarnamn: noor", 27))
    s.add(text(s.left + 20, s.top + 124, "Lösenord: fyra korta ord", 27))
    s.add(qr(s.left + s.room - 140, s.top + 16, 118))
    s.space(164)

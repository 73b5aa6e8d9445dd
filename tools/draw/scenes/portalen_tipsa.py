"""The manager suggests a lathund or a course to somebody."""

from __future__ import annotations

from tools.draw.palette import LIGHT
from tools.draw.portal import Portal, on_computer, on_phone

FOLDER = "lathundar/portalen/bilder/tipsa"


def _page() -> Portal:
    s = on_computer("Eva", skin=LIGHT)
    s.title("Amina")
    return s


def namn() -> str:
    s = on_computer("Eva", skin=LIGHT)
    s.title("Mina medarbetare")
    s.row("Amina", "Ny i hemtjänsten, 2 av 29", sign="person", press=True)
    s.row("Dilan", "Inget program", sign="person")
    return s.picture()


def tipsa() -> str:
    s = _page()
    s.fold("Tipsa om en utbildning", "send", press=True)
    s.fold("Ge ett introduktionsprogram", "list")
    return s.picture()


def valj() -> str:
    s = _page()
    s.column(560).field("Lathund eller e-utbildning", "GDPR i praktiken", press=True)
    return s.picture()


def varfor() -> str:
    s = _page()
    c = s.column(560)
    c.field("Lathund eller e-utbildning", "GDPR i praktiken")
    c.field("Varför? (om du vill)", "Du frågade om foton.", press=True)
    return s.picture()


def skicka() -> str:
    s = _page()
    c = s.column(560)
    c.field("Varför? (om du vill)", "Du frågade om foton.")
    c.button("Tipsa Amina", sign="send", press=True)
    return s.picture()


def ser() -> str:
    s = on_phone("Amina", skin=LIGHT)
    s.title("Hej Amina!")
    s.card("GDPR i praktiken", sign="shield", warm=True)
    s.top -= 12
    s.small("Din chef vill", "att du går den här")
    s.space()
    s.field("", "", sign="search")
    return s.picture()


def foljt() -> str:
    s = _page()
    s.small("Det du har tipsat om")
    s.space(8)
    s.row("GDPR i praktiken", "Klar 24 november", sign="check")
    s.row("Läs och svara på mejl", "Inte än", sign="clock")
    return s.picture()

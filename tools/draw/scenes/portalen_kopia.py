"""A backup, and a restore to see that it works."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.marks import arrow
from tools.draw.palette import TAN
from tools.draw.portal import on_computer, terminal
from tools.draw.svg import rect, text
from tools.draw.things import paper

FOLDER = "lathundar/portalen/bilder/sakerhetskopiera"
COPY = "> kompetensportal backup kopia.tar.gz"


def logga_in() -> str:
    return terminal("> ssh server", "Välkommen!", skin=TAN).picture()


def kopiera() -> str:
    return terminal(COPY, skin=TAN).picture()


def svar() -> str:
    s = terminal(COPY, "Klart. kopia.tar.gz är hel", "och genomläst.", skin=TAN)
    s.finger(s.left + 330, 200)
    return s.picture()


def flytta() -> str:
    s = blank()
    server = rect(60, 120, 230, 280, "#3B3846", r=20) + text(
        175, 440, "Servern", 32, bold=True, anchor="middle"
    )
    lamps = "".join(rect(90, 150 + 60 * n, 170, 34, "#E3ECEE", r=8) for n in range(4))
    disk = rect(530, 190, 210, 150, "#2F6F73", r=18) + text(
        635, 440, "En annan disk", 32, bold=True, anchor="middle"
    )
    return s.picture(
        server,
        lamps,
        disk,
        paper(335, 60, "Kopia", w=140, h=150, lines=1),
        arrow(320, 270, 500, 270),
    )


def prova() -> str:
    lines = (
        "> kompetensportal restore kopia.tar.gz",
        "> --data prov",
        "Klart. Portalen är som i går.",
    )
    return terminal(*lines, skin=TAN).picture()


def starta() -> str:
    lines = ("> kompetensportal serve --data prov", "> --port 8001", "Portalen svarar.")
    return terminal(*lines, skin=TAN).picture()


def se() -> str:
    s = on_computer("Fatima", skin=TAN)
    s.title("Personer")
    s.row("Amina", "Hemtjänsten Ekdalen", sign="person")
    s.row("Berit", "Björkbackens äldreboende", sign="person")
    return s.picture()


def skriv_upp() -> str:
    s = blank()
    note = paper(230, 70, "Prov av kopian", w=340, h=330, lines=0)
    words = text(270, 210, "21 november", 32) + text(270, 270, "Alla personer", 32)
    return s.picture(note, words, text(270, 330, "fanns kvar.", 32))

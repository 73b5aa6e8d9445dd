"""Writing a lathund: a file, its steps, a look at it."""

from __future__ import annotations

from tools.draw.devices import blank, computer
from tools.draw.marks import bubble
from tools.draw.palette import BROWN, DARK, INK, LIGHT, SUN, TAN
from tools.draw.people import person
from tools.draw.portal import CREAM, DEEP, editor, terminal
from tools.draw.svg import rect, text

FOLDER = "lathundar/portalen/bilder/skriv-en-lathund"
NEW = "> kompetensportal new lathund outlook/Svara"


def fraga() -> str:
    s = blank()
    one = person(20, 200, DARK, style="scarf", hair="#6B4A73", tunic=True, scale=1.1)
    two = person(290, 200, LIGHT, hair="#8A5A2B", tunic=True, scale=1.1)
    writer = person(560, 200, BROWN, hair=INK, beard=True, clothes=SUN, scale=1.1)
    asked = bubble(60, 40, 400, ("Hur svarar man på mejl?",), "right")
    return s.picture(one, two, writer, asked)


def ny() -> str:
    return terminal(NEW, skin=BROWN).picture()


def fil() -> str:
    s = terminal(NEW, "Ny fil: lathundar/outlook/svara.md", skin=BROWN)
    s.finger(s.left + 420, s.top - 6)
    return s.picture()


def agare() -> str:
    lines = ("---", "titel: Svara på mejl", "id: outlook/svara", "ägare: Systemspecialist", "---")
    return editor("svara.md", *lines, lit=3).picture()


def steg() -> str:
    lines = (
        "## Gör så här",
        "",
        "1. Öppna mejlet. {#oppna}",
        "",
        "2. Tryck på **Svara**. {#svara}",
    )
    return editor("svara.md", *lines, lit=2).picture()


def bild() -> str:
    lines = (
        "1. Öppna mejlet. {#oppna}",
        "",
        "   ![Fingret trycker på ett mejl.]",
        "   (bilder/oppna.svg)",
    )
    return editor("svara.md", *lines, lit=2).picture()


def testa() -> str:
    lines = (
        "::: fråga {#forst}",
        "Vad gör du först?",
        "- [x] Jag läser mejlet.",
        "  > Ja. Då vet du vad frågan är.",
        "- [ ] Jag tar bort mejlet.",
        "  > Inte än. Titta på steg 1.",
        ":::",
    )
    return editor("svara.md", *lines, lit=2).picture()


def forhandsvisa() -> str:
    return terminal("> kompetensportal preview", "Öppna http://127.0.0.1:8000/").picture()


def se() -> str:
    s = computer("Webbläsaren", skin=BROWN)
    s.add(rect(s.x, s.top, s.w, 344, CREAM), rect(s.x, s.top, s.w, 40, DEEP))
    s.space(48)
    s.words("Svara på mejl", bold=True, size=32)
    s.words("1. Öppna mejlet.")
    s.add(rect(s.left, s.top, 260, 100, "#FDEBCF", r=12))
    s.add(rect(s.x + 250, 322, 390, 96, "#FFFFFF", r=12, stroke=INK, stroke_width=3))
    s.add(text(s.x + 266, 360, "Det här kan bli bättre", 27, bold=True))
    s.add(text(s.x + 266, 400, "Steg 2 har ingen bild.", 27))
    return s.picture()


def prova() -> str:
    s = blank()
    tester = person(60, 150, TAN, hair="#8A5A2B", style="long", tunic=True, scale=1.3)
    writer = person(480, 150, BROWN, hair=INK, beard=True, clothes=SUN, scale=1.3)
    said = bubble(40, 24, 380, ("Steg 2 förstod jag inte.",), "left")
    thanks = bubble(450, 24, 320, ("Tack! Jag ändrar.",), "right")
    return s.picture(tester, writer, said, thanks)

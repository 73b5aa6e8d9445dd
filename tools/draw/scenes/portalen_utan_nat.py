"""The unit's tablet without a network: who one is, what is saved, and handing it over."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.palette import BODY, BROWN, INK, PRESS, SCREEN, TAN
from tools.draw.people import person
from tools.draw.portal import CREAM, DEEP, Portal, on_tablet
from tools.draw.svg import rect, text, text_width

FOLDER = "lathundar/portalen/bilder/surfplatta-utan-nat"
WAITS = "12 är inte skickade än"


def _bar(s: Portal, *, chip: str = "Allt är skickat", press: str = "") -> None:
    """The row under the head: who one is, and what waits. `press`: "switch" or "chip"."""
    s.top -= 6
    y = s.top
    s.add(rect(s.x, y, s.w, 70, SCREEN))
    s.add(text(s.left, y + 45, "Amina", 28, bold=True))
    x, chosen = s.left + 104, press == "switch"
    fill, ink = (PRESS, SCREEN) if chosen else (SCREEN, DEEP)
    s.add(rect(x, y + 8, 164, 54, fill, r=12, stroke=PRESS if chosen else DEEP, stroke_width=3))
    s.add(text(x + 82, y + 45, "Byt person", 26, bold=True, anchor="middle", fill=ink))
    if chosen:
        s.finger(x + 130, y + 50)
    w = text_width(chip, 26) + 40
    right = s.x + s.w - 8 - w
    waits = chip == WAITS
    s.add(icon("clock" if waits else "check", right, y + 20, 30, INK if waits else DEEP))
    s.add(text(right + 38, y + 45, chip, 26))
    if press == "chip":
        s.point(right - 2, y + 10, w + 4, 50)
    s.top += 82


def _page(**bar: str) -> Portal:
    s = on_tablet("", skin=BROWN)
    _bar(s, **bar)
    return s


def namn() -> str:
    s = on_tablet("", skin=BROWN)
    s.title("Vem är du?")
    left, right = s.halves()
    left.card("Amina", letter="A", press=True)
    right.card("Carlos", letter="C")
    left.card("Dilan", letter="D")
    right.card("Eva", letter="E")
    return s.picture()


def kod() -> str:
    s = on_tablet("", skin=BROWN)
    s.title("Hej Amina!")
    s.words("Tryck din kod.", "Sex siffror.", "2 av 6", size=27)
    x, y = s.x + s.w / 2 - 30, s.y + 84
    for n in range(9):
        kx, ky = x + 116 * (n % 3), y + 104 * (n // 3)
        chosen = n == 4
        s.add(rect(kx, ky, 102, 90, PRESS if chosen else SCREEN, r=14, stroke=DEEP, stroke_width=3))
        fill = SCREEN if chosen else INK
        s.add(text(kx + 51, ky + 58, str(n + 1), 38, bold=True, anchor="middle", fill=fill))
    s.finger(x + 116 + 74, y + 104 + 70)
    return s.picture()


def oppna() -> str:
    s = _page()
    s.title("Lathundar")
    s.card("Läs och svara på mejl", "Outlook", sign="mail", press=True)
    s.card("Sök friskvårdsbidrag", "Intranät", sign="heart")
    return s.picture()


def lyssna() -> str:
    s = _page()
    s.title("Läs och svara på mejl")
    s.button("Lyssna", sign="play", press=True, share=0.6)
    s.words("1. Tryck på appen Outlook.", size=28)
    s.greek(2)
    return s.picture()


def kan() -> str:
    s = _page()
    s.title("Hur gick det?")
    c = s.column(480)
    c.button("Jag kan det nu", sign="check", press=True)
    c.button("Jag vill öva mer", quiet=True)
    return s.picture()


def sparat() -> str:
    s = _page(chip="1 är inte skickad än")
    s.title("Hur gick det?")
    s.said("Klar!", "Sparat här")
    s.button("Jag vill öva mer", quiet=True, share=0.7)
    return s.picture()


def raden() -> str:
    s = _page(chip=WAITS, press="chip")
    s.title("Läs och svara på mejl")
    s.greek(4)
    return s.picture()


def byt() -> str:
    s = _page(chip=WAITS, press="switch")
    s.title("Läs och svara på mejl")
    s.greek(4)
    return s.picture()


def ge() -> str:
    s = blank()
    one = person(20, 160, BROWN, hair=INK, style="scarf", tunic=True, scale=1.25)
    other = person(530, 160, TAN, hair=INK, style="short", tunic=True, scale=1.25)
    frame = rect(285, 210, 230, 160, BODY, r=18) + rect(299, 224, 202, 132, CREAM, r=6)
    words = text(400, 284, "Vem är", 32, bold=True, anchor="middle")
    return s.picture(
        one, other, frame, words, text(400, 326, "du?", 32, bold=True, anchor="middle")
    )

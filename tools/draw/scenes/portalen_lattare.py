"""Making texts easier to read."""

from __future__ import annotations

from tools.draw.palette import DARK, INK, SCREEN
from tools.draw.portal import DEEP, Portal, on_phone
from tools.draw.svg import circle, rect, text, text_width

FOLDER = "lathundar/portalen/bilder/lattare-att-lasa"


def _panel() -> Portal:
    s = on_phone(skin=DARK)
    s.title("Läs på ditt sätt")
    return s


def anpassa() -> str:
    s = on_phone(tool="adapt", skin=DARK)
    s.title("Hej Amina!")
    s.greek(3)
    s.field("", "", sign="search")
    return s.picture()


def latt() -> str:
    s = _panel()
    s.small("Vilken text vill du läsa?")
    s.space(8)
    s.segments("Lätt svenska", "Längre text", press=0)
    return s.picture()


def storlek() -> str:
    s = _panel()
    s.small("Hur stor text?")
    s.space(8)
    s.segments("Vanlig", "Stor")
    s.segments("Större", "Störst", chosen=-1, press=0)
    return s.picture()


def luft() -> str:
    s = _panel()
    s.small("Hur mycket luft i texten?")
    s.space(8)
    s.segments("Lite luft", "Mer luft", press=1)
    s.segments("Mycket luft", chosen=-1)
    return s.picture()


def farger() -> str:
    s = _panel()
    s.small("Vilka färger?")
    s.space(8)
    s.segments("Ljusa", "Gräddgula", chosen=-1)
    s.segments("Mörka", "Hög kontrast", chosen=-1, press=0)
    return s.picture()


def rader() -> str:
    s = on_phone(skin=DARK)
    s.greek(2)
    s.words("Öppna appen.", "Tryck på mejlet.", "Läs det lugnt.", size=30)
    s.greek(3)
    return s.picture()


def delar() -> str:
    s = on_phone(skin=DARK)
    s.small("Långa ord i delar")
    s.space(30)
    size, x, y = 44, s.left + 20, s.top + 40
    for part, dotted in (("hem", False), ("tjänst", True)):
        width = text_width(part, size)
        s.add(text(x, y, part, size))
        for at in range(0, int(width), 12) if dotted else (0,):
            s.add(rect(x + at, y + 12, 6 if dotted else width - 4, 6, DEEP))
        x += width
    return s.picture()


def bokstaver() -> str:
    s = _panel()
    s.small("Vilka bokstäver?")
    s.space(8)
    s.segments("Vanliga", "Breda", press=1)
    s.segments("Tunga nedtill", chosen=-1)
    return s.picture()


def ett_steg() -> str:
    s = on_phone(skin=DARK)
    s.title("Läs och svara")
    s.segments("Alla steg", "Ett steg i taget", press=1)
    _step(s, "1", "Tryck på appen.")
    return s.picture()


def nasta() -> str:
    s = on_phone(skin=DARK)
    _step(s, "1", "Tryck på appen.")
    s.small("Steg 1 av 8")
    s.space(8)
    s.button("Nästa", sign="next", press=True)
    return s.picture()


def _step(s: Portal, number: str, words: str) -> None:
    s.add(rect(s.left, s.top, s.room, 176, SCREEN, r=14, stroke="#E2D9C6"))
    s.add(circle(s.left + 36, s.top + 38, 24, "#F0A23C"))
    s.add(text(s.left + 36, s.top + 48, number, 28, bold=True, anchor="middle", fill=INK))
    s.add(text(s.left + 74, s.top + 48, words, 28, room=s.room - 78))
    s.add(rect(s.left + 60, s.top + 76, s.room - 120, 84, "#FDEBCF", r=10))
    s.add(rect(s.x + s.w / 2 - 26, s.top + 92, 52, 52, DEEP, r=12))
    s.space(190)

"""A good moment together with a resident, with the tablet."""

from __future__ import annotations

from tools.draw.devices import blank, tablet
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.motifs import note_paper
from tools.draw.palette import (
    BODY,
    BROWN,
    CALM,
    DARK,
    GREY,
    INK,
    LEAF,
    PLUM,
    PRESS,
    SCREEN,
    SKY,
    SUN,
)
from tools.draw.people import Look, person
from tools.draw.screen import Screen
from tools.draw.svg import circle, rect, stroke, text
from tools.draw.things import cup, table

FOLDER = "lathundar/ipad/bilder/aktivitet-med-boende"

OLLE: Look = {"skin": DARK, "hair": GREY, "style": "bald", "clothes": LEAF, "old": True}
ME: Look = {"skin": BROWN, "hair": INK, "style": "curly", "tunic": True}


def _flat(x: float, y: float, *inside: str, w: float = 260) -> str:
    """A tablet on its stand."""
    h = w * 0.7
    foot = stroke(f"M{x + w * 0.3} {y + h + 10}h{w * 0.4}", INK, 10)
    return (
        foot
        + rect(x, y, w, h, BODY, r=18)
        + rect(x + 14, y + 14, w - 28, h - 28, SKY, r=6)
        + "".join(inside)
    )


def _note(x: float, y: float, size: float = 1) -> str:
    """A note of music."""
    parts = circle(x, y, 15 * size, PLUM) + circle(x + 56 * size, y - 10 * size, 15 * size, PLUM)
    stems = f"M{x + 12 * size:.0f} {y:.0f}v{-70 * size:.0f}"
    stems += f"l{56 * size:.0f} {-12 * size:.0f}v{72 * size:.0f}"
    return parts + stroke(stems, PLUM, 8 * size)


def _song(*, press: str = "") -> Screen:
    s = tablet(skin=BROWN)
    s.header("Musik", left="back")
    s.field("", "Evert Taube", sign="search", press=press == "search")
    if press != "search":
        s.row("Så skimrande var aldrig havet", sign="play", press=press == "song")
        s.row("Sjösala vals", sign="play")
    return s


def fraga() -> str:
    s = blank()
    asks = bubble(30, 16, 350, ("Vilken musik", "tycker du om?"), "right")
    return s.picture(
        person(60, 150, scale=1.35, **ME),
        person(470, 150, scale=1.35, **OLLE),
        asks,
        bubble(500, 30, 270, ("Evert Taube!",), "left"),
    )


def plats() -> str:
    s = blank()
    both = person(60, 130, scale=1.3, **ME) + person(480, 130, scale=1.3, **OLLE)
    return s.picture(both, table(412), cup(350, 330, 0.9), cup(440, 330, 0.9))


def stall() -> str:
    s = blank()
    both = person(70, 130, scale=1.3, **OLLE)
    return s.picture(both, table(412), _flat(400, 190, w=300), cup(320, 330, 0.9))


def oppna() -> str:
    s = tablet(skin=BROWN)
    s.space(50)
    s.apps(("photo", "Foton"), ("listen", "Musik"), ("globe", "Karta"), press=1, tile=120)
    return s.picture()


def sok() -> str:
    s = _song(press="search")
    s.keyboard()
    return s.picture()


def lat() -> str:
    return _song(press="song").picture()


def ljud() -> str:
    s = blank()
    side = stroke("M610 170v-44m-22 22h44M588 290h44", PRESS, 10)
    s.skin = BROWN
    s.finger(590, 190)
    return s.picture(under=_flat(130, 90, _note(320, 260, 1.6), w=440) + side)


def prata() -> str:
    s = blank()
    both = person(40, 150, scale=1.3, **ME) + person(510, 150, scale=1.3, **OLLE)
    said = bubble(420, 16, 360, ("Vi dansade till den", "när jag var ung."), "right")
    return s.picture(both, table(430), _flat(290, 250, _note(390, 350), w=220), said)


def sluta() -> str:
    s = blank()
    both = person(60, 150, scale=1.35, **ME) + person(
        470, 150, scale=1.35, **{**OLLE, "mood": "calm"}
    )
    asks = bubble(20, 16, 380, ("Vill du fortsätta", "eller vila lite?"), "right")
    return s.picture(both, asks, bubble(540, 40, 230, ("Vila, tack.",), "left"))


def skriv() -> str:
    s = blank()
    sheet = note_paper(200, 90, "Olle sjöng med", "i två sånger.", w=400, size=38)
    pen = stroke("M520 330l140-140", INK, 18) + stroke("M634 216l26-26", SUN, 18)
    return s.picture(table(430), sheet, pen)


def forslag() -> str:
    s = blank()
    ideas = (("globe", "Karta"), ("photo", "Bilder"), ("listen", "Musik"), ("heart", "Djur"))
    for n, (sign, word) in enumerate(ideas):
        x = 40 + 185 * n
        s.add(rect(x, 130, 165, 220, SCREEN, r=20, stroke=INK, stroke_width=4))
        s.add(
            icon(sign, x + 38, 160, 90, CALM),
            text(x + 82, 320, word, 32, bold=True, anchor="middle"),
        )
    return s.picture()

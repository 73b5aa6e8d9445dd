"""Nanokurs: ask before taking a photo."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.marks import bubble
from tools.draw.palette import BODY, CALM, DARK, GREY, LIGHT, ROSE, SCREEN
from tools.draw.people import person
from tools.draw.svg import rect

FOLDER = "courses/nano-foto-pa-brukare/bilder"


def fraga_forst() -> str:
    s = blank()
    me = person(60, 150, DARK, style="curly", tunic=True, mood="calm", scale=1.3)
    elsa = person(
        500, 150, LIGHT, hair=GREY, style="bun", clothes=ROSE, old=True, mood="calm", scale=1.3
    )
    mobile = rect(350, 330, 96, 160, BODY, r=16) + rect(360, 346, 76, 124, SCREEN, r=8)
    mobile += icon("camera", 370, 378, 56, CALM)
    thinks = icon("help", 680, 60, 90, CALM)
    said = bubble(50, 24, 360, ("Får jag ta en bild?",), "left")
    return s.picture(me, elsa, mobile, thinks, said)

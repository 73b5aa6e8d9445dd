"""Nanokurs: let the portal read."""

from __future__ import annotations

from tools.draw.palette import BROWN
from tools.draw.portal import on_phone

FOLDER = "courses/nano-lyssna-pa-text/bilder"


def lyssna() -> str:
    s = on_phone(skin=BROWN)
    s.title("Mikrofon av")
    s.player(press="play")
    s.greek(3)
    return s.picture()

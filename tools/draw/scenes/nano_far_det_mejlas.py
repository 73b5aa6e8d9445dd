"""Nanokurs: three questions before a mail is sent."""

from __future__ import annotations

from tools.draw.devices import phone
from tools.draw.icons import icon
from tools.draw.palette import BROWN, CALM, SUN
from tools.draw.svg import circle

FOLDER = "courses/nano-far-det-mejlas/bilder"


def tre_fragor() -> str:
    s = phone(skin=BROWN)
    s.header("Nytt mejl", left="back")
    s.field("Till", "Karin")
    s.greek(2)
    for n in range(3):
        x = s.x + 70 + 111 * n
        s.add(circle(x, s.top + 48, 44, SUN), icon("help", x - 30, s.top + 18, 60, CALM))
    s.space(106)
    s.button("Skicka", sign="send")
    return s.picture()

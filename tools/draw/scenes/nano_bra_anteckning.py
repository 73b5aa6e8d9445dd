"""Nanokurs: what one saw instead of what one thinks."""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.marks import arrow, tick
from tools.draw.palette import CALM, EDGE, GREEK, INK, QUIET, SCREEN, SUN
from tools.draw.svg import rect, text

FOLDER = "courses/nano-bra-anteckning/bilder"


def tva_lappar() -> str:
    s = blank()
    first = rect(50, 130, 280, 240, SCREEN, r=10, stroke=EDGE, stroke_width=4)
    first += text(190, 220, "Sur i dag.", 36, fill=QUIET, anchor="middle")
    first += rect(90, 270, 200, 12, GREEK, r=6)
    second = rect(450, 90, 300, 310, SCREEN, r=10, stroke=INK, stroke_width=5)
    second += rect(450, 90, 300, 26, SUN)
    second += text(600, 200, "Sa:", 36, bold=True, anchor="middle")
    second += text(600, 254, "”Låt mig vara.”", 36, bold=True, anchor="middle", room=290)
    second += rect(490, 304, 220, 12, GREEK, r=6) + rect(490, 334, 150, 12, GREEK, r=6)
    return s.picture(first, second, arrow(350, 250, 430, 250, CALM), tick(740, 100, 44))

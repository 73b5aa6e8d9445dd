"""Nanokurs: the microphone is off while one listens."""

from __future__ import annotations

from tools.draw.devices import tablet
from tools.draw.icons import icon
from tools.draw.palette import BAR, DARK, GREY, INK, LIGHT, PLUM, PRESS, TAN
from tools.draw.svg import rect, stroke
from tools.draw.things import video

FOLDER = "courses/nano-mikrofon-av/bilder"


def mikrofon_av() -> str:
    s = tablet(skin=TAN)
    s.add(rect(s.x, s.y, s.w, 84, BAR))
    s.add(icon("people", s.x + 40, s.y + 18, 48, INK), icon("video", s.x + 380, s.y + 18, 48, INK))
    x, y = s.x + 490, s.y + 16
    s.add(icon("microphone", x, y, 52, PRESS), stroke(f"M{x + 4} {y + 4}l44 44", PRESS, 7))
    s.add(icon("hang-up", s.x + 590, s.y + 18, 48, INK))
    faces = (
        {"skin": LIGHT, "hair": GREY, "glasses": True, "clothes": PLUM},
        {"skin": DARK, "style": "curly", "tunic": True},
    )
    s.add(video(s.x + 10, s.y + 96, s.w - 20, s.h - 106, *faces))
    s.point(x - 10, y - 8, 72, 68)
    return s.picture()

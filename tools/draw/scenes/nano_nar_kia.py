"""Nanokurs: to whom did it happen?"""

from __future__ import annotations

from tools.draw.devices import blank
from tools.draw.icons import icon
from tools.draw.palette import BROWN, CALM, GREY, INK, LIGHT, PLUM, ROSE, SCREEN, SKY, SUN, WOOD
from tools.draw.people import person
from tools.draw.svg import rect, stroke, text

FOLDER = "courses/nano-nar-kia/bilder"


def vem_hande_det() -> str:
    s = blank()
    road = stroke("M400 500V390C400 320 230 330 200 270M400 390C400 320 570 330 600 270", WOOD, 60)
    road += stroke("M400 490v-40M400 430v-30", SCREEN, 8)
    me = person(100, 20, BROWN, style="short", tunic=True, mood="calm", scale=0.95)
    elsa = person(510, 20, LIGHT, hair=GREY, style="bun", clothes=ROSE, old=True, scale=0.95)
    left = rect(30, 290, 160, 80, SUN, r=12, stroke=INK, stroke_width=4)
    left += text(110, 344, "KIA", 40, bold=True, fill=CALM, anchor="middle")
    right = rect(600, 290, 186, 80, SKY, r=12, stroke=INK, stroke_width=4)
    right += text(693, 342, "Avvikelse", 34, bold=True, fill=PLUM, anchor="middle", room=180)
    return s.picture(road, me, elsa, left, right, icon("help", 352, 130, 96, CALM))

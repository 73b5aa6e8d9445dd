"""People from the chest up, of differing age, skin, hair and clothes. They are nobody."""

from __future__ import annotations

from typing import Any

from tools.draw.palette import DARK, GREY, INK, SCREEN, TUNIC
from tools.draw.svg import circle, ellipse, group, path, rect, stroke

Look = dict[str, Any]
"""How somebody looks, to draw more than once: `person(x, y, **look)`."""
FRAME = "#4A4654"


def person(
    x: float,
    y: float,
    skin: str,
    *,
    hair: str = INK,
    style: str = "short",
    clothes: str = TUNIC,
    tunic: bool = False,
    glasses: bool = False,
    old: bool = False,
    beard: bool = False,
    mood: str = "glad",
    scale: float = 1,
) -> str:
    """A bust 200 wide and 264 high, its upper left corner at x, y.

    style: short, long, bun, curly, bald, scarf. mood: glad, calm, unsure.
    """
    parts = [_behind(style, hair), path("M10 264v-14c0-62 30-84 90-84s90 22 90 84v14z", clothes)]
    if tunic:
        parts += [_tunic()]
    parts += [
        rect(82, 130, 36, 50, skin, r=16),
        ellipse(48, 92, 9, 14, skin),
        ellipse(152, 92, 9, 14, skin),
        ellipse(100, 86, 54, 62, skin),
        _beard(hair) if beard else "",
        _face(skin, mood, old),
        _hair(style, hair),
        _glasses(skin) if glasses else "",
    ]
    return group(*parts, x=x, y=y, scale=scale)


def _tunic() -> str:
    """A V neck, a breast pocket and a name badge: a uniform."""
    return (
        path("M72 170l28 42 28-42c-18-6-38-6-56 0z", SCREEN)
        + stroke("M70 170l30 44 30-44", SCREEN, 5)
        + rect(128, 206, 36, 24, SCREEN, r=4)
        + stroke("M134 214h24M134 222h14", GREY, 3)
    )


def _behind(style: str, hair: str) -> str:
    if style == "long":
        return path("M34 90c0-92 132-92 132 0v74c0 20-132 20-132 0z", hair)
    if style == "curly":
        spots = ((44, 60), (62, 30), (100, 18), (138, 30), (156, 60), (38, 96), (162, 96))
        return "".join(circle(x, y, 28, hair) for x, y in spots)
    if style == "bun":
        return circle(100, 16, 26, hair)
    return ""


def _hair(style: str, hair: str) -> str:
    if style == "bald":
        return path(
            "M46 78c-4 12-2 22 2 26 2-12 2-18-2-26zM154 78c4 12 2 22-2 26-2-12-2-18 2-26z", hair
        )
    if style == "scarf":
        cloth = "M30 104c-4-112 144-112 140 0 0 34 2 56 12 76-36 34-128 34-164 0 10-20 12-42 12-76z"
        face = "M57 92c0 32 16 54 43 54s43-22 43-54-17-50-43-50-43 18-43 50z"
        return path(cloth + face, hair, fill_rule="evenodd") + stroke(
            "M60 150q30 36 84 18", "#00000033", 4
        )
    if style == "curly":
        return path("M46 76c-2-34 22-56 54-56s56 22 54 56c-10-20-30-28-54-28s-44 8-54 28z", hair)
    if style in {"long", "bun"}:
        return path(
            "M44 90c-6-46 20-70 56-70s62 24 56 70c-6-28-22-40-44-46-20 16-44 24-68 46z", hair
        )
    return path(
        "M45 84c-7-44 20-66 55-66s62 22 55 66c-6-14-10-22-20-30-24 6-54 4-70-4-10 10-16 20-20 34z",
        hair,
    )


def _beard(hair: str) -> str:
    return path("M47 92c2 40 22 58 53 58s51-18 53-58c-8 18-18 22-53 22S55 110 47 92z", hair)


def _face(skin: str, mood: str, old: bool) -> str:
    line = INK if skin != DARK else "#1B1418"
    mouths = {
        "glad": "M80 112q20 20 40 0",
        "calm": "M84 117q16 6 32 0",
        "unsure": "M84 121q16-9 32 0",
    }
    brows = "M70 70q9-6 18-1M112 69q9-5 18 1"
    if mood == "unsure":
        brows = "M70 68q9-3 18-9M112 59q9 6 18 9"
    parts = circle(79, 86, 5.5, line) + circle(121, 86, 5.5, line)
    parts += stroke(mouths[mood], line, 4.5) + stroke(brows, line, 3.5)
    if old:
        parts += stroke(
            "M60 96l-7 6M140 96l7 6M70 108q-5 6-3 12M130 108q5 6 3 12", line, 2, opacity=0.55
        )
    return parts


def _glasses(skin: str) -> str:
    frame = "#E9D8B4" if skin == DARK else FRAME
    return (
        circle(79, 87, 17, stroke=frame, stroke_width=4)
        + circle(121, 87, 17, stroke=frame, stroke_width=4)
        + stroke("M96 84q4-4 8 0", frame, 4)
    )

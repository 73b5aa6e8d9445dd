"""Show the tablet's picture on the TV, and its sound on a loudspeaker."""

from __future__ import annotations

from tools.draw.devices import blank, tablet
from tools.draw.icons import icon
from tools.draw.marks import hand
from tools.draw.motifs import loudspeaker, television
from tools.draw.palette import (
    BODY,
    BROWN,
    CALM,
    GREY,
    INK,
    LEAF,
    PRESS,
    SCREEN,
    SKY,
    SUN,
    TAN,
)
from tools.draw.screen import Screen
from tools.draw.svg import circle, path, rect, stroke, text

FOLDER = "lathundar/ipad/bilder/tv-och-hogtalare"


def _view(x: float, y: float, w: float, h: float) -> str:
    """A view of hills and the sun."""
    hills = path(
        f"M{x:.0f} {y + h * 0.72:.0f}q{w * 0.25:.0f} {-h * 0.3:.0f} {w * 0.5:.0f} 0"
        f"t{w * 0.5:.0f} 0V{y + h:.0f}H{x:.0f}z",
        LEAF,
    )
    return rect(x, y, w, h, SKY) + circle(x + w * 0.76, y + h * 0.28, h * 0.14, SUN) + hills


def _panel() -> Screen:
    """The control centre: tiles over a darkened picture."""
    s = tablet(skin=TAN)
    s.add(_view(s.x, s.y, s.w, s.h), rect(s.x, s.y, s.w, s.h, INK, opacity=0.55))
    return s


def tv_pa() -> str:
    s = blank()
    remote = rect(560, 260, 90, 220, BODY, r=24) + circle(605, 300, 20, PRESS)
    remote += "".join(circle(585 + 40 * (n % 2), 350 + 40 * (n // 2), 10, GREY) for n in range(6))
    s.finger(610, 306)
    return s.picture(under=television(60, 60, 440, 270, _view(74, 74, 412, 242)) + remote)


def natet() -> str:
    s = tablet(skin=TAN)
    s.header("Wifi", left="back")
    s.row("Boendet Solen", "Ansluten", sign="wifi", mark="check", press=True)
    s.row("Gäster", sign="wifi")
    return s.picture()


def oppna() -> str:
    s = tablet(skin=TAN)
    s.space(50)
    s.apps(("photo", "Bilder"), ("listen", "Musik"), ("video", "Film"), press=0, tile=120)
    return s.picture()


def dra_ner() -> str:
    s = tablet(skin=TAN)
    s.add(_view(s.x, s.y, s.w, s.h))
    s.add(circle(s.x + s.w - 40, s.y + 30, 26, SCREEN, opacity=0.8))
    s.add(stroke("M640 70v190m-36-36l36 36 36-36", PRESS, 11))
    s.finger(702, 74)
    return s.picture()


def dubbla() -> str:
    s = _panel()
    for n, (sign, word) in enumerate((("wifi", "Nät"), ("bell", "Tyst"), ("listen", "Ljud"))):
        x = 110 + 200 * n
        s.add(rect(x, 80, 170, 130, SCREEN, r=22), icon(sign, x + 58, 94, 54, INK))
        s.add(text(x + 85, 190, word, 28, anchor="middle"))
    s.add(rect(110, 240, 420, 120, PRESS, r=22))
    s.add(stroke("M142 284h58v40h-58zM160 284v-16h58v40h-18", SCREEN, 5))
    s.add(text(240, 312, "Skärmdubblering", 30, bold=True, fill=SCREEN, room=284))
    s.finger(500, 330)
    return s.picture()


def valj_tv() -> str:
    s = _panel()
    c = s.column(440)
    s.add(rect(c.x, s.y + 60, c.w, 250, SCREEN, r=22))
    c.top = s.y + 70
    c.words("Skärmdubblering", bold=True)
    c.row("Tv i dagrummet", sign="video", press=True)
    c.row("Tv i köket", sign="video")
    return s.picture()


def kod() -> str:
    s = blank()
    tv = television(40, 50, 380, 240, text(230, 190, "4 8 2 1", 60, bold=True, anchor="middle"))
    board = rect(460, 190, 310, 250, BODY, r=20) + rect(478, 208, 274, 214, SCREEN, r=6)
    board += text(615, 260, "Skriv koden", 30, bold=True, anchor="middle")
    board += rect(500, 290, 230, 80, SCREEN, r=12, stroke=PRESS, stroke_width=6)
    board += text(615, 345, "4 8 2", 44, anchor="middle")
    s.finger(690, 350)
    return s.picture(under=tv + board)


def ljud() -> str:
    s = blank()
    tv = television(60, 60, 440, 270, _view(74, 74, 412, 242))
    remote = rect(560, 200, 100, 270, BODY, r=24) + rect(586, 240, 48, 130, GREY, r=22)
    remote += stroke("M610 258v32m-16-16h32M594 346h32", INK, 6)
    s.finger(616, 276)
    return s.picture(under=tv + remote + icon("listen", 690, 120, 80, CALM))


def sluta() -> str:
    s = _panel()
    c = s.column(440)
    s.add(rect(c.x, s.y + 60, c.w, 250, SCREEN, r=22))
    c.top = s.y + 70
    c.row("Tv i dagrummet", sign="video", mark="check")
    c.space(20)
    c.button("Sluta dubblera", press=True)
    return s.picture()


def hogtalare() -> str:
    s = blank()
    flat = rect(60, 120, 380, 270, BODY, r=22) + rect(78, 138, 344, 234, SCREEN, r=6)
    flat += text(250, 200, "Bluetooth", 34, bold=True, anchor="middle")
    flat += rect(98, 236, 304, 80, SKY, r=12) + text(120, 286, "Högtalare", 30, bold=True)
    return s.picture(flat, loudspeaker(520, 140, 1.1), hand(380, 290, BROWN))

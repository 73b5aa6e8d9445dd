"""Answers of surveys: small pictures beside the words. Shapes tell them apart, never colours."""

from __future__ import annotations

from tools.draw.palette import CALM, INK, PAPER, SUN, TUNIC, WOOD
from tools.draw.svg import circle, ellipse, path, rect, stroke

FOLDER = "courses/enkater/bilder"
SIZE = 160


def nej() -> str:
    return _face(stroke("M52 114q28-28 56 0", INK, 8))


def lite() -> str:
    return _face(stroke("M54 106h52", INK, 8))


def ganska() -> str:
    return _face(stroke("M52 98q28 24 56 0", INK, 8))


def ja() -> str:
    return _face(path("M46 92q34 52 68 0z", INK) + path("M58 97q22 8 44 0l-4 6q-18 5-36 0z", PAPER))


def for_latt() -> str:
    return _stairs(10)


def lagom() -> str:
    return _stairs(26)


def for_svart() -> str:
    return _stairs(104)


def _face(mouth: str) -> str:
    eyes = ellipse(60, 64, 7, 10, INK) + ellipse(100, 64, 7, 10, INK)
    return _small(circle(80, 80, 66, SUN, stroke=INK, stroke_width=6), eyes, mouth)


def _stairs(height: float) -> str:
    """Somebody in front of a step: low, as high as a step is, or a wall."""
    ground = 140
    step = rect(88, ground - height, 60, height + 6, WOOD, r=4)
    step += stroke(f"M88 {ground - height}h60", INK, 6)
    body = circle(46, 52, 18, SUN, stroke=INK, stroke_width=5)
    body += path("M28 132V98c0-26 36-26 36 0v34z", TUNIC, stroke=INK, stroke_width=5)
    return _small(
        rect(4, 4, 152, 152, PAPER, r=24), stroke(f"M14 {ground}h132", CALM, 6), step, body
    )


def _small(*parts: str) -> str:
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}"'
    return f'<svg {head} width="{SIZE}" height="{SIZE}">{"".join(parts)}</svg>\n'

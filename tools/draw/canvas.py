"""A rectangle that shapes are put on from the top, and the picture it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from tools.draw import marks, svg
from tools.draw.palette import EDGE, TAN
from tools.draw.svg import rect

GAP = 14
LOW = 425


@dataclass
class Canvas:
    """A rectangle to fill; `top` is where the next thing goes."""

    x: float
    y: float
    w: float
    h: float
    frame: str = ""
    skin: str = TAN
    slim: bool = False
    """True for a device that leaves paper at both sides."""
    top: float = 0
    parts: list[str] = field(default_factory=list)
    pressed: list[tuple[float, float, float]] = field(default_factory=list)
    """Where finger tips are, and how far the hand is turned (degrees)."""

    def __post_init__(self) -> None:
        self.top = self.y

    @property
    def left(self) -> float:
        return self.x + GAP

    @property
    def room(self) -> float:
        return self.w - 2 * GAP

    def add(self, *parts: str) -> None:
        self.parts.extend(parts)

    def space(self, height: float = GAP) -> None:
        self.top += height

    def column(self, width: float) -> Self:
        """A narrower screen in the middle of what is left; it draws into this one."""
        return self._inner(self.x + (self.w - width) / 2, width)

    def split(self, share: float) -> tuple[Self, Self]:
        """Two columns below what is there; they draw into this one."""
        edge = self.x + self.w * share
        self.add(rect(edge - 1, self.top, 2, self.y + self.h - self.top, EDGE))
        return self._inner(self.x, edge - self.x), self._inner(edge, self.x + self.w - edge)

    def _inner(self, x: float, width: float) -> Self:
        inner = type(self)(x, self.top, width, self.y + self.h - self.top)
        inner.parts, inner.pressed = self.parts, self.pressed
        return inner

    def point(self, x: float, y: float, w: float, h: float, *, r: float = 14) -> None:
        """A frame and a hand: this place is the one to press."""
        self.add(marks.ring(x, y, w, h, r))
        if w < 60:
            self.finger(x + w * 0.98, y + h * 0.98)
        else:
            self.finger(x + w - 16, y + h * 0.76)

    def finger(self, x: float, y: float, turn: float = marks.FROM_BELOW) -> None:
        """A hand alone, its finger tip at x, y; low down it comes from the side, to be seen."""
        if y > LOW:
            turn = marks.FROM_SIDE
        self.pressed.append((x, y, turn))

    def picture(self, *over: str, under: str = "", narrow: bool | None = None) -> str:
        """The finished picture: the frame, the widgets, the hands, and what lies over them.

        A phone in the middle with nothing beside it becomes a narrow picture, if not told else.
        """
        if narrow is None:
            narrow = self.slim and not over and not under
        hands = [marks.hand(x, y, self.skin, turn=turn) for x, y, turn in self.pressed]
        return svg.document(under, self.frame, *self.parts, *hands, *over, narrow=narrow)

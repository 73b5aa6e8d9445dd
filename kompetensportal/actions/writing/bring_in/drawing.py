"""DrawingML, which Word and PowerPoint share: how a picture is cropped and turned, tables."""

from __future__ import annotations

from kompetensportal.actions.writing.bring_in.package import Element
from kompetensportal.actions.writing.bring_in.pictures import Frame

_THOUSANDTH = 100_000
_QUARTER = 90 * 60_000
"""DrawingML's angles are 60,000ths of a degree."""


def frame_of(picture: Element) -> Frame:
    """The crop and turn of a `pic`."""
    cut = picture.find(".//srcRect")

    def share(side: str) -> float:
        written = cut.get(side, "0") if cut is not None else "0"
        return min(max(_number(written) / _THOUSANDTH, 0.0), 0.99)

    turn = picture.find("spPr/xfrm")
    turned = _number(turn.get("rot", "0")) if turn is not None else 0
    return Frame(share("l"), share("t"), share("r"), share("b"), round(turned / _QUARTER) % 4)


def _number(written: str) -> int:
    """A number of the file; `12%` as the strict form writes shares."""
    try:
        if written.endswith("%"):
            return round(float(written[:-1]) * _THOUSANDTH / 100)
        return int(written)
    except ValueError:
        return 0

"""Where a Swedish word may be divided for the eye: `ge-nom-fö-ran-de-plan`.

The patterns (pyphen, from LibreOffice) are made for hyphens at the end of a line. A reader who
shows syllables wants all of them, so that a single letter at an edge is divided off too.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

PACKAGE = "pyphen"


@cache
def _patterns() -> Pyphen:
    # 30 ms, which only what makes reading aids pays.
    from pyphen import Pyphen  # noqa: PLC0415

    return Pyphen(lang="sv", left=1, right=1)


@cache
def syllables(word: str) -> tuple[int, ...]:
    """The lengths of a word's syllables, which together are the word; (7,) for one syllable."""
    cuts = [0, *map(int, _patterns().positions(word)), len(word)]
    return tuple(b - a for a, b in pairwise(cuts) if b > a)

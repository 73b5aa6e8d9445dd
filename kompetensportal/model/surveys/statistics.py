"""A share or a mean with how sure it is: 95 % intervals, and the words for them.

Shares: Wilson's score interval (1927). Means: Student's t; where all answers are the same, which
tells t nothing, Wilson's interval of the mean's place on its scale, which holds for any answers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Z = 1.959963984540054
"""Quantile 0.975 of the normal distribution."""
_STUDENT = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281)
SURE, ROUGH = 0.1, 0.2
"""Half an interval, as a part of the whole scale: up to here one may say so."""


class Certainty(StrEnum):
    """How far a figure may be trusted, in a word."""

    SURE = "sure"
    ROUGH = "rough"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between what it lies with 95 % certainty."""

    value: float
    low: float
    high: float

    def certainty(self, scale: float) -> Certainty:
        """How wide the interval is on a scale so long."""
        part = max(self.value - self.low, self.high - self.value) / scale if scale else 1.0
        if part <= SURE:
            return Certainty.SURE
        return Certainty.ROUGH if part <= ROUGH else Certainty.UNSURE


def share(part: float, n: int) -> Interval:
    """The share of `part` among `n` answers, from 0 to 1. Raises ValueError for no answers."""
    if n < 1 or not 0 <= part <= n:
        raise ValueError(f"{part} of {n}")
    p = part / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return Interval(p, min(p, max(0.0, middle - half)), max(p, min(1.0, middle + half)))


def mean(counts: Mapping[int, int], answers: int) -> Interval:
    """The mean of answers on a scale from 1 to `answers`. Raises ValueError for no answers."""
    n = sum(counts.values())
    if n < 1 or answers < 2:
        raise ValueError(f"{n} answers on a scale of {answers}")
    middle = sum(answer * times for answer, times in counts.items()) / n
    spread = sum(times * (answer - middle) ** 2 for answer, times in counts.items())
    if n == 1 or not spread:
        on_scale = share((middle - 1) / (answers - 1) * n, n)
        low, high = (1 + (answers - 1) * end for end in (on_scale.low, on_scale.high))
        return Interval(middle, min(low, middle), max(high, middle))
    half = student(n - 1) * math.sqrt(spread / (n - 1) / n)
    return Interval(middle, max(1.0, middle - half), min(float(answers), middle + half))


def student(freedom: int) -> float:
    """Quantile 0.975 of Student's t: a table for the few, then Abramowitz and Stegun 26.7.5."""
    if freedom < 1:
        raise ValueError(f"{freedom} degrees of freedom")
    if freedom <= len(_STUDENT):
        return _STUDENT[freedom - 1]
    z2, z = Z * Z, Z
    terms = (
        (z2 + 1) * z / 4,
        ((5 * z2 + 16) * z2 + 3) * z / 96,
        (((3 * z2 + 19) * z2 + 17) * z2 - 15) * z / 384,
        ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) * z / 92160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))

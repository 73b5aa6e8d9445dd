"""When words sound in speech that nobody has timed: a person's recording, or a voice without times.

Words are spread over the time in which there is sound, by their length; a silence is passed over,
and a word that would begin close after one begins with the sound. And a recording of several
sentences is cut where its longest silences are.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import pairwise

from kompetensportal.speech.levels import pauses

WORD = re.compile(r"\S+")
BASE = 2
"""Letters that every word is longer than it is written: short ones take their time too."""
SNAP = 0.08
"""Seconds; nearer to the beginning of a sound than this, a word begins there."""


def word_times(text: str, samples: array[int], rate: int) -> tuple[tuple[int, int], ...]:
    """(offset, ms) of each word of a text that is all that is said in the samples."""
    words = [m for m in WORD.finditer(text) if any(c.isalnum() for c in m[0])]
    sounds = sounding(samples, rate)
    length = sum(end - first for first, end in sounds)
    if not words or not length:
        return ()
    weights = [len(word[0]) + BASE for word in words]
    found, before = [], 0
    for word, weight in zip(words, weights, strict=True):
        at = _place(sounds, before / sum(weights) * length, SNAP * rate)
        found.append((word.start(), round(at * 1000 / rate)))
        before += weight
    return tuple(found)


def cut(samples: array[int], rate: int, texts: Sequence[str]) -> list[tuple[int, int]]:
    """(first, end) of each text in a recording of all of them: one cut in each longest silence."""
    gaps = [gap for gap in pauses(samples, rate) if gap[0] > 0 and gap[1] < len(samples)]
    wanted = len(texts) - 1
    if len(gaps) < wanted:
        total, before, cuts = sum(map(len, texts)), 0, []
        for text in texts[:-1]:
            before += len(text)
            cuts.append(round(before / total * len(samples)))
    else:
        longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])[:wanted]
        cuts = sorted((first + end) // 2 for first, end in longest)
    edges = [0, *cuts, len(samples)]
    return list(pairwise(edges))


def sounding(samples: array[int], rate: int) -> list[tuple[int, int]]:
    """(first, end) in samples of what is no silence."""
    found, at = [], 0
    for first, end in [*pauses(samples, rate), (len(samples), len(samples))]:
        if first > at:
            found.append((at, first))
        at = end
    return found


def _place(sounds: list[tuple[int, int]], within: float, snap: float) -> float:
    """The sample at which so much has sounded."""
    for first, end in sounds:
        if within < end - first - snap or (first, end) == sounds[-1]:
            return first if within < snap else first + within
        within = max(0.0, within - (end - first))
    return 0.0

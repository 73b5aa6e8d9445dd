"""Loudness of recorded samples: where speech begins and ends, where it pauses, how loud it is."""

from __future__ import annotations

from array import array
from math import sqrt

WINDOW = 0.01
"""Seconds over which loudness is measured."""
SPEECH_LEVEL = 3000
"""Loudness (root mean square of 16-bit samples) of espeak-ng's speech, which recordings get too."""
LOUDEST = 31_000
"""No sample gets beyond: what is louder would crackle."""
SILENT = 40
"""A recording that is nowhere louder holds nobody's voice."""
QUIET_SHARE = 0.06
"""Below this share of its own speech's loudness a recording is silence or the noise of the room."""
MARGIN = 0.05
"""Seconds kept on both sides, so that no sound is cut."""
SHORTEST_PAUSE = 0.12
"""Seconds; what is shorter is a consonant."""


def loudness(samples: array[int], rate: int) -> list[float]:
    """Root mean square of each window."""
    window = max(1, round(rate * WINDOW))
    return [_level(samples[at : at + window]) for at in range(0, len(samples), window)]


def speech_between(samples: array[int], rate: int) -> tuple[int, int] | None:
    """(first, end) of the samples that hold speech, with a margin; None when none do."""
    levels = loudness(samples, rate)
    loud = [at for at, level in enumerate(levels) if level > threshold(levels)]
    if not loud or max(levels) < SILENT:
        return None
    window, margin = max(1, round(rate * WINDOW)), round(rate * MARGIN)
    first = max(0, loud[0] * window - margin)
    return first, min(len(samples), (loud[-1] + 1) * window + margin)


def threshold(levels: list[float]) -> float:
    """What is quieter is no speech."""
    return max(SILENT / 2, _typical(levels) * QUIET_SHARE)


def pauses(samples: array[int], rate: int) -> list[tuple[int, int]]:
    """(first, end) in samples of each silence that is long enough to part words."""
    levels = loudness(samples, rate)
    limit, window = threshold(levels), max(1, round(rate * WINDOW))
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for at, level in enumerate([*levels, limit + 1]):
        if level <= limit and begun is None:
            begun = at
        elif level > limit and begun is not None:
            if (at - begun) * WINDOW >= SHORTEST_PAUSE:
                found.append((begun * window, min(at * window, len(samples))))
            begun = None
    return found


def even(samples: array[int], rate: int) -> array[int]:
    """The samples as loud as all other speech, as far as they can be without crackling."""
    typical = _typical(loudness(samples, rate))
    if not samples or not typical:
        return samples
    peak = max(1, *map(abs, (max(samples), min(samples))))
    gain = min(SPEECH_LEVEL / typical, LOUDEST / peak)
    return array("h", [round(sample * gain) for sample in samples])


def _typical(levels: list[float]) -> float:
    """The loudness of speech in it: the root mean square of its louder half."""
    louder = sorted(levels)[len(levels) // 2 :]
    return sqrt(sum(level * level for level in louder) / len(louder)) if louder else 0.0


def _level(samples: array[int]) -> float:
    return sqrt(sum(sample * sample for sample in samples) / len(samples))

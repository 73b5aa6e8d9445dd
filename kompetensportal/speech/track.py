"""Clips and pauses joined to one file, and when each sentence and word in it sounds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech import encode
from kompetensportal.speech.clips import Clip
from kompetensportal.speech.normalise.text import Spoken

PAUSES = {"title": 700, "heading": 700, "step": 900, "question": 600, "option": 450}
"""ms after a sentence of a block; a step leaves time to look at its picture."""
PAUSE = 300
"""ms after any other sentence."""
ASIDE = frozenset(("feedback", "hint"))
"""Blocks that are read when somebody answers or asks for help, and never in passing."""
TOKEN = re.compile(r"\S*\w\S*")
"""What is marked while it sounds."""


class Track:
    """Frames so far, and the times in them."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._frames = 0
        self._flow = 0
        """Frames of the ordinary reading: those before what is read aside."""
        self._sentences: list[dict[str, Any]] = []

    def add(self, sentence: Sentence, said: Spoken, clip: Clip) -> None:
        """A sentence, and the pause after it."""
        delay = encode.DELAY_SAMPLES * 1000 / encode.SAMPLE_RATE
        start = encode.milliseconds(self._frames) + delay
        self._append(clip.frames)
        words = displayed_words(sentence.text, said, clip.words, clip.length)
        timed = {
            "s": sentence.index,
            "start": round(start),
            "end": round(start + clip.length),
            "words": [[at, round(start + ms)] for at, ms in words],
        }
        self._sentences.append(timed)
        self._append(encode.silence(PAUSES.get(sentence.block, PAUSE)))
        if sentence.block in ASIDE:
            timed["aside"] = True
        else:
            self._flow = self._frames

    def finish(self) -> tuple[bytes, dict[str, Any]]:
        """The file and its timing."""
        duration = round(encode.milliseconds(self._frames))
        flow = round(encode.milliseconds(self._flow))
        timing = {"v": 1, "duration": duration, "flow": flow, "sentences": self._sentences}
        return b"".join(self._parts), timing

    def _append(self, frames: bytes) -> None:
        self._parts.append(frames)
        self._frames += encode.count_frames(frames)


def displayed_words(
    text: str, said: Spoken, words: Iterable[tuple[int, int]], length: float
) -> list[tuple[int, float]]:
    """(first character, ms) of each displayed word, rising, the last one within `length`.

    What is said as several words sounds when the first of them does. What was said together with
    the word before it (`1 300 kr`) gets its share of that one's time.
    """
    known: list[tuple[int, float]] = []
    for offset, ms in words:
        at = said.origin[min(offset, len(said.origin) - 1)]
        while at > 0 and not text[at - 1].isspace():
            at -= 1
        if not known or (at > known[-1][0] and ms >= known[-1][1]):
            known.append((at, min(float(ms), length)))
    if not known or known[0][0]:
        known.insert(0, (0, 0.0))
    edges = [*known, (len(text), length)]
    places = [at for at, _ in edges]
    found: list[tuple[int, float]] = []
    for token in TOKEN.finditer(text):
        at = token.start()
        here = min(bisect_right(places, at), len(edges) - 1)
        (before, since), (after, until) = edges[here - 1], edges[here]
        share = (at - before) / (after - before) if after > before else 0.0
        found.append((at, since + share * (until - since)))
    return found

"""Whether a Swedish word is spelled as it should be, and what was likely meant.

A word is right when the lexicon has it, or when it is a compound of words of the lexicon and no far
more common word lies one letter away (`rullstoll` is `rull` and `stoll`, but one meant `rullstol`).
Measured on `tests/language/lists/misspelled.tsv`; the ready-made spellers that were tried found as
many, and took a hundred times as long over a word that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kompetensportal.language.compounds import Splitter
from kompetensportal.language.frequency import Frequencies
from kompetensportal.language.saldo import Saldo

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé"
LONGEST = 40
"""Letters; of a longer word there is nothing to say but that it is long."""
FAR_MORE, COMMON = 1.0, 2.0
"""Zipf: how much more common a neighbour is that was meant, and how common at the least."""
EVERYDAY = 3.2
"""Zipf from which a word counts as one that the lexicon has forgotten (`ihåg`)."""
SHOWN = 3
TAKES_S = ("VB:PRT", "VB:IMP", "JJ:BF")

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[a-zà-öø-ÿ]+(?:['’][a-z]+)*")


class Speller:
    """Judges words with one lexicon; remembers what it has seen."""

    def __init__(self, lexicon: Saldo, frequencies: Frequencies, splitter: Splitter) -> None:
        self._lexicon, self._frequencies, self._splitter = lexicon, frequencies, splitter
        self._right = lru_cache(100_000)(self._is_right)
        self.suggestions = lru_cache(10_000)(self._suggestions)

    def is_right(self, word: str) -> bool:
        """Whether a word in small letters is right, or nothing that one can judge."""
        return all(self._right(piece) for piece in _PIECE.findall(word))

    def _is_right(self, word: str) -> bool:
        if not 1 < len(word) <= LONGEST or not _LATIN.fullmatch(word):
            return True
        if self._in_lexicon(word):
            return True
        compound = bool(self._splitter.written(word))
        everyday = self._frequencies.zipf(word) >= EVERYDAY
        return (compound or everyday) and not self._likely_meant(word)

    def _in_lexicon(self, word: str) -> bool:
        if self._lexicon.readings(word):
            return True
        # `glömdes`, `den enskildes`: the lexicon has not every form with an s.
        basic = self._lexicon.readings(word[:-1]) if word[-1:] == "s" else ()
        return any(reading.tag.startswith(TAKES_S) for reading in basic)

    def _likely_meant(self, word: str) -> bool:
        """Whether a word one letter away is far more common."""
        least = max(COMMON, self._frequencies.zipf(word) + FAR_MORE)
        return any(
            self._frequencies.zipf(near) >= least and self._in_lexicon(near)
            for near in _neighbours(word)
        )

    def _suggestions(self, word: str) -> tuple[str, ...]:
        """What was likely meant, the likeliest first; nothing when that is anybody's guess."""
        if len(word) > LONGEST:
            return ()
        found = {near for near in _neighbours(word) if self._in_lexicon(near)}
        if not found:
            found = set(self._compounds(word))
        zipf = self._frequencies.zipf
        return tuple(sorted(found, key=lambda near: (-zipf(near), near))[:SHOWN])

    def _compounds(self, word: str) -> Iterator[str]:
        """Compounds one letter away that the lexicon has not."""
        for near in _neighbours(word):
            if self._splitter.written(near) and not self._likely_meant(near):
                yield near


def _neighbours(word: str) -> Iterator[str]:
    """Every word one letter away: one left out, put in, exchanged, or two that changed places."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS if letter != tail[0])
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in LETTERS)

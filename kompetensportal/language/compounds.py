"""Splits Swedish compounds: `friskvårdsbidrag` is `friskvård` and `bidrag`.

A split is proposed only where every part is a word of the lexicon in a form that compounds are
made of; of several, the one with the fewest and then the longest parts is taken. Parts of three
letters come from a short list, since most such words are only scraps of a longer one. A word that
the lexicon has as a form of another (`personalen`) is split where that one is, or not at all.
"""

from __future__ import annotations

from functools import lru_cache

from kompetensportal.language import word_lists
from kompetensportal.language.saldo import Saldo

SHORTEST_WORD, LONGEST_WORD, SHORTEST_PART = 6, 60, 4
TAKES_S = (
    *("tion", "ning", "het", "skap", "itet", "dom", "else", "sion", "ling", "ande"),
    *("tnad", "ånad", "gnad", "lnad", "knad", "rdnad"),
)
"""A first part with such an end takes an s: `dokumentations-kurs`, not `dokumentation-skurs`."""


class Splitter:
    """Splits with one lexicon; remembers what it has seen."""

    def __init__(self, lexicon: Saldo) -> None:
        self._lexicon = lexicon
        self._short = word_lists.words("compound_parts", "short")
        self._last_only = word_lists.words("compound_parts", "last")
        self._never = word_lists.words("compound_parts", "never")
        self._first = lru_cache(50_000)(self._first_part)
        self._last = lru_cache(50_000)(self._last_part)
        self._found = lru_cache(50_000)(self._split)

    def parts(self, word: str) -> tuple[str, ...]:
        """Dictionary forms of the parts in order; empty for a word not seen to be a compound."""
        return tuple(lemma for _, lemma in self._found(word))

    def written(self, word: str) -> tuple[str, ...]:
        """The parts as they are written, which together are the word."""
        return tuple(part for part, _ in self._found(word))

    def _split(self, word: str) -> tuple[tuple[str, str], ...]:
        if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or "-" in word:
            return ()
        best = self._best(word, 4)
        return best if best and self._fits(word, best[-1][1]) else ()

    def _fits(self, word: str, last: str) -> bool:
        """Whether a split ending in the dictionary form `last` is one of the word as it is known.

        `tillsammans` is no genitive of `amma`, and `personalen` no form of `al`: the last part
        has to be inflected to the word's own dictionary form, and that has to be long enough.
        """
        lemmas = {reading.lemma for reading in self._lexicon.readings(word)}
        return not lemmas or any(
            lemma.endswith(last) and self._may_be_part(last) for lemma in lemmas
        )

    def _best(self, word: str, most: int) -> tuple[tuple[str, str], ...]:
        """(part as written, its dictionary form) for each part of the best split."""
        best: tuple[tuple[str, str], ...] = ()
        for cut in range(2, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if not (first := self._first(head)):
                continue
            if tail[0] == "s" and head.endswith(TAKES_S):
                continue
            if self._steals_s(head, tail):
                continue
            if last := self._last(tail):
                best = max(best, ((head, first), (tail, last)), key=_quality)
            if most > 2 and len(tail) >= SHORTEST_WORD and (rest := self._best(tail, most - 1)):
                best = max(best, ((head, first), *rest), key=_quality)
        return best

    def _steals_s(self, head: str, tail: str) -> bool:
        """`promenads-tråk`: the s is more often that of a last part which is a word with it."""
        if head[-1] != "s" or head[:-1].endswith(TAKES_S):
            return False
        return bool(self._first(head[:-1]) and self._last("s" + tail))

    def _first_part(self, part: str) -> str:
        """The dictionary form of a first part: `gatu` is `gata`, `arbets` is `arbete`."""
        if not self._may_be_part(part):
            return ""
        stem = part[:-1]
        tries = [(part, "NN:OF:SIN:NOM")]
        if part[-1] == "s" and self._may_be_part(stem):
            tries += [(stem + end, "NN:OF:SIN:NOM") for end in ("", "e", "a")]
        if part[-1] in "oue":
            tries += [(stem + "a", "NN:OF:SIN:NOM")]
        tries += [(part, "JJ:PU"), (part + "a", "VB:INF"), (part, "VB:INF")]
        tries += [(part + "e", "NN:OF:SIN:NOM"), (part + "a", "NN:OF:SIN:NOM")]
        tries += [(part, "AB"), (part, "PP")]
        for form, tag in tries:
            if tag == "VB:INF" and form == part and form[-1] == "a":
                continue
            readings = self._lexicon.readings(form)
            if any(r.lemma == form and r.tag.startswith(tag) for r in readings):
                return form
        return ""

    def _last_part(self, part: str) -> str:
        """The dictionary form of a last part, in any inflection."""
        if not self._may_be_part(part):
            return ""
        for lemma in self._last_only:
            if part in (lemma, lemma + "n", lemma + "ns", lemma + "s", lemma[:-1] + "na"):
                return lemma
        readings = self._lexicon.readings(part)
        for kind in ("NN", "JJ", "VB"):
            lemmas = [r.lemma for r in readings if r.tag.startswith(kind)]
            if lemmas:
                return part if part in lemmas else lemmas[0]
        return ""

    def _may_be_part(self, part: str) -> bool:
        long_enough = len(part) >= SHORTEST_PART or part in self._short
        return long_enough and part not in self._never


def _quality(parts: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    if not parts:
        return (-99, 0, 0)
    return (-len(parts), min(len(part) for part, _ in parts), len(parts[-1][0]))

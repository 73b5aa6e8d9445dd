"""From a word of a text to the terms it counts for: dictionary forms, and parts of compounds.

A term is a dictionary form in small letters. A word that could be two (`får` is `få` or `får`)
counts for both; the one it is spelled like comes first. A compound that the lexicon lacks is
given the dictionary form of its last part. What the lexicon does not know at all is its own term.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kompetensportal.language.compounds import Splitter
from kompetensportal.language.saldo import Saldo

MOST_LEMMAS = 3
SECOND_LEMMA = PART = 0.5
ENDINGS = ("s", "n", "en", "et", "t", "ns", "ens", "ets", "ar", "er", "or", "na", "arna", "erna")
"""What is put after a word that the lexicon does not know: names and new words."""
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one word."""

    lemmas: tuple[str, ...]
    """At least one."""
    shares: tuple[tuple[str, float], ...]
    """(term, what it counts for): second readings and parts of a compound for half."""


class Analyser:
    """Analyses with one lexicon; remembers what it has seen."""

    def __init__(self, lexicon: Saldo) -> None:
        self._lexicon = lexicon
        self._splitter = Splitter(lexicon)
        self.terms = lru_cache(200_000)(self._terms)

    def _terms(self, word: str) -> Terms:
        """The terms of a word in normal form."""
        word = word[:LONGEST_WORD]
        lemmas = self._known(word)
        if not lemmas and word.endswith("s"):
            lemmas = self._known(word.removesuffix("s").rstrip(":'’"))
        if not lemmas:
            lemmas = (self._compound_lemma(word),)
        counted = dict.fromkeys(self.parts(lemmas[0]), PART)
        counted.update(dict.fromkeys(lemmas[1:], SECOND_LEMMA))
        counted[lemmas[0]] = 1.0
        return Terms(lemmas, tuple(counted.items()))

    def parts(self, lemma: str) -> tuple[str, ...]:
        """The parts of a dictionary form; for words with a hyphen, what stands around it."""
        if "-" in lemma:
            return tuple(self.terms(p).lemmas[0] for p in lemma.split("-") if len(p) > 2)
        parts = self._splitter.parts(lemma)
        deeper = [deep for part in parts for deep in self._splitter.parts(part)]
        return tuple(dict.fromkeys((*parts, *deeper)))

    def forms(self, term: str) -> tuple[str, ...]:
        """Every form a term is written in, itself left out, sorted."""
        forms = set(self._lexicon.inflections(term))
        if not forms and (written := self._splitter.written(term)):
            head = term[: len(term) - len(written[-1])]
            forms = {head + form for form in self._lexicon.inflections(written[-1])}
        if not forms and len(term) > 2:
            forms = {term + ending for ending in ENDINGS}
        return tuple(sorted(forms - {term}))

    def _known(self, word: str) -> tuple[str, ...]:
        lemmas = dict.fromkeys(reading.lemma for reading in self._lexicon.readings(word))
        ordered = sorted(lemmas, key=lambda lemma: lemma != word)
        return tuple(lemma.casefold() for lemma in ordered[:MOST_LEMMAS])

    def _compound_lemma(self, word: str) -> str:
        written = self._splitter.written(word)
        if not written:
            return word
        return word[: len(word) - len(written[-1])] + self._splitter.parts(word)[-1]

"""What the dictionaries say of one sentence: hard, misspelled and long words, passives.

Pure: the same sentence and the same dictionaries give the same marks, so that a caller may keep
them under the sentence and `proofreader_version`. What the sentence cannot know (whether the
glossary explains a word, whether it stands in a step) the rules decide.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import islice

from kompetensportal.language import word_lists
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.frequency import Frequencies, frequencies, frequency_version
from kompetensportal.language.passives import Passives
from kompetensportal.language.proof import (
    HARD,
    LONG,
    MISSPELLED,
    MOST_LETTERS,
    NO_ACTION,
    PASSIVE,
    Mark,
    Proof,
)
from kompetensportal.language.saldo import Reading, Saldo, saldo, saldo_version
from kompetensportal.language.spelling import Speller

HARD_ZIPF, PER_LETTER, FREE_LETTERS = 4.0, 0.2, 8
"""A word is hard under this frequency; each letter over eight counts as being that much rarer.
Chosen on the odd lines of `tests/language/lists/hard_words.tsv`."""
NAME_ZIPF = 2.0
"""A capital word that the lexicon has not, and that is this common, is taken for a name."""
MOST_MARKS = 40
"""Of one sentence; a text with more has another trouble."""
SOURCES = (
    "proofreader.py",
    "proof.py",
    "passives.py",
    "spelling.py",
    "compounds.py",
    "frequency.py",
    "saldo.py",
)
LISTS = ("compound_parts.tsv", "passives.tsv", "everyday.tsv")

LATIN = re.compile(r"[a-zà-öø-ÿ'’-]+")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_WORD = re.compile(r"[\d_@/\\]|\w[.:]\w|[^\W\d_]*[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{2}")
_AROUND = "\"”“»«'‘’()[]{}.,:;!?…–—*#<>|&%+=~`·"


class Proofreader:
    """Reads sentences with the installed dictionaries; remembers the words that it has seen."""

    def __init__(self, lexicon: Saldo, frequencies: Frequencies) -> None:
        self._lexicon, self._frequencies = lexicon, frequencies
        self._splitter = Splitter(lexicon)
        self._speller = Speller(lexicon, frequencies, self._splitter)
        self._readings = lru_cache(50_000)(lexicon.readings)
        self._common = lru_cache(50_000)(self._commonness)
        self.is_hard = lru_cache(50_000)(self._is_hard)
        self._passives = Passives(self._readings)
        self._everyday = frozenset(row[0] for row in word_lists.rows("everyday"))

    def read(self, sentence: str) -> Proof:
        """What there is to say about a sentence of Swedish."""
        nouns = verbs = 0
        marks: list[Mark] = []
        found = _words(sentence)
        lower = [written.lower() for _, written in found]
        for number, (start, written) in enumerate(found):
            word = lower[number]
            readings = self._readings(word)
            nouns += _only(readings, ("NN", "PM", "PP", "VB:PP"))
            verbs += _only(readings, ("VB:INF", "VB:IMP", "VB:PR", "VB:SUP", "PN", "AB"))
            if len(marks) < MOST_MARKS:
                end = start + len(written)
                name = written[0].isupper() and number > 0
                marks += (Mark(k, start, end, s) for k, s in self._told(word, written, name))
                if self._passives.is_passive(lower, number):
                    marks.append(Mark(PASSIVE, start, end, _lemmas(readings, "VB")))
                if not number and not any(r.tag.startswith("VB:IMP") for r in readings):
                    marks.append(Mark(NO_ACTION, start, end, ()))
        return Proof(tuple(marks), nouns, verbs)

    def _told(self, word: str, written: str, name: bool) -> list[tuple[str, tuple[str, ...]]]:
        """(kind, what is said) of one word for itself."""
        if name or not LATIN.fullmatch(word):
            return []
        if not self._speller.is_right(word):
            if written[0].isupper() and self._is_name(word):
                return []
            return [(MISSPELLED, self._speller.suggestions(word))]
        found = []
        lemmas = _lemmas(self._readings(word), "") or (self._lemma_of_compound(word),)
        if not self._everyday.isdisjoint((word, *lemmas)):
            return []
        if self.is_hard(word):
            found.append((HARD, lemmas))
        elif len(word) > MOST_LETTERS and "-" not in word and not self._splitter.written(word):
            found.append((LONG, lemmas))
        return found

    def _is_name(self, word: str) -> bool:
        zipf = self._frequencies.zipf
        return zipf(word) >= NAME_ZIPF or (word[-1] == "s" and zipf(word[:-1]) >= NAME_ZIPF)

    def _lemma_of_compound(self, word: str) -> str:
        """`genomförandeplanen` is `genomförandeplan`, though the lexicon has neither."""
        written = self._splitter.written(word)
        return "".join(written[:-1]) + self._splitter.parts(word)[-1] if written else word

    def _is_hard(self, word: str) -> bool:
        pieces = [piece for piece in word.split("-") if len(piece) > 1]
        return any(self._score(piece) < HARD_ZIPF for piece in pieces)

    def _score(self, word: str) -> float:
        score = self._common(word)
        if written := self._splitter.written(word):
            # A compound is as easy as its hardest part.
            lemmas = self._splitter.parts(word)
            parts = zip(written, lemmas, strict=True)
            score = max(score, min(max(map(self._common, part)) for part in parts))
        shortest = min([len(word), *map(len, _lemmas(self._readings(word), ""))])
        return score - PER_LETTER * max(0, min(shortest, MOST_LETTERS) - FREE_LETTERS)

    def _commonness(self, word: str) -> float:
        """Zipf frequency of a word with all forms of its dictionary form."""
        best = self._frequencies.zipf(word)
        for lemma in _lemmas(self._readings(word), ""):
            forms = {lemma, *self._lexicon.inflections(lemma)}
            known = [zipf for form in forms if (zipf := self._frequencies.zipf(form))]
            if known:
                best = max(best, math.log10(sum(10**zipf for zipf in known)))
        return best


def _words(sentence: str) -> list[tuple[int, str]]:
    """(place, word) of what is a word and no address, number, name of a file or abbreviation."""
    found = []
    for token in _TOKEN.finditer(sentence):
        bare = token[0].strip(_AROUND)
        if not bare or bare.endswith("-") or bare[0] == "-" or _NO_WORD.search(bare):
            continue
        at = token.start() + token[0].index(bare)
        found += [(at + word.start(), word[0]) for word in islice(_WORD.finditer(bare), 8)]
    return found


def _lemmas(readings: tuple[Reading, ...], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.lemma for r in readings if r.tag.startswith(kind)))


def _only(readings: tuple[Reading, ...], kinds: tuple[str, ...]) -> bool:
    return bool(readings) and all(r.tag.startswith(kinds) for r in readings)


@cache
def proofreader() -> Proofreader:
    """With the installed dictionaries. Raises ImportError where wordfreq is not installed."""
    return Proofreader(saldo(), frequencies())


@cache
def proofreader_version() -> str:
    """Changes when a dictionary or this code does; empty where wordfreq is not installed."""
    if not frequency_version():
        return ""
    code = b"".join((word_lists.FOLDER / name).read_bytes() for name in (*SOURCES, *LISTS))
    return f"{saldo_version()} {frequency_version()} {blake2b(code, digest_size=8).hexdigest()}"

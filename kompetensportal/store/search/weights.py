"""From a document to a whole number, 1 to 127, for each of its terms.

The number is the document's part of BM25F (Zaragoza and others 2004): how often the term stands in
each field, by the field's worth and against the field's usual length, saturated. The usual lengths
are constants, so that a document's numbers depend on that document alone and a changed lesson
changes no other. Two words in a row in a title, keyword or heading are a term too (`logga in`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from kompetensportal.language.words import stop_words, word_list
from kompetensportal.store.search.analysis import Analyser
from kompetensportal.store.search.document import SearchDocument

HIGHEST = 127
SATURATION = 5.0
PAIR = 0.8
"""What two words in a row count for, beside what each counts for."""


class Field:
    """What one field is worth, and its usual length in words."""

    def __init__(self, worth: float, usual: int, *, lengthy: float, pairs: bool) -> None:
        self.worth, self.usual, self.lengthy, self.pairs = worth, usual, lengthy, pairs


TITLE = Field(9.0, 4, lengthy=0.3, pairs=True)
KEYWORDS = Field(7.0, 8, lengthy=0.2, pairs=True)
SYSTEM = Field(5.0, 1, lengthy=0.0, pairs=False)
HEADINGS = Field(1.5, 12, lengthy=0.4, pairs=True)
SUMMARY = Field(3.0, 10, lengthy=0.3, pairs=True)
TEXT = Field(1.0, 300, lengthy=0.6, pairs=False)


def weigh(document: SearchDocument, analyser: Analyser) -> dict[str, int]:
    """Term -> weight, in the order of the terms."""
    sums: dict[str, float] = defaultdict(float)
    for field, passages in _fields(document):
        counts, length = _count(passages, analyser, field.pairs)
        usual = 1 - field.lengthy + field.lengthy * length / field.usual
        worth = field.worth / max(usual, 0.2)
        for term, count in counts.items():
            sums[term] += worth * count
    return {
        term: int(HIGHEST * total / (SATURATION + total) + 0.5) or 1
        for term, total in sorted(sums.items())
    }


def _fields(document: SearchDocument) -> tuple[tuple[Field, Iterable[str]], ...]:
    return (
        (TITLE, (document.title,)),
        (KEYWORDS, document.keywords),
        (SYSTEM, (document.system,)),
        (HEADINGS, document.headings),
        (SUMMARY, (document.summary,)),
        (TEXT, (document.text, document.more)),
    )


def _count(
    passages: Iterable[str], analyser: Analyser, pairs: bool
) -> tuple[dict[str, float], int]:
    """How often each term stands in a field, parts by less, and how many words it has."""
    counts: dict[str, float] = defaultdict(float)
    forms: Counter[str] = Counter()
    stop = stop_words()
    for passage in passages:
        found = word_list(passage)
        forms.update(found)
        if pairs:
            telling = [analyser.terms(word).lemmas[0] for word in found if word not in stop]
            for one, two in pairwise(telling):
                counts[pair(one, two)] += PAIR
    for word in stop & forms.keys():
        del forms[word]
    for form, times in forms.items():
        for term, share in analyser.terms(form).shares:
            counts[term] += times * share
    return counts, forms.total()


def pair(one: str, two: str) -> str:
    """The term for two words in a row; no single word holds a space."""
    return f"{one} {two}"

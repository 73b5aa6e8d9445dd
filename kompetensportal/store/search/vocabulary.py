"""What a query is understood with, made once for all terms of an index.

The same table serves the portal and, later, a tablet: no dictionary is needed to ask. It holds
every form of the terms that occur (or that a synonym leads from), the parts of compounds,
synonyms, and for each term how telling it is (inverse document frequency as a whole number).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kompetensportal.language.synonyms import Synonym
from kompetensportal.language.words import folded, stop_words, words
from kompetensportal.store.search.analysis import Analyser
from kompetensportal.store.search.weights import pair

TELLING_SCALE, COMMONEST = 10, 1.0
"""A word that every text has is still worth something: a title may be made of such words."""


@dataclass(frozen=True)
class Vocabulary:
    """The table. `words` maps a term to its other forms, with spaces between them."""

    telling: Mapping[str, int]
    """Term -> how few documents have it, 1 or more. Only terms that occur."""
    words: Mapping[str, str]
    parts: Mapping[str, str]
    """Compound term -> its parts, with spaces between."""
    synonyms: Mapping[str, tuple[tuple[str, bool], ...]]
    """Term, or terms in a row with spaces, -> (term, whether it means the same)."""

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Form -> the terms it may be; the one that it is spelled like comes first."""
        found: dict[str, list[str]] = defaultdict(list)
        for term in self.words:
            found[term].append(term)
        for term, forms in self.words.items():
            for form in forms.split():
                found[form].append(term)
        return {form: tuple(terms) for form, terms in found.items()}

    def forms_of(self, terms: Iterable[str]) -> set[str]:
        """The terms and all their forms; a pair counts as its two words."""
        singles = {word for term in terms for word in term.split()}
        return singles.union(*(self.words.get(word, "").split() for word in singles))

    @cached_property
    def plain(self) -> Mapping[str, tuple[str, ...]]:
        """Form without rings, dots and accents -> the forms that have some."""
        found: dict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            if (bare := folded(form)) != form:
                found[bare].append(form)
        return {bare: tuple(forms) for bare, forms in found.items()}

    @cached_property
    def joined(self) -> Mapping[str, str]:
        """Two words in a row, written together -> the pair."""
        return {term.replace(" ", ""): term for term in self.telling if " " in term}

    @cached_property
    def ordered(self) -> list[str]:
        """The forms in order, to find those that begin with something."""
        return sorted(self.forms)

    @cached_property
    def pieces(self) -> Mapping[str, list[str]]:
        """Two letters without rings -> the forms that hold them: candidates for what was meant."""
        found: dict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            for piece in letter_pairs(form):
                found[piece].append(form)
        return found

    def to_json(self) -> bytes:
        """The table as a file; the same table gives the same bytes."""
        return json.dumps(
            {
                "telling": self.telling,
                "words": self.words,
                "parts": self.parts,
                "synonyms": self.synonyms,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()

    @staticmethod
    def from_json(content: bytes) -> Vocabulary:
        """The table of a file. Raises ValueError, KeyError or TypeError for another file."""
        plain = json.loads(content)
        synonyms = {
            key: tuple((term, bool(same)) for term, same in terms)
            for key, terms in plain["synonyms"].items()
        }
        return Vocabulary(plain["telling"], plain["words"], plain["parts"], synonyms)


def letter_pairs(word: str) -> set[str]:
    """Each two letters in a row, without rings, the ends marked."""
    bare = f"^{folded(word)}$"
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def make(
    found_in: Mapping[str, int],
    documents: int,
    synonyms: Iterable[Synonym],
    analyser: Analyser,
    before: Vocabulary | None = None,
) -> Vocabulary:
    """The table for terms and in how many of `documents` each is found.

    What `before` knows of a term is taken over: the dictionary is asked only about new ones.
    """
    leads = _synonyms(synonyms, analyser)
    singles = {term for term in found_in if " " not in term}
    singles |= {term for key in leads for term in key.split()}
    words_, parts = {}, {}
    for term in sorted(singles):
        if before is not None and term in before.words:
            words_[term] = before.words[term]
            known = before.parts.get(term, "")
        else:
            words_[term] = " ".join(analyser.forms(term))
            known = " ".join(part for part in analyser.parts(term) if part != term)
        if known:
            parts[term] = known
    telling = {term: _telling(found_in[term], documents) for term in sorted(found_in)}
    return Vocabulary(telling, words_, parts, leads)


def _telling(found_in: int, documents: int) -> int:
    rare = COMMONEST + math.log(1 + (documents - found_in + 0.5) / (found_in + 0.5))
    return max(1, round(TELLING_SCALE * rare))


def _synonyms(
    rows: Iterable[Synonym], analyser: Analyser
) -> dict[str, tuple[tuple[str, bool], ...]]:
    """Key terms -> (term, same meaning), for each row of the table, both ways where it says so."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in rows:
        if row.same:
            for word in row.asked:
                for other in row.asked:
                    if other != word:
                        _lead(found, word, other, True, analyser)
        else:
            for word in row.asked:
                for other in row.shown:
                    _lead(found, word, other, False, analyser)
    return {key: tuple(sorted(terms.items())) for key, terms in sorted(found.items())}


def _lead(
    found: dict[str, dict[str, bool]], word: str, other: str, same: bool, analyser: Analyser
) -> None:
    key, there = terms_in_row(word, analyser), terms_in_row(other, analyser)
    # Several words stand for one thing only together: as a pair where they are a pair.
    target = pair(*there) if len(there) == 2 else there[0]
    if (name := " ".join(key)) != target:
        found[name][target] = found[name].get(target, False) or same


def terms_in_row(text: str, analyser: Analyser) -> tuple[str, ...]:
    """The first term of each word that says something; of every word when none does."""
    found = [word.normal for word in words(text)]
    telling = [word for word in found if word not in stop_words()] or found
    return tuple(analyser.terms(word).lemmas[0] for word in telling)

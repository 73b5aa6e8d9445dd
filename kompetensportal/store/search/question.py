"""From what somebody typed to terms with whole-number boosts, by the vocabulary alone.

A word is looked for in this order; the first that finds something counts, so that a word that is
written right is never taken for another:

1. as it stands; 2. without its hyphen, or with å, ä, ö for aa, ae, oe; 3. with the rings and dots
that were left out; 4. as two words of a title written together (`loggain`); 5. as a compound of
words that are known; 6. as the nearest words, if near enough, together with words that begin like
it; 7. as a compound of which one part is known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from kompetensportal.language.distance import RING, allowed, distance
from kompetensportal.language.words import SPELLED_OUT, folded, normal, stop_words, words
from kompetensportal.store.search.vocabulary import Vocabulary, letter_pairs
from kompetensportal.store.search.weights import pair

LONGEST_QUERY, MOST_WORDS = 200, 12
EXACT, OTHER_READING, COMPOUND_PART, KNOWN_PART, STARTS_WITH = 8, 4, 4, 2, 4
SAME_MEANING, LEADS_TO, IN_A_ROW = 6, 4, 6
NEAR = 7
"""Boosts, eighths of what a term that stands as it was typed is worth."""
MOST_STARTS, MOST_NEAR, MOST_CANDIDATES = 8, 4, 50
SLIGHT = 16
"""A term with less than the sixteenth part of the largest boost is left out."""
LINKS = ("", "s")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the index."""

    boosts: Mapping[str, int]
    """Term -> boost; empty when nothing that was typed could be understood."""
    meant: str
    """The query with wrong words mended; empty when none was."""
    said_nothing: bool
    """True: nothing but signs and words like `och`."""


def ask(vocabulary: Vocabulary, text: str) -> Question:
    """Understand a query of any length and content."""
    typed = [word.normal for word in words(normal(text[:LONGEST_QUERY]))][:MOST_WORDS]
    telling = [word for word in typed if word not in stop_words()]
    boosts: Counter[str] = Counter()
    mended: dict[str, str] = {}
    first_terms: list[tuple[str, ...]] = []
    for word in telling:
        found = _understand(vocabulary, word)
        if found.written != word:
            mended[word] = found.written
        first_terms.append(found.terms)
        for term, factor in found.factors.items():
            boosts[term] = max(boosts[term], factor)
    for term, factor in (*_pairs(first_terms), *_synonyms(vocabulary, first_terms)):
        boosts[term] = max(boosts[term], factor)
    known = {
        term: factor * vocabulary.telling[term]
        for term, factor in sorted(boosts.items())
        if term in vocabulary.telling
    }
    most = max(known.values(), default=0)
    known = {term: boost for term, boost in known.items() if boost * SLIGHT >= most}
    meant = " ".join(mended.get(word, word) for word in typed) if mended else ""
    return Question(known, meant, not telling)


@dataclass(frozen=True, slots=True)
class _Understood:
    """One word: what it was taken for, its terms, and what each is worth."""

    written: str
    terms: tuple[str, ...]
    factors: Mapping[str, int]


def _understand(vocabulary: Vocabulary, word: str) -> _Understood:
    for way in (
        _as_it_stands,
        _spelled_out,
        _without_rings,
        _joined,
        _compound,
        _near,
        _half_known,
    ):
        found = way(vocabulary, word)
        if found is not None:
            return found
    return _Understood(word, (), {})


def _as_it_stands(vocabulary: Vocabulary, word: str) -> _Understood | None:
    terms = vocabulary.forms.get(word)
    if terms is None:
        return None
    factors: dict[str, int] = {}
    for term in terms:
        # `pass` is first of all `pass`, and perhaps a form of `passa`.
        factors[term] = OTHER_READING if terms[0] == word and term != word else EXACT
    for part in (part for term in terms for part in vocabulary.parts.get(term, "").split()):
        factors.setdefault(part, KNOWN_PART)
    return _Understood(word, terms, factors)


def _spelled_out(vocabulary: Vocabulary, word: str) -> _Understood | None:
    whole = word.replace("-", "")
    for letters, letter in SPELLED_OUT:
        whole = whole.replace(letters, letter)
    found = _as_it_stands(vocabulary, whole) if whole != word else None
    return found or (_as_it_stands(vocabulary, word.replace("-", "")) if "-" in word else None)


def _without_rings(vocabulary: Vocabulary, word: str) -> _Understood | None:
    if word != folded(word):
        return None
    return _any_of(vocabulary, [(form, RING) for form in vocabulary.plain.get(word, ())])


def _joined(vocabulary: Vocabulary, word: str) -> _Understood | None:
    together = vocabulary.joined.get(word)
    if together is None:
        return None
    return _Understood(together, tuple(together.split()), {together: EXACT})


def _compound(vocabulary: Vocabulary, word: str) -> _Understood | None:
    for head, tail in _cuts(word):
        if head in vocabulary.forms and tail in vocabulary.forms:
            terms = (vocabulary.forms[head][0], vocabulary.forms[tail][0])
            return _Understood(word, terms, dict.fromkeys(terms, COMPOUND_PART * 2))
    return None


def _near(vocabulary: Vocabulary, word: str) -> _Understood | None:
    most = allowed(len(word))
    near = []
    if most:
        for form in _candidates(vocabulary, word):
            if (far := distance(word, form, most)) <= most:
                near.append((form, far))
    near.sort(key=lambda pair: (pair[1], -_worth(vocabulary, pair[0]), pair[0]))
    mended = _any_of(vocabulary, near[:MOST_NEAR])
    begins = dict.fromkeys(_beginning_with(vocabulary, word), STARTS_WITH)
    if mended is None:
        return _Understood(word, tuple(begins), begins) if begins else None
    if begins:
        return _Understood(word, mended.terms, {**begins, **mended.factors})
    return mended


def _half_known(vocabulary: Vocabulary, word: str) -> _Understood | None:
    for head, tail in sorted(_cuts(word), key=lambda cut: -max(map(len, cut))):
        for part in sorted((head, tail), key=len, reverse=True):
            if len(part) >= 4 and part in vocabulary.forms:
                terms = vocabulary.forms[part]
                return _Understood(word, terms, dict.fromkeys(terms, COMPOUND_PART))
    return None


def _any_of(vocabulary: Vocabulary, near: list[tuple[str, int]]) -> _Understood | None:
    """The words that may have been meant, the nearest first; farther ones count for less."""
    factors: dict[str, int] = {}
    for form, far in near:
        for term in vocabulary.forms[form]:
            worth = max(1, NEAR - (far - near[0][1]) // 2)
            factors[term] = max(factors.get(term, 0), worth)
    if not factors:
        return None
    return _Understood(near[0][0], vocabulary.forms[near[0][0]], factors)


def _candidates(vocabulary: Vocabulary, word: str) -> list[str]:
    """Forms that share most pairs of letters with a word."""
    shared: Counter[str] = Counter()
    pairs = letter_pairs(word)
    for piece in pairs:
        shared.update(vocabulary.pieces.get(piece, ()))
    least = max(1, len(pairs) // 3)
    good = [form for form, n in shared.items() if n >= least and abs(len(form) - len(word)) < 4]
    good.sort(key=lambda form: (-2 * shared[form] + abs(len(form) - len(word)), form))
    return good[:MOST_CANDIDATES]


def _beginning_with(vocabulary: Vocabulary, start: str) -> list[str]:
    """The commonest terms with a form that begins so; none for less than three letters."""
    if len(start) < 3:
        return []
    found: set[str] = set()
    at = bisect_left(vocabulary.ordered, start)
    for form in vocabulary.ordered[at : at + 200]:
        if not form.startswith(start):
            break
        found.update(vocabulary.forms[form])
    return sorted(found, key=lambda term: (-_worth(vocabulary, term), term))[:MOST_STARTS]


def _worth(vocabulary: Vocabulary, form: str) -> int:
    """More for a word in many documents; less than anything for one in none."""
    terms = vocabulary.forms.get(form, ())
    return max((-vocabulary.telling.get(term, 999) for term in terms), default=-999)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Ways to cut a word in two parts of three letters or more, a linking s left out or not."""
    for at in range(len(word) - 3, 2, -1):
        for link in LINKS:
            head = word[:at]
            if head.endswith(link) and len(head) - len(link) >= 3:
                yield head.removesuffix(link) if link else head, word[at:]


def _pairs(first_terms: list[tuple[str, ...]]) -> Iterator[tuple[str, int]]:
    for one, two in pairwise(first_terms):
        for left, right in product(one[:2], two[:2]):
            yield pair(left, right), IN_A_ROW


def _synonyms(
    vocabulary: Vocabulary, first_terms: list[tuple[str, ...]]
) -> Iterator[tuple[str, int]]:
    for length in (1, 2, 3):
        for start in range(len(first_terms) - length + 1):
            for terms in product(*(t[:3] for t in first_terms[start : start + length])):
                for term, same in vocabulary.synonyms.get(" ".join(terms), ()):
                    yield term, SAME_MEANING if same else LEADS_TO

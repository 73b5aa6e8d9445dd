"""Asks an index: results in order, and suggestions while somebody types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kompetensportal.language.words import normal, word_list
from kompetensportal.store.search.postings import Postings
from kompetensportal.store.search.question import LONGEST_QUERY, MOST_WORDS, Question, ask
from kompetensportal.store.search.snippet import Marker
from kompetensportal.store.search.vocabulary import Vocabulary

POSTINGS, VOCABULARY = "postings", "vocabulary.json"
WORST = 8
"""A document with less than the eighth part of the best one's score is not shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents somebody may and wants to see; empty means all."""

    system: str = ""
    kind: str = ""
    branch: str = ""
    internal: bool = False
    """True: also what is only for people who are signed in."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a document without opening it."""

    number: int
    id: str
    kind: str
    title: str
    summary: str
    system: str
    audience: tuple[str, ...]
    internal: bool

    def is_wanted(self, wanted: Wanted) -> bool:
        """Whether it passes the filters and may be seen."""
        return (
            (wanted.internal or not self.internal)
            and (not wanted.system or wanted.system == self.system)
            and (not wanted.kind or wanted.kind == self.kind)
            and (not wanted.branch or not self.audience or wanted.branch in self.audience)
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A result."""

    card: Card
    score: int


@dataclass(frozen=True, slots=True)
class Results:
    """All that was found, the best first, and what the query was taken for."""

    question: Question
    hits: tuple[Hit, ...]

    @property
    def meant(self) -> str:
        """The query with wrong words mended, when that found something; else empty."""
        return self.question.meant if self.hits else ""


class SearchIndex:
    """One index, opened. Safe to share between threads; never changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vocabulary = Vocabulary.from_json((folder / VOCABULARY).read_bytes())
        self._postings = Postings(folder / POSTINGS)
        self._cards = {number: _card(number, page) for number, page in self._postings.pages()}

    def search(self, text: str, wanted: Wanted = Wanted()) -> Results:
        """Every document that fits, by score, then by id."""
        question = ask(self.vocabulary, text)
        if not question.boosts:
            return Results(question, ())
        hits = [
            Hit(card, score)
            for number, score in self._postings.scores(question.boosts).items()
            if (card := self._cards[number]).is_wanted(wanted)
        ]
        best = max((hit.score for hit in hits), default=0)
        good = [hit for hit in hits if hit.score * WORST >= best]
        good.sort(key=lambda hit: (-hit.score, hit.card.id))
        return Results(question, tuple(good))

    def suggest(self, text: str, wanted: Wanted = Wanted(), most: int = 6) -> list[Card]:
        """Documents that somebody may be on the way to: by title first, then by search."""
        typed = word_list(text[:LONGEST_QUERY])
        if not typed:
            return []
        numbers = set.intersection(*map(self._titled, typed[:MOST_WORDS]))
        found = [card for n in numbers if (card := self._cards[n]).is_wanted(wanted)]
        found.sort(key=lambda card: (not normal(card.title).startswith(typed[0]), card.id))
        known = {card.id for card in found}
        if len(found) < most and len(text.strip()) > 1:
            results = self.search(text, wanted)
            found += [hit.card for hit in results.hits if hit.card.id not in known]
        return found[:most]

    def marker(self, question: Question) -> Marker:
        """Marks what was found in titles and texts."""
        return Marker(self.vocabulary.forms_of(question.boosts))

    def text_of(self, card: Card) -> str:
        """The text that a snippet is cut from."""
        text: str = self._postings.page(card.number)["text"]
        return text

    def warm(self) -> None:
        """Make the look-ups that the first queries would wait for."""
        ask(self.vocabulary, "warming")
        self._titled("")

    def cards(self) -> Collection[Card]:
        """What is known of every document."""
        return self._cards.values()

    def table(self) -> Sequence[tuple[str, str, int]]:
        """The index as a plain list of (term, id, weight)."""
        return list(self._postings.table())

    def close(self) -> None:
        """Let go of the files."""
        self._postings.close()

    def _titled(self, start: str) -> set[int]:
        """Numbers of the documents with a word in their title, or a system, that begins so."""
        found: set[int] = set()
        for word, number in self._titles[bisect_left(self._titles, (start, -1)) :]:
            if not word.startswith(start):
                break
            found.add(number)
        return found

    @cached_property
    def _titles(self) -> list[tuple[str, int]]:
        return sorted(
            (word, card.number)
            for card in self._cards.values()
            for word in word_list(f"{card.title} {card.system}")
        )


def _card(number: int, page: dict[str, Any]) -> Card:
    return Card(
        number,
        page["id"],
        page["kind"],
        page["title"],
        page["summary"],
        page["system"],
        tuple(page["audience"]),
        page["internal"],
    )

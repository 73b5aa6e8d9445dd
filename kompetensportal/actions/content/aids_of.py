"""The aids of one text: seams of compounds, syllables, marked words, and their cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kompetensportal.language.compounds import Splitter
from kompetensportal.language.saldo import saldo
from kompetensportal.language.syllables import syllables
from kompetensportal.language.words import WORD, normal
from kompetensportal.model.content.aids import Cards
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.lesson import Lesson, Sentence
from kompetensportal.model.content.plain import to_plain
from kompetensportal.model.content.spans import pieces

MARKED_BLOCKS = frozenset({"text", "step", "note", "table", "caption"})
"""Where words get a card: running text, and nothing that one presses or that is hidden."""
APART = frozenset({"a", "strong", "code", "dfn", "summary", "button", "label", "legend", "th"})
"""Elements whose words stay unmarked: names of buttons, links, what is explained already."""
LANGUAGE = "sv"
EXPLAINED = "dfn"
"""The word of a `::: term`: the text itself says what it means."""

Cut = list[Any]
"""[sentence, first character, [lengths]]"""


@dataclass
class Maker:
    """Makes aids with one state of the glossary; remembers the words that it has seen."""

    cards: Cards | None
    _words: Mapping[str, GlossaryEntry] = field(init=False)
    _forms: Mapping[tuple[str, ...], str] = field(init=False)
    _longest: int = field(init=False)
    _seams: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Make the glossary quick to look up."""
        cards = self.cards or Cards((), ())
        self._words = {word.id: word for word in cards.words}
        self._forms = {tuple(WORD.findall(form)): id_ for form, id_ in cards.forms}
        self._longest = max(map(len, self._forms), default=1)
        self._seams = {w.word.casefold(): w.parts for w in cards.words if w.parts}

    def aids_of(self, lesson: Lesson) -> dict[str, Any]:
        """What docs/architecture.md calls the aids of a document, but its version."""
        parts: list[Cut] = []
        cut: list[Cut] = []
        for sentence in lesson.sentences:
            if sentence.language == LANGUAGE:
                for match in WORD.finditer(sentence.text):
                    self._divide(sentence.index, match.start(), match[0], parts, cut)
        words = list(self._marks(lesson))
        ids = dict.fromkeys(id_ for *_, id_ in words)
        cards = {id_: _card(self._words[id_]) for id_ in ids}
        return {"parts": parts, "syllables": cut, "words": words, "cards": cards}

    def _divide(self, at: int, start: int, word: str, parts: list[Cut], cut: list[Cut]) -> None:
        small = normal(word)
        if len(small) != len(word):
            return  # A sign whose normal form is longer: its places would not be those shown.
        seams = self._seams.get(small) or _splitter().written(small)
        if len(seams) > 1:
            parts.append([at, start, [len(part) for part in seams]])
        lengths = syllables(small)
        if len(lengths) > 1:
            cut.append([at, start, list(lengths)])

    def _marks(self, lesson: Lesson) -> Iterator[list[Any]]:
        """The first place of each word of the glossary that the text does not explain itself."""
        sentences = {s.index: s for s in lesson.sentences if s.block in MARKED_BLOCKS}
        told = self._explained(lesson.html)
        for number, open_parts in _open_parts(lesson.html, sentences):
            for start, end, id_ in self._found(open_parts):
                if id_ not in told:
                    told.add(id_)
                    yield [number, start, end, id_]

    def _explained(self, html: str) -> set[str]:
        """The words that have a `::: term`: two explanations on a page would be one too many."""
        terms: dict[int, str] = {}
        for piece in pieces(html):
            if EXPLAINED in piece.inside:
                terms[piece.sentence] = terms.get(piece.sentence, "") + piece.text
        words = (tuple(map(normal, WORD.findall(term))) for term in terms.values())
        return {id_ for word in words if (id_ := self._forms.get(word)) is not None}

    def _found(self, parts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
        """(start, end, id) of words of the glossary, the longest first: `logga in`, not `logga`."""
        for offset, text in parts:
            matches = list(WORD.finditer(text))
            at = 0
            while at < len(matches):
                for size in range(min(self._longest, len(matches) - at), 0, -1):
                    run = matches[at : at + size]
                    id_ = self._forms.get(tuple(normal(m[0]) for m in run))
                    if id_ is not None:
                        yield offset + run[0].start(), offset + run[-1].end(), id_
                        at += size - 1
                        break
                at += 1


def _open_parts(
    html: str, sentences: Mapping[int, Sentence]
) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """(sentence, [(first character, text)]) of what may be marked, in reading order.

    A sentence whose text in the HTML is not the text that is read has no sure places: none of it.
    """
    found: dict[int, list[tuple[int, str]]] = {}
    whole: dict[int, str] = {}
    for piece in pieces(html):
        if (sentence := sentences.get(piece.sentence)) is None or sentence.language != LANGUAGE:
            continue
        # Where a line of the file ends, the page has a line break and the reader says a space.
        text = piece.text.replace("\n", " ")
        whole[piece.sentence] = whole.get(piece.sentence, "") + text
        own = found.setdefault(piece.sentence, [])
        if piece.inside.isdisjoint(APART):
            own.append((piece.start, text))
    for number, parts in found.items():
        if whole[number] == sentences[number].text:
            yield number, parts


def _card(word: GlossaryEntry) -> dict[str, Any]:
    return {
        "word": word.word,
        "definition": word.definition,
        "parts": list(word.parts),
        "icon": word.icon,
        "translations": [
            {key: value for key, value in to_plain(t).items() if key != "source"}
            for t in word.translations
        ],
    }


@cache
def _splitter() -> Splitter:
    return Splitter(saldo())

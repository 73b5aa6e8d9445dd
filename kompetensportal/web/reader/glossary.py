"""Words that are explained: marked in a text, listed at its end, and each on a page of its own.

A card is in the page, so that it works without JavaScript and without a network; the script
(`js/words.js`) only shows it where one stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import render_template
from markupsafe import escape

from kompetensportal.languages import LANGUAGES
from kompetensportal.model.content.aids import GLOSSARY_GROUP, sound_key
from kompetensportal.model.content.glossary import GlossaryEntry, Translation
from kompetensportal.model.content.spans import Mark, marked
from kompetensportal.store.content.generation import Generation
from kompetensportal.web.context import portal, t, words
from kompetensportal.web.reader.prepared import Asked, Main

ADDRESS = f"/{GLOSSARY_GROUP}/"
OWN = "Kompetensportalen"
"""Source of the translations that came with the portal: not worth a line on each card."""
SECOND = "en"
"""Shown when a word has no translation into the reader's own language."""
MOST_OPEN = 40
"""A list of more words is folded letter by letter: 200 of them are 40 screens on a phone. The
browser unfolds a letter whose word is searched for in the page, or that an address leads to."""


@dataclass(frozen=True, slots=True)
class Said:
    """A translation as a card shows it."""

    language: str
    name: str
    """What the language is called by who speaks it."""
    text: str
    source: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A word of the glossary, ready for a template."""

    word: GlossaryEntry
    said: tuple[Said, ...]
    sound: str
    """Address of word and definition read aloud; empty while nobody has."""
    more: tuple[GlossaryEntry, ...]


def with_words(library: Generation, document: str, html: str) -> tuple[str, list[Card]]:
    """The fragment of a document with its words marked, and their cards in order."""
    marks: dict[int, list[Mark]] = {}
    ids: dict[str, None] = {}
    for sentence, start, end, id_ in library.marks(document):
        if id_ in library.words:
            marks.setdefault(sentence, []).append((start, end, id_))
            ids[id_] = None
    if not ids:
        return html, []
    return marked(html, marks), cards(library, (library.words[id_] for id_ in ids))


def cards(library: Generation, entries: Iterable[GlossaryEntry]) -> list[Card]:
    """Cards in the reader's language."""
    return [
        Card(
            word,
            shown(word.translations, words().language),
            _sound(library, word),
            tuple(library.words[id_] for id_ in word.see if id_ in library.words),
        )
        for word in entries
    ]


def shown(translations: Iterable[Translation], language: str) -> tuple[Said, ...]:
    """What a card shows to a reader of an interface language.

    Her own language, and English when the word has none in it; all there are for who reads in
    Swedish, whose own language the portal does not know.
    """
    own = language.partition("-")[0]
    found = list(translations)
    if own != "sv":
        first = [one for one in found if one.language.partition("-")[0] == own]
        found = first or [one for one in found if one.language == SECOND]
    return tuple(
        Said(
            one.language,
            LANGUAGES[one.language].name if one.language in LANGUAGES else one.language,
            one.text,
            "" if one.source == OWN else one.source,
            one.reviewed,
        )
        for one in found
    )


def explained(text: str) -> Card | None:
    """The card of what somebody searches for, when it is a word of the glossary in any form."""
    library = portal().library.generation()
    id_ = library.forms.get(" ".join(text.casefold().split()))
    return cards(library, [library.words[id_]])[0] if id_ else None


def page(asked: Asked, rest: str) -> Main | None:
    """All words from A to Ö, or the card of one."""
    library = asked.library
    if not rest:
        everything = sorted(library.words.values(), key=_place)
        letters = [(letter, list(group)) for letter, group in groupby(everything, key=_letter)]
        count = len(everything)
        folded = count > MOST_OPEN
        html = render_template("reader/glossary.html", letters=letters, count=count, folded=folded)
        return Main(t("glossary.title"), html)
    word = library.words.get(rest)
    if word is None:
        return None
    html = render_template("reader/glossary_word.html", card=cards(library, [word])[0])
    return Main(str(escape(word.word)), html)


def _letter(word: GlossaryEntry) -> str:
    return word.word[:1].upper()


def _place(word: GlossaryEntry) -> tuple[str, str]:
    """Å, Ä and Ö stand last, in that order, as in a Swedish dictionary."""
    order = word.word.casefold().translate(str.maketrans("åäö", "{|}"))
    return order, word.id


def _sound(library: Generation, word: GlossaryEntry) -> str:
    audio = library.audio(sound_key(word))
    return f"/p/{audio.sound}" if audio else ""

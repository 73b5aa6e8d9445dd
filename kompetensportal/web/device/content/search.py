"""What a tablet searches with: the portal's own index as plain values, and the words around it.

The scores are whole numbers made at build time, so the tablet gives the same texts in the same
order (`static/js/device/search`). Three parts: what is asked (`table`), what snippets are cut from
(`texts`), and the words of the page in one language (`words_of`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from flask import Flask, g, render_template

from kompetensportal.language.words import stop_words
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.search.index import Card, SearchIndex
from kompetensportal.web.context import t
from kompetensportal.web.reader import systems
from kompetensportal.web.reader.glossary import cards
from kompetensportal.web.search.results import BRANCHES, KIND_ICONS, href_of, icon_of
from kompetensportal.words import catalogue

PIECES = (
    *("head", "title", "box", "meant", "filters", "language", "pages", "page"),
    *("none", "none_filtered", "say_more", "shortcuts"),
)
"""What `search/piece.html` can make."""
_NUMBERS = (*range(101), 1_000, 1_000_000)
"""Numbers among which every plural form of every language is met."""


def table(index: SearchIndex, here: Collection[str]) -> dict[str, Any]:
    """The index of the texts with these ids: `{vocabulary, stop, cards, terms}`.

    `terms`: term -> number and weight of each text that has it, in a row. Internal texts are in
    it: a tablet that is enrolled belongs to the staff.
    """
    shown = sorted((card for card in index.cards() if card.id in here), key=lambda card: card.id)
    numbers = {card.id: number for number, card in enumerate(shown)}
    terms: dict[str, list[int]] = {}
    for term, id_, weight in index.table():
        if id_ in numbers:
            terms.setdefault(term, []).extend((numbers[id_], weight))
    known = index.vocabulary
    return {
        "v": 1,
        "vocabulary": {
            "telling": dict(known.telling),
            "words": dict(known.words),
            "parts": dict(known.parts),
            "synonyms": {key: list(rows) for key, rows in known.synonyms.items()},
        },
        "stop": sorted(stop_words()),
        "cards": [_card(card) for card in shown],
        "terms": terms,
    }


def texts(index: SearchIndex, here: Collection[str]) -> dict[str, str]:
    """Id -> the text that a snippet is cut from."""
    return {card.id: index.text_of(card) for card in index.cards() if card.id in here}


def words_of(app: Flask, library: Generation, language: str) -> dict[str, Any]:
    """The search page's words and pieces in an interface language, with places left open."""
    with app.test_request_context("/sok"):
        g.words, g.person = catalogue(language), None
        names = [name for name in library.groups if "/" not in name]
        found = [
            (f"/lathundar/{name}/", systems.icon_of(name), systems.name_of(name))
            for name in systems.in_order(names)
        ]
        return {
            "locale": g.words.locale,
            "pieces": {name: _piece(name, systems=found) for name in PIECES},
            "count": _plurals("search.count", g.words.locale),
            "leaves": _plurals("search.leaves", g.words.locale),
            "titles": {
                name: _said(t(f"search.filter_{name}")) for name in ("system", "kind", "branch")
            },
            "systems": {name: _both(systems.name_of(name)) for name in names},
            "kinds": {kind: _both(t(f"search.kind_{kind}")) for kind in KIND_ICONS},
            "branches": {name: _both(said()) for name, said in BRANCHES.items()},
            "icons": _icons(names),
            "forms": dict(library.forms),
            "explained": {
                card.word.id: _piece("explained", card=card)
                for card in cards(library, library.words.values())
            },
        }


def _card(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "kind": card.kind,
        "title": card.title,
        "summary": card.summary,
        "system": card.system,
        "audience": list(card.audience),
        "href": href_of(card),
        "icon": icon_of(card),
    }


def _piece(piece: str, **values: object) -> str:
    return render_template("search/piece.html", piece=piece, slot=_slot, **values).strip()


def _said(text: str) -> str:
    """As HTML: words in another language than the page's say so."""
    return _piece("words", words=text)


def _both(text: str) -> tuple[str, str]:
    """Plain, for the list under the field; and as HTML."""
    return str(text), _said(text)


def _slot(name: str) -> str:
    return f"⟦{name}⟧"


def _icons(names: Collection[str]) -> dict[str, str]:
    needed = {"check", "book", *KIND_ICONS.values(), *(systems.icon_of(name) for name in names)}
    return {name: _piece("icon", name=name) for name in sorted(needed)}


def _plurals(key: str, locale: str) -> Mapping[str, str]:
    """CLDR's name of a plural form -> the words, with a place `n`."""
    form = Locale.parse(locale).plural_form
    sample = {form(number): number for number in reversed(_NUMBERS)}
    place = _slot("n")
    return {
        name: _said(t(key, n=number)).replace(_written(number, locale), place, 1)
        for name, number in sample.items()
    }


def _written(number: int, locale: str) -> str:
    return str(number) if number < 1_000 else str(format_decimal(number, locale=locale))

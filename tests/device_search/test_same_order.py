"""The tablet finds the same texts in the same order as the portal, and shows them alike."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask
from playwright.sync_api import Page

from bench import search as bench
from kompetensportal.store.search.index import SearchIndex, Wanted

STRANGE = (
    *("", "   ", "och", "å", "LÖSENORD", "lösenörd", "logg ain", "loggain", "e-post", "epost"),
    *("losenord", "loesenord", "mejlsignatur", "avvikelserapport", "fonero", "xyzzy", "ß", "İ"),
    *(
        "lägga  in\tbild",
        "<b>mejl</b>",
        "mejl & 'bild' \"x\"",
        "⟦text⟧ mejl",
        "1177",
        "2:a",
        "😀 mejl",
    ),
    *(
        "mejl " * 60,
        "m" * 300,
        "\u00adme\u200bjl",
        "ﬁl",
        "larm-telefon",
        "telefonlarmet",
        "tidsedel",
    ),
)


def queries(index: SearchIndex) -> list[str]:
    """Written queries, also with a letter wrong, left out, doubled or swapped; titles; starts."""
    luck = random.Random(7)
    written = [query.text for half in ("tuned", "untouched") for query in bench.queries(half)]
    titles = [card.title for card in index.cards()]
    words = sorted({word for title in titles for word in title.split()})
    slips = [slip(text, luck) for text in (*written, *words) for _ in range(2)]
    starts = [word[: luck.randint(2, 6)] for word in words]
    return [*STRANGE, *written, *titles, *slips, *starts]


def slip(text: str, luck: random.Random) -> str:
    at = luck.randrange(len(text))
    left, letter, right = text[:at], text[at], text[at + 1 :]
    ways = (left + right, left + letter * 2 + right, left + luck.choice("aeknrståö") + right)
    swapped = left + right[:1] + letter + right[1:]
    return luck.choice((*ways, swapped))


def test_every_query_gives_the_same_texts_in_the_same_order(
    found_in: tuple[Flask, SearchIndex], tablet: Callable[..., Page]
) -> None:
    _, index = found_in
    asked = queries(index)
    page = tablet()
    there = page.evaluate(
        """(asked) => asked.map((text) => {
            const { question, hits } = table.search(text);
            const scores = hits.map(({ card, score }) => [card.id, score]);
            return [question.meant, question.saidNothing, scores];
        })""",
        asked,
    )
    found = 0
    for text, (meant, said_nothing, hits) in zip(asked, there, strict=True):
        here = index.search(text)
        assert [[hit.card.id, hit.score] for hit in here.hits] == hits, text
        assert (here.question.meant, here.question.said_nothing) == (meant, said_nothing), text
        found += bool(hits)
    assert len(asked) > 800 and found > len(asked) * 0.8


def test_every_beginning_gives_the_same_suggestions(
    found_in: tuple[Flask, SearchIndex], tablet: Callable[..., Page]
) -> None:
    _, index = found_in
    asked = [text for text in queries(index) if len(text) < 12]
    there = tablet().evaluate(
        "(asked) => asked.map((text) => table.suggest(text).map((card) => card.id))", asked
    )
    for text, ids in zip(asked, there, strict=True):
        assert [card.id for card in index.suggest(text, Wanted())] == ids, text


ASKED = (
    *({"q": "mejl"}, {"q": "lössenord"}, {"q": "xyzzyx"}, {"q": "och"}, {"q": "avvikelse"}),
    *({"q": "logga in", "sida": "2"}, {"q": "logga in", "sida": "99"}, {"q": "bild <i>"}),
    *(
        {"q": "mejl", "system": "outlook"},
        {"q": "mejl", "system": "lmo"},
        {"q": "logga in", "typ": "lathund"},
    ),
    *({"q": "hjälp", "verksamhet": "hemtjänst"}, {"q": "⟦text⟧ mejl"}, {"q": "surfplatta"}),
)


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en", "ar"])
def test_the_page_is_the_one_that_the_portal_makes(
    found_in: tuple[Flask, SearchIndex], tablet: Callable[..., Page], language: str
) -> None:
    app, _ = found_in
    client = app.test_client()
    client.set_cookie("kp_language", language)
    page = tablet(language)
    for values in ASKED:
        address = f"/sok?{urlencode(values)}"
        made = page.evaluate(
            """(address) => {
                const asked = askedBy(new URL(address, location).search);
                return resultsPage(table, texts, words, asked);
            }""",
            address,
        )
        whole = client.get(address).get_data(as_text=True)
        there = re.search(r"<main[^>]*>(.*)</main>", whole, re.DOTALL)
        assert there
        # Only the portal can ask somebody to sign in.
        expected = re.sub(r"<p>[^<]*<a href=\"/logga-in\">.*?</p>", "", there[1])
        here, on_portal = plain(made["main"]), plain(expected)
        assert here.split("><") == on_portal.split("><"), address
        title = re.search(r"<title>(.*?)</title>", whole, re.DOTALL)
        assert title and made["title"] in title[1]


def plain(html: str) -> str:
    """HTML without the room between its parts, which nobody sees."""
    return re.sub(r">\s+<", "><", html.replace(" <", "<")).strip()

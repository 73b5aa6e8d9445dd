"""What somebody types, and what it is taken for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from search_documents import DOCUMENTS, as_sources
from whoosh import query

from bench.search import queries
from kompetensportal.store.search.folder import Source, build, name_of
from kompetensportal.store.search.index import SearchIndex, Wanted
from kompetensportal.store.search.postings import FIELD
from kompetensportal.store.search.question import ask


def first(searched: SearchIndex, text: str) -> str:
    hits = searched.search(text).hits
    return hits[0].card.id if hits else ""


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("mejl", "outlook/las-och-svara"),
        ("svarade på mejlen", "outlook/las-och-svara"),
        ("E-POST", "outlook/las-och-svara"),
        ("mailsvar", "outlook/las-och-svara"),
        ("lösenrod", "start/logga-in"),
        ("losenord", "start/logga-in"),
        ("loesenord", "start/logga-in"),
        ("lösenordsbyte", "start/logga-in"),
        ("inloggning", "start/logga-in"),
        ("loggain", "start/logga-in"),
        ("herroma", "heroma/franvaro"),
        ("sjukanmälan", "heroma/franvaro"),
        ("franvaro", "heroma/franvaro"),
        ("fonero", "phoniro/ratta-pass"),
        ("efterhand", "phoniro/ratta-pass"),
    ],
)
def test_it_is_found_however_it_is_typed(small: SearchIndex, text: str, id_: str) -> None:
    assert first(small, text) == id_


def test_far_is_not_taken_for_sheep_nor_sheep_for_far(small: SearchIndex) -> None:
    assert first(small, "far") == "familj/far"
    assert first(small, "fåren") == "djur/far"
    assert [hit.card.id for hit in small.search("fåren").hits] == ["djur/far"]


def test_a_wrong_word_is_mended_and_said(small: SearchIndex) -> None:
    assert small.search("glömt lösenrod").meant.endswith("lösenord")
    assert small.search("lösenord").meant == ""
    assert small.search("xyzzyq").meant == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "😀🎉",
        "och att det",
        "\x00\x01",
        '"',
        '"mejl',
        "mejl* OR (svara AND",
        "* ? [a-z] ^ ~ ::",
        "'; DROP TABLE events; --",
        "<script>alert(1)</script>",
        "id:outlook terms:mejl",
        "%(n)s %s {0} {{ x }}",
        "../../etc/passwd",
        "\u202emejl",
        "-" * 300,
        "å" * 300,
    ],
)
def test_anything_may_be_typed(small: SearchIndex, text: str) -> None:
    small.search(text)
    small.suggest(text)


def test_ten_thousand_characters_are_cut_and_still_answered(small: SearchIndex) -> None:
    assert first(small, "mejl " * 2000) == "outlook/las-och-svara"
    assert len(small.search("ord" * 3334).question.boosts) < 50
    assert first(small, " ".join(f"{i}" for i in range(5000))) == ""


def test_only_stop_words_say_nothing(small: SearchIndex) -> None:
    assert small.search("hur är det").question.said_nothing
    assert small.search("😀").question.said_nothing
    assert not small.search("mejl").question.said_nothing


def test_operators_and_wildcards_are_plain_signs(small: SearchIndex) -> None:
    plain = [hit.card.id for hit in small.search("mejl svara").hits]
    assert [hit.card.id for hit in small.search('"mejl*" AND (svara)').hits][: len(plain)] == plain


def test_boosts_weights_and_scores_are_whole_numbers(small: SearchIndex) -> None:
    results = small.search("svara på mejl lösenrod")
    assert all(type(boost) is int and boost > 0 for boost in results.question.boosts.values())
    assert all(type(hit.score) is int for hit in results.hits)
    assert all(type(w) is int and 1 <= w <= 127 for _, _, w in small.table())


def test_scores_are_those_of_whooshs_own_or(small: SearchIndex) -> None:
    for asked in queries("tuned"):
        boosts = ask(small.vocabulary, asked.text).boosts
        searcher = small._postings._searcher
        either = query.Or([query.Term(FIELD, term, boost=n) for term, n in boosts.items()])
        whoosh = {n: round(score) for n, score in searcher.search(either, limit=None).items()}
        assert small._postings.scores(boosts) == (whoosh if boosts else {})


def test_the_exported_table_alone_gives_the_same_order(small: SearchIndex) -> None:
    """What a tablet will have: the vocabulary's file, and (term, id, weight)."""
    vocabulary = type(small.vocabulary).from_json(small.vocabulary.to_json())
    table = small.table()
    for text in ("mejl", "svarade på mejlen", "lösenrod", "sjuk", "rätta passet", "kod"):
        boosts = ask(vocabulary, text).boosts
        scores: dict[str, int] = {}
        for term, id_, weight in table:
            if term in boosts:
                scores[id_] = scores.get(id_, 0) + boosts[term] * weight
        hidden = {d.id for d in DOCUMENTS if d.internal}
        order = sorted((-score, id_) for id_, score in scores.items() if id_ not in hidden)
        found = [(-hit.score, hit.card.id) for hit in small.search(text).hits]
        assert found
        assert order[: len(found)] == found


def test_equal_scores_go_by_id_also_when_a_text_came_later(tmp_path: Path) -> None:
    same = [replace(DOCUMENTS[0], id=f"outlook/{name}") for name in "bcdef"]
    build(tmp_path, name_of("1"), as_sources(same)).close()
    later = [replace(DOCUMENTS[0], id="outlook/a"), *same]
    searched = build(tmp_path, name_of("2"), as_sources(later))
    assert [hit.card.id[-1] for hit in searched.search("mejl").hits] == list("abcdef")


def test_internal_texts_are_found_only_by_people_who_are_signed_in(small: SearchIndex) -> None:
    assert small.search("hemlig").hits == ()
    assert [c.id for c in small.suggest("nyckels")] == []
    signed_in = Wanted(internal=True)
    assert [h.card.id for h in small.search("hemlig", signed_in).hits] == ["hemligt/nyckelskap"]
    assert [c.id for c in small.suggest("nyckels", signed_in)] == ["hemligt/nyckelskap"]


def test_filters_leave_what_is_for_a_branch_or_for_everybody(small: SearchIndex) -> None:
    everything = small.search("far får pass mejl").hits
    for_homes = small.search("far får pass mejl", Wanted(branch="boende")).hits
    assert {h.card.id for h in everything} > {h.card.id for h in for_homes}
    assert "phoniro/ratta-pass" not in {h.card.id for h in for_homes}
    assert "outlook/las-och-svara" in {h.card.id for h in for_homes}
    only = small.search("far får pass mejl", Wanted(system="phoniro")).hits
    assert [h.card.id for h in only] == ["phoniro/ratta-pass"]
    assert small.search("mejl", Wanted(kind="course")).hits == ()


def test_suggestions_begin_with_titles_and_forgive_slips(small: SearchIndex) -> None:
    assert [c.title for c in small.suggest("lo")] == ["Logga in"]
    assert [c.title for c in small.suggest("mejl sv")] == ["Läs och svara på mejl"]
    assert small.suggest("outl")[0].id == "outlook/las-och-svara"
    assert small.suggest("herroma")[0].id == "heroma/franvaro"
    assert small.suggest("l" * 5000) == []


def test_a_snippet_is_cut_at_words_and_marks_every_form(small: SearchIndex) -> None:
    results = small.search("svar")
    marker = small.marker(results.question)
    pieces = marker.snippet(small.text_of(results.hits[0].card))
    marked = {piece.text for piece in pieces if piece.marked}
    assert {"svar", "svaret"} <= {text.lower() for text in marked}
    long = "Här står inget. " * 40 + "Sedan skriver du svaret till chefen. " + "Mer text. " * 40
    pieces = marker.snippet(long)
    text = "".join(piece.text for piece in pieces)
    assert text.startswith("Sedan skriver du svaret")
    assert text.endswith(" …")
    assert len(text) < 200
    assert marker.snippet("Ingenting som passar.") == []
    lines = marker.snippet("Kom ihåg\nLåna inte ut datorn.\nTips\nSkriv ett svar.\nÖva")
    assert "".join(piece.text for piece in lines) == "Skriv ett svar. Öva"


def test_a_source_is_opened_only_when_it_is_needed(tmp_path: Path) -> None:
    def never() -> None:
        raise AssertionError("opened again")

    first_time = as_sources(DOCUMENTS)
    build(tmp_path, name_of("1"), first_time).close()
    again = {id_: Source(source.stamp, never) for id_, source in first_time.items()}  # type: ignore[arg-type]
    again["outlook/las-och-svara"] = Source("changed", first_time["outlook/las-och-svara"].load)
    build(tmp_path, name_of("2"), again).close()

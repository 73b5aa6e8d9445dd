"""The search finds what people look for, hidden among a thousand other texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import search
from bench.search import Query
from kompetensportal.actions.content.index import make_index
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.search.index import SearchIndex


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Generation]:
    work = tmp_path_factory.mktemp("hidden")
    return work / "data", search.make_library(work)


@pytest.fixture(scope="module")
def searched(library: tuple[Path, Generation]) -> SearchIndex:
    return make_index(*library)


def test_the_written_queries_are_enough_and_fairly_halved() -> None:
    tuned, untouched = search.queries("tuned"), search.queries("untouched")
    assert len(tuned) + len(untouched) >= 60
    kinds = Counter(query.kind for query in tuned)
    assert kinds == Counter(query.kind for query in untouched)
    assert set(kinds) == {
        *("exact", "inflected", "compound", "part", "typo", "synonym", "abbreviation")
    }


def test_every_id_that_a_query_wants_is_there(searched: SearchIndex) -> None:
    ids = {card.id for card in searched._cards.values()}
    for query in (*search.queries("tuned"), *search.queries("untouched")):
        for wanted in query.ids:
            assert Query("", (wanted,)).is_answered_by(ids), wanted


def test_nineteen_of_twenty_untouched_queries_are_answered_among_the_first_five(
    searched: SearchIndex,
) -> None:
    found = search.recall(searched, search.queries("untouched"))
    assert found.share >= search.WANTED_UNTOUCHED, f"{len(found.missed)} of {found.asked} missed"


def test_the_tuned_queries_are_still_answered(searched: SearchIndex) -> None:
    found = search.recall(searched, search.queries("tuned"))
    assert found.share >= search.WANTED_UNTOUCHED, found.missed


def test_nine_of_ten_queries_in_inflections_of_another_dictionary_are_answered(
    library: tuple[Path, Generation], searched: SearchIndex
) -> None:
    asked = search.generated_queries(library[1])
    assert len(asked) == search.GENERATED_QUERIES
    found = search.recall(searched, asked)
    assert found.share >= search.WANTED_GENERATED, found.missed


def test_recall_falls_when_the_answers_are_taken_away(
    library: tuple[Path, Generation], searched: SearchIndex
) -> None:
    """The measure can fail: without inflections and typos it does."""
    plain = [Query(f"xx{q.text.replace(' ', 'xx ')}xx", q.ids) for q in search.queries("tuned")]
    assert search.recall(searched, plain).share < 0.5


def test_one_changed_text_is_not_read_with_the_others(
    library: tuple[Path, Generation], searched: SearchIndex
) -> None:
    from kompetensportal.actions.content.index import sources  # noqa: PLC0415

    before, after = sources(library[1]), sources(library[1])
    assert {id_: s.stamp for id_, s in before.items()} == {id_: s.stamp for id_, s in after.items()}

"""Right words, wrong ones, and what was likely meant."""

from __future__ import annotations

import pytest

from kompetensportal.language.compounds import Splitter
from kompetensportal.language.frequency import frequencies
from kompetensportal.language.saldo import saldo
from kompetensportal.language.spelling import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(saldo(), frequencies(), Splitter(saldo()))


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("medelande", "meddelande"),
        ("skikas", "skickas"),
        ("rullstoll", "rullstol"),
        ("avikelse", "avvikelse"),
        ("hemtjäsnten", "hemtjänsten"),
    ],
)
def test_what_was_meant_comes_first(speller: Speller, wrong: str, meant: str) -> None:
    assert not speller.is_right(wrong)
    assert speller.suggestions(wrong)[0] == meant


@pytest.mark.parametrize(
    "word", ["tidrapport", "arbetsplatsens", "jobbmejl", "e-post", "ihåg", "vårdtagaren", "glömdes"]
)
def test_words_that_no_dictionary_lists_may_be_right(speller: Speller, word: str) -> None:
    assert speller.is_right(word)


@pytest.mark.parametrize("word", ["مرحبا", "å" * 500, "x", "привет"])
def test_what_one_cannot_judge_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.is_right(word)
    assert len(speller.suggestions(word)) <= 3

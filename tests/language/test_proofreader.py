"""What is said of one sentence, and of texts that nobody meant to be read."""

from __future__ import annotations

import pytest

from kompetensportal.language.lix import ovix, words
from kompetensportal.language.proof import (
    HARD,
    LONG,
    MISSPELLED,
    NO_ACTION,
    PASSIVE,
    from_json,
    to_json,
)
from kompetensportal.language.proofreader import MOST_MARKS, proofreader


def told(sentence: str) -> list[tuple[str, str]]:
    """(kind, word) of every mark."""
    proof = proofreader().read(sentence)
    return [(mark.kind, sentence[mark.start : mark.end]) for mark in proof.marks]


def test_a_rare_word_is_hard_and_a_common_compound_is_not() -> None:
    assert (HARD, "autonomi") in told("Läs om autonomi.")
    assert told("Läs om kylskåp på vårdcentralen.") == []


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Läs hur anteckningen sparas.", ["sparas"]),
        ("Titta hur den blev öppnad.", ["öppnad"]),
        ("Mejlet är redan skickat.", ["skickat"]),
        ("Dörren är låst av vakten.", ["låst"]),
        ("Se om dörren är låst.", []),
        ("Vi följs åt, och planen följs upp.", ["följs"]),
        ("Kom, vi ses och hjälps åt och trivs, det finns te, jag hoppas det.", []),
    ],
)
def test_a_passive_is_no_verb_that_only_ends_so(sentence: str, passive: list[str]) -> None:
    assert [word for kind, word in told(sentence) if kind == PASSIVE] == passive


def test_a_step_begins_with_what_one_does() -> None:
    assert told("Koppla in hissen.") == []
    assert told("Hissen kopplas in.")[0] == (NO_ACTION, "Hissen")


def test_numbers_addresses_names_and_emoji_are_no_words() -> None:
    said = told("Skriv på A4 via 5G, ring 112, se www.solna.se, a@b.se, KIA och iPad 😀 1:a.")
    assert said == []


def test_a_text_of_emoji_only_says_nothing() -> None:
    assert proofreader().read("😀😀 👩🏽‍⚕️ ❤️").marks == ()


def test_a_word_of_500_letters_is_one_word() -> None:
    kinds = {kind for kind, _ in told("Läs " + "å" * 500)}
    assert kinds & {HARD, LONG}
    assert MISSPELLED not in kinds


def test_ten_thousand_wrong_words_in_one_sentence_have_few_marks() -> None:
    sentence = "Skriv " + " ".join(
        f"qwz{'abcdefghij'[at % 10] * (at % 7)}x" for at in range(10_000)
    )
    assert 0 < len(proofreader().read(sentence).marks) <= MOST_MARKS + 1


def test_two_directions_in_one_sentence_leave_places_right() -> None:
    assert told("Säg مرحبا بك till en autonom kollega.") == [(HARD, "autonom")]


def test_a_proof_can_be_kept() -> None:
    proof = proofreader().read("Ett medelande sparas.")
    assert from_json(to_json(proof)) == proof


def test_words_that_come_again_make_the_variation_smaller() -> None:
    same, other = words("du ser du ser du ser du ser"), words("du ser vi hör han går ni ser")
    assert 0 < ovix(same) < ovix(other)
    assert ovix([]) == ovix(["en"]) == 0

"""The figures that the rules reach on the frozen lists, and what the lists are."""

from __future__ import annotations

from bench.word_lists import (
    compounds,
    doubted,
    fresh_passives,
    hard_words,
    misspelled,
    pairs,
    rows,
    steps,
)

CARE_WORDS, MISSPELLED = 150, 18


def test_compounds_are_split_right_and_none_wrong() -> None:
    found = compounds()

    assert len(found.right) + len(found.missed) + len(found.wrong) >= CARE_WORDS
    assert found.wrong == []
    assert found.share >= 0.85


def test_compounds_that_nothing_was_tuned_on_are_split_right_and_none_wrong() -> None:
    found = compounds("compounds_fresh")

    assert len(found.right) + len(found.missed) == 30
    assert found.wrong == []
    assert found.share >= 0.85
    assert not {word for word, _ in pairs("compounds")} & {w for w, _ in pairs("compounds_fresh")}


def test_misspelled_words_are_found() -> None:
    accepted, number = misspelled()

    assert number >= MISSPELLED
    assert len(accepted) <= number / MISSPELLED, accepted


def test_right_words_of_the_shipped_content_are_not_doubted() -> None:
    alarms, forms = doubted()

    assert forms > 1_000
    assert len(alarms) <= 0.02 * forms, sorted(alarms)


def test_hard_words_are_found_also_where_the_limit_was_not_chosen() -> None:
    precision, recall = hard_words(slice(1, None, 2))

    assert precision >= 0.8
    assert recall >= 0.8


def test_the_rules_for_steps_are_right_on_the_list_of_steps() -> None:
    assert len(rows("steps")) >= 80
    for rule, told in steps().items():
        assert told.precision >= 0.8, (rule, told.wrong)
        assert told.recall >= 0.8, (rule, told.missed)


def test_passives_are_found_in_steps_that_were_judged_before_the_rule_was_changed() -> None:
    told = fresh_passives()

    assert len(rows("passives_fresh")) >= 60
    steps_of_both = [row[0] for name in ("steps", "passives_fresh") for row in rows(name)]
    assert len(steps_of_both) == len(set(steps_of_both))
    assert told.precision >= 0.9, told.wrong
    assert told.recall >= 0.9, told.missed


def test_the_lists_hold_each_word_once() -> None:
    for name, column in (
        ("compounds", 0),
        ("misspelled", 0),
        ("hard_words", 1),
        ("steps", 0),
        ("compounds_fresh", 0),
        ("passives_fresh", 0),
    ):
        words = [row[column] for row in rows(name)]
        assert len(words) == len(set(words)), name

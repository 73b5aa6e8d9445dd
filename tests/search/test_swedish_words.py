"""What the program knows of Swedish words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetensportal.language.automaton import Automaton
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.distance import allowed, distance
from kompetensportal.language.saldo import saldo
from kompetensportal.language.synonyms import synonyms
from kompetensportal.language.words import folded, normal, word_list, words
from kompetensportal.store.search.analysis import Analyser


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("lösenordet", "lösenord"),
        ("kontot", "konto"),
        ("larmet", "larm"),
        ("nycklar", "nyckel"),
        ("loggade", "logga"),
        ("skrivit", "skriva"),
        ("fadern", "fader"),
    ],
)
def test_a_form_leads_to_its_dictionary_form(form: str, lemma: str) -> None:
    assert lemma in {reading.lemma for reading in saldo().readings(form)}


def test_inflections_and_readings_agree() -> None:
    for lemma in ("mejl", "insats", "svara", "frånvaro", "möte", "lätt"):
        forms = saldo().inflections(lemma)
        assert len(forms) > 3
        for form in forms:
            assert lemma in {reading.lemma for reading in saldo().readings(form)}, form


def test_a_word_that_is_no_word_has_no_reading() -> None:
    assert saldo().readings("xyzzyq") == ()
    assert saldo().readings("") == ()
    assert saldo().inflections("xyzzyq") == frozenset()


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "swedish.dict"
    for content in (b"", b"\\fsa", b"PK\x03\x04 something else"):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"swedish\.dict"):
            Automaton(path)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("friskvårdsbidrag", ("friskvård", "bidrag")),
        ("frånvaroanmälan", ("frånvaro", "anmälan")),
        ("tillbudsrapport", ("tillbud", "rapport")),
        ("dokumentationskurs", ("dokumentation", "kurs")),
        ("arbetstid", ("arbete", "tid")),
        ("veckoschema", ("vecka", "schema")),
        ("personuppgifter", ("person", "uppgift")),
        ("mejladress", ("mejl", "adress")),
        ("nyckelskåpet", ("nyckel", "skåp")),
        ("kommunen", ()),
        ("kollega", ()),
        ("sommaren", ()),
        ("rapportera", ()),
        ("information", ()),
        ("mejl", ()),
        ("a" * 500, ()),
    ],
)
def test_compounds_are_split_where_their_parts_meet(word: str, parts: tuple[str, ...]) -> None:
    assert Splitter(saldo()).parts(word) == parts


def test_a_compound_that_no_dictionary_has_is_inflected_by_its_last_part() -> None:
    analyser = Analyser(saldo())
    assert analyser.terms("friskvårdsbidragets").lemmas == ("friskvårdsbidrag",)
    assert {"friskvårdsbidraget", "friskvårdsbidragen"} <= set(analyser.forms("friskvårdsbidrag"))


def test_rings_and_dots_make_other_letters() -> None:
    assert normal("FÅR") == "får" != normal("far")
    assert folded("får") == "far"
    assert normal("Fa\u030ar") == "får", "a ring on its own belongs to its letter"
    assert normal("lösen\u00adord") == "lösenord"


def test_signs_and_emoji_are_no_words() -> None:
    assert word_list("😀 … ‘’ -- * ?! <>") == []
    assert word_list("E-post, IT-stöd!") == ["e-post", "it-stöd"]
    assert [(w.normal, w.start, w.end) for w in words("Å, Ö!")] == [("å", 0, 1), ("ö", 3, 4)]


def test_the_slips_people_make_cost_less_than_a_wrong_letter() -> None:
    wrong = distance("lösemord", "lösenord", 99)
    slips = ("losenord", "lösenorrd", "lösenrod", "lözenord")
    assert all(distance(slip, "lösenord", 99) < wrong for slip in slips)
    assert distance("fonero", "phoniro", 99) <= allowed(6)
    assert distance("får", "får", 99) == 0
    assert allowed(2) == 0, "a word of two letters is never guessed"


def test_distance_is_the_same_both_ways_and_stops_early() -> None:
    assert distance("franvaro", "frånvaro", 99) == distance("frånvaro", "franvaro", 99)
    assert distance("mejl", "undersköterska", 16) > 16


def test_every_row_of_synonyms_says_something() -> None:
    for row in synonyms():
        assert row.asked
        assert len(row.asked) > 1 if row.same else row.shown
        assert all(word == normal(word) for word in (*row.asked, *row.shown))

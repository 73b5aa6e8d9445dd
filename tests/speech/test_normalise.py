"""Spoken text: where each character comes from, English, and the tables that people edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetensportal.errors import MistakeError
from kompetensportal.speech.normalise import spoken, version
from kompetensportal.speech.normalise.lexicon import SHIPPED, read_lexicon

PIECES = st.sampled_from(
    ["kl. 08.30", "1 300 kr", "iPad", "LMO:s", ">", "/", "@", "3 maj 2026", "08-12 34 56", "👍",
     "%", "a", "Ö", " ", " ", "5", "0", ".", ",", "-", "–", ":", "+", "\u00a0", "t.ex.", "it@a.se"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["sv", "en", "so", "sv-SE"]))
def test_every_spoken_character_comes_from_a_displayed_one_in_reading_order(
    text: str, language: str
) -> None:
    said = spoken(text, language)
    assert len(said.text) == len(said.origin)
    assert list(said.origin) == sorted(said.origin)
    assert all(0 <= at < len(text) for at in said.origin)


@pytest.mark.parametrize(
    ("written", "word", "displayed"),
    [
        ("Kom kl. 08.30 i dag.", "åtta", "08.30"),
        ("Kom kl. 08.30 i dag.", "dag", "dag"),
        ("Öppna LMO nu.", "emm", "LMO"),
        ("Arkiv > Spara", "Spara", "Spara"),
        ("Det är 1 300 kr kvar", "hundra", "1"),
    ],
)
def test_a_spoken_word_points_at_what_one_sees(written: str, word: str, displayed: str) -> None:
    said = spoken(written, "sv")
    assert written[said.origin[said.text.index(word)] :].startswith(displayed)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("at 08:30", "at eight thirty"),
        ("3 pm", "three p m"),
        ("2026-05-03", "the third of May, twenty twenty six"),
        ("50% of 2.5 kg", "fifty per cent of two point five kilos"),
        ("1,300 kr", "one thousand three hundred kronor"),
        ("File > Save", "File, then Save"),
        ("help@example.se", "help at example dot se"),
        ("e.g. an iPad", "for example an eye pad"),
        ("the 21st", "the twenty first"),
        ("Call 112", "Call one one two"),
        ("in 1999", "in nineteen ninety nine"),
        ("A4", "A four"),
        ("LMO and KIA", "L M O and keea"),
        ("08-123 45 67", "zero eight, one two three, four five, six seven"),
    ],
)
def test_english_is_said_as_english(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


def test_a_language_without_rules_is_said_as_it_is_written() -> None:
    assert spoken("Fur Outlook kl. 8", "so").text == "Fur Outlook kl. 8"


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.tsv")), ids=lambda p: p.name)
def test_the_shipped_tables_are_whole_and_say_each_word_once(path: Path) -> None:
    rows = [
        line.split("\t")[0]
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(rows) == len(set(rows)) == len(read_lexicon(path)) > 20


def test_an_own_table_wins_and_makes_old_audio_be_made_again(tmp_path: Path) -> None:
    own = tmp_path / "uttal.sv.tsv"
    before = version((own,))
    own.write_text("Phoniro\tfoniro\tsom vi säger\nHemgården\them-gården\n", encoding="utf-8")
    assert spoken("Phoniro på Hemgården", "sv", (own,)).text == "foniro på hem-gården"
    assert version((own,)) != before


def test_a_word_without_capitals_is_found_at_the_head_of_a_sentence_too(tmp_path: Path) -> None:
    own = tmp_path / "uttal.sv.tsv"
    own.write_text("rollator\trolator\n", encoding="utf-8")
    assert spoken("Rollatorn och rollator", "sv", (own,)).text == "rolatorn och rolator"


@pytest.mark.parametrize("line", ["Phoniro", "Phoniro\t", "\tfoniro", "Phoniro foniro"])
def test_a_line_without_both_words_is_named(tmp_path: Path, line: str) -> None:
    own = tmp_path / "broken.tsv"
    own.write_text(f"# rubrik\n{line}\n", encoding="utf-8")
    with pytest.raises(MistakeError) as caught:
        read_lexicon(own)
    assert caught.value.what.as_dict() == {"file": str(own), "line": 2}
    assert caught.value.mend is not None


def test_a_table_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    own = tmp_path / "latin.tsv"
    own.write_bytes("Åsa\tåsa\n".encode("latin-1"))
    with pytest.raises(MistakeError) as caught:
        read_lexicon(own)
    assert caught.value.what.key == "speech.lexicon_unreadable"

"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetensportal.language.lix import count, lix
from kompetensportal.language.sentences import split


def sentences(text: str, language: str = "sv") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("Öppna Outlook. Tryck på mejlet.", ["Öppna Outlook.", "Tryck på mejlet."]),
        ("Vad gör du? Bra! Fortsätt …", ["Vad gör du?", "Bra!", "Fortsätt …"]),
        ("Ta t.ex. mejlet. Läs bl.a. det.", ["Ta t.ex. mejlet.", "Läs bl.a. det."]),
        ("Läs t. ex. Outlook. Klart.", ["Läs t. ex. Outlook.", "Klart."]),
        ("Äpplen, päron m.m. Sedan gick vi.", ["Äpplen, päron m.m.", "Sedan gick vi."]),
        ("Äpplen, päron m.m. och bröd.", ["Äpplen, päron m.m. och bröd."]),
        ("Kl. 08.30 kostar det 1 300,50 kr.", ["Kl. 08.30 kostar det 1 300,50 kr."]),
        ("Ring nr. 5. Ring tel. 112.", ["Ring nr. 5.", "Ring tel. 112."]),
        ("Den 3. maj kom 14 personer.", ["Den 3. maj kom 14 personer."]),
        ("Gå till sida 3. Tryck på 4.", ["Gå till sida 3.", "Tryck på 4."]),
        ('"Hej!" sa hon. "Kom hit." Nu.', ['"Hej!" sa hon.', '"Kom hit."', "Nu."]),
        ("Vänta... och se. Vänta... Nu.", ["Vänta... och se.", "Vänta...", "Nu."]),
        ("Bra (se bilden.) Tryck nu.", ["Bra (se bilden.)", "Tryck nu."]),
        ("A. Andersson kom. Hon gick.", ["A. Andersson kom.", "Hon gick."]),
        ("Logga in. iPad är en surfplatta.", ["Logga in.", "iPad är en surfplatta."]),
        ("Skriv till it@exempel.se. Vänta.", ["Skriv till it@exempel.se.", "Vänta."]),
        ("Rad ett\nfortsätter. Rad\ntvå.", ["Rad ett\nfortsätter.", "Rad\ntvå."]),
        ("Ingen punkt", ["Ingen punkt"]),
        ("...", ["..."]),
        ("😀 😀", ["😀 😀"]),
        ("Klart.😀 Tryck på OK.", ["Klart.😀 Tryck på OK."]),
    ],
)  # fmt: skip
def test_swedish(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask Mr. Smith. Then go.", ["Ask Mr. Smith.", "Then go."]),
        ("Bring fruit, e.g. apples. Go.", ["Bring fruit, e.g. apples.", "Go."]),
        ("At 8 a.m. Monday begins.", ["At 8 a.m.", "Monday begins."]),
        ("See no. 5 for more.", ["See no. 5 for more."]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert sentences(text, "en") == expected


@given(st.text(alphabet="aB. !?…\"'()\n15é-", max_size=80), st.sampled_from(["sv", "en", "ar"]))
def test_nothing_but_white_space_is_lost_between_sentences(text: str, language: str) -> None:
    at = 0
    for start, end in split(text, language):
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    value, words = lix(["Det här är ett litet test.", "Svårigheten ligger annorstädes nu."])
    assert words == 10
    assert value == pytest.approx(10 / 2 + 100 * 2 / 10)
    assert lix([]) == (0.0, 0)


@pytest.mark.parametrize(("text", "number"), [("kl. 08.30", 2), ("e-post", 1), ("a, b – c", 3)])
def test_words_are_counted_as_one_reads_them(text: str, number: int) -> None:
    assert count(text) == number

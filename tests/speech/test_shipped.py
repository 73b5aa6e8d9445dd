"""Every number, time, abbreviation and name in the shipped texts is said as a Swede says it."""

from __future__ import annotations

import re

import pytest
from shipped_words import (  # type: ignore[import-not-found]
    expected,
    mentions,
    row_at,
    sentences,
)

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.normalise import spoken

UNREAD = re.compile(r"[\d@/><=#_%§&+]|(?<!\w)[B-DF-HJ-NP-TV-XZÅÄÖ]{2,}(?!\w)")
"""What no voice is left to make something of by itself."""


@pytest.fixture(scope="module")
def shipped() -> list[tuple[str, Sentence]]:
    found = list(sentences())
    assert len(found) > 3000
    return found


def test_cards_and_editions_are_among_what_is_read_through(
    shipped: list[tuple[str, Sentence]],
) -> None:
    paths = {path for path, _ in shipped}
    assert "courses/ordlista/rullstol.md" in paths
    assert "start/logga-in [en]" in paths
    assert "Log in on the computer" in {sentence.text for _, sentence in shipped}


def test_what_the_list_holds_is_said_as_it_says(shipped: list[tuple[str, Sentence]]) -> None:
    rows, met, wrong = expected(), set[str](), list[str]()
    for path, sentence in shipped:
        said = spoken(sentence.text, sentence.language).text
        for place in mentions(sentence):
            row = row_at(rows, sentence, *place)
            if row is not None:
                met.add(row[0])
                if not re.search(rf"(?<!\w){re.escape(row[1])}(?!\w)", said):
                    wrong.append(f"{path}: {sentence.text} = {said} (wanted: {row[1]})")
    assert not wrong, "\n".join(wrong)
    assert {"KIA", "112", "26 kapitlet", "AFS 2023:1", "Outlook"} <= met


def test_nothing_is_left_for_the_voice_to_guess_at(shipped: list[tuple[str, Sentence]]) -> None:
    left = [
        f"{path}: {sentence.text} = {said}"
        for path, sentence in shipped
        if UNREAD.search(said := spoken(sentence.text, sentence.language).text)
    ]
    assert not left, "\n".join(left)


def test_a_person_has_read_through_everything_that_needs_a_rule(
    shipped: list[tuple[str, Sentence]],
) -> None:
    # For who writes the content: a new text may hold a new word.
    rows = expected()
    new = {
        f"{sentence.language}\t{sentence.text[slice(*place)]}\t({path}: {sentence.text})"
        for path, sentence in shipped
        for place in mentions(sentence)
        if row_at(rows, sentence, *place) is None
    }
    assert not new, "add to lists/shipped.tsv, when they are said right:\n" + "\n".join(sorted(new))

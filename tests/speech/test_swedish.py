"""What is written is said as a Swede, or an Englishman, says it: `lists/<language>_<rules>.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetensportal.speech.normalise import spoken

LISTS = Path(__file__).parent / "lists"


def rows() -> list[tuple[str, str, str]]:
    """(language, written, said) of every list."""
    found = []
    for path in sorted(LISTS.glob("??_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                written, said = line.split("\t")
                found.append((path.name[:2], written, said))
    return found


@pytest.mark.parametrize(("language", "written", "said"), rows(), ids=" ".join)
def test_it_is_said_as_people_say_it(language: str, written: str, said: str) -> None:
    assert spoken(written, language).text == said


def test_every_rule_has_its_list_and_every_list_is_long_enough_to_tell_something() -> None:
    for path in LISTS.glob("??_*.tsv"):
        count = sum(language == path.name[:2] for language, _, _ in rows())
        assert count > 40
    assert len(rows()) == len({(language, written) for language, written, _ in rows()}) > 220


@pytest.mark.parametrize("text", ["👍🏽", "❤️ 🎉", "---", "…", "", "   ", "\u200b", "→", "🇸🇪"])
def test_what_holds_no_word_is_not_said(text: str) -> None:
    assert spoken(text, "sv").text == ""


def test_a_picture_between_words_is_passed_over() -> None:
    assert spoken("Bra 👍 jobbat", "sv").text == "Bra jobbat"


@pytest.mark.parametrize(
    "text",
    [
        "999 999 999 999 999 999",
        "31/12/2026",
        "99.99.99.99",
        "2026-13-45",
        "0/0",
        "kl. 25.61",
        "-5 °C",
        "1" * 400,
        "å" * 500,
        "مرحبا Outlook kl. 8",
        "((((",
        "\ufffd",
    ],
)
def test_odd_input_is_said_somehow_and_breaks_nothing(text: str) -> None:
    said = spoken(text, "sv")
    assert len(said.text) == len(said.origin)

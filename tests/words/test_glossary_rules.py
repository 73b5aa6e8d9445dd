"""A glossary that cannot be right is told, with the file and how to mend it."""

from __future__ import annotations

from pathlib import Path

from words_portal import published, write  # type: ignore[import-not-found]

from kompetensportal.actions.content.glossary import glossary_forms
from kompetensportal.actions.content.publish import PublishReport
from kompetensportal.model.content.finding import Severity
from kompetensportal.store.content.library import Library
from kompetensportal.words import catalogue

CARD = "förklaring: Något som är bra.\nikon: book\n"


def found(report: PublishReport) -> dict[str, str]:
    """Rule -> file and words of the glossary's errors."""
    return {
        f.rule: f"{f.path}:{f.line} {catalogue('sv').say(f.what)}"
        for f in report.findings
        if f.severity is Severity.ERROR
    }


def test_two_words_with_one_form(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {"stod": f"ord: stöd\n{CARD}former: [Insats]\n"})
    report = published(root, tmp_path / "data")
    assert found(report) == {
        "word-twice": "courses/ordlista/stod.md:2 Formen insats förklaras redan i "
        "courses/ordlista/insats.md."
    }
    words = Library(tmp_path / "data").generation().words
    assert "insats" in words
    assert "stod" not in words


def test_words_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    circle = {
        name: f"ord: {name}\n{CARD}se: [{see}]\n"
        for name, see in (("anka", "bil"), ("bil", "cykel"), ("cykel", "anka"), ("dag", "bil"))
    }
    report = published(write(tmp_path / "content", circle), tmp_path / "data")
    assert found(report) == {
        "word-circle": "courses/ordlista/anka.md:5 Orden hänvisar runt i en ring: "
        "anka → bil → cykel → anka."
    }


def test_a_word_that_leads_to_itself(tmp_path: Path) -> None:
    words = {"anka": f"ord: anka\n{CARD}se: [anka]\n"}
    report = published(write(tmp_path / "content", words), tmp_path / "data")
    assert list(found(report)) == ["word-circle"]


def test_a_word_that_leads_to_none(tmp_path: Path) -> None:
    words = {"anka": f"ord: anka\n{CARD}se: [brukar]\n"}
    report = published(write(tmp_path / "content", words), tmp_path / "data")
    assert list(found(report)) == ["no-such-see"]


def test_an_empty_definition_keeps_the_card_away_and_the_text_readable(tmp_path: Path) -> None:
    words = {"brukare": 'ord: brukare\nförklaring: ""\nikon: user-heart\n'}
    report = published(write(tmp_path / "content", words), tmp_path / "data")
    assert "front-matter-text" in found(report)
    library = Library(tmp_path / "data").generation()
    assert "brukare" not in library.words
    assert "lifecare/skriv" in library.entries


def test_the_forms_of_a_content_folder_are_those_of_its_sound_words(tmp_path: Path) -> None:
    root = write(tmp_path / "content", {"anka": 'ord: anka\nförklaring: ""\nikon: book\n'})
    forms = glossary_forms(root)
    assert {"brukare", "brukarens", "insatserna", "loggar in", "genomförandeplanen"} <= forms
    assert "anka" not in forms
    write(root, {"anka": f"ord: anka\n{CARD}"})
    assert "ankorna" in glossary_forms(root)


def test_a_folder_without_a_glossary_has_no_forms(tmp_path: Path) -> None:
    assert glossary_forms(tmp_path) == frozenset()

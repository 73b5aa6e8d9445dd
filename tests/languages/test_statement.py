"""The accessibility statement: nothing may be empty in it, and what it says is what was tested."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kompetensportal.actions.portal.statement import NEEDED, RESULTS, build, read_results
from kompetensportal.cli.main import main
from kompetensportal.errors import MistakeError
from kompetensportal.settings import Settings

FILLED = Settings(
    organisation="Mittköping",
    accessibility_contact="tillganglig@exempel.se",
    accessibility_phone="08-123 45 67",
    accessibility_reviewed="2026-11-22",
)


def test_a_filled_statement_says_what_was_given_and_tested() -> None:
    made = build(FILLED)
    assert (made.organisation, made.contact) == ("Mittköping", "tillganglig@exempel.se")
    assert made.reviewed == date(2026, 11, 22)
    assert made.results == read_results(RESULTS)


@pytest.mark.parametrize("field", NEEDED)
def test_an_empty_field_stops_it_and_is_named(field: str) -> None:
    for empty in ("", "   "):
        with pytest.raises(MistakeError) as told:
            build(replace(FILLED, **{field: empty}))
        assert told.value.what.as_dict() == {"field": field}


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(MistakeError) as told:
        build(replace(FILLED, accessibility_reviewed="i våras"))
    assert told.value.what.key == "statement.no_day"


@pytest.mark.parametrize("lacking", ["day", "tool", "standard", "pages", "languages"])
def test_results_that_lack_something_stop_it(tmp_path: Path, lacking: str) -> None:
    plain = json.loads(RESULTS.read_text(encoding="utf-8"))
    plain[lacking] = [] if isinstance(plain[lacking], list) else ""
    (tmp_path / "results.json").write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(MistakeError, match=lacking):
        build(FILLED, tmp_path / "results.json")


def test_results_that_are_missing_or_broken_stop_it(tmp_path: Path) -> None:
    with pytest.raises(MistakeError):
        build(FILLED, tmp_path / "nothing.json")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    with pytest.raises(MistakeError):
        build(FILLED, tmp_path / "broken.json")


def test_the_command_names_the_field_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kompetensportal.toml").write_text(
        'organisation = "Mittköping"\naccessibility_contact = "a@exempel.se"\n', encoding="utf-8"
    )
    assert main(["accessibility", "--data", str(tmp_path)]) == 2
    assert "accessibility_phone" in capsys.readouterr().err


def test_the_demo_has_examples_and_a_real_portal_has_none() -> None:
    assert build(Settings(demo=True)).contact == "kompetensportalen@exempel.se"
    with pytest.raises(MistakeError):
        build(Settings())


def test_the_tests_found_nothing() -> None:
    results = read_results(RESULTS)
    assert results.violations == 0
    assert {"sv", "sv-simple", "en", "ar"} <= set(results.languages)

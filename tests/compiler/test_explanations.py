"""Every rule is explained, in both languages, and the documents for authors name every one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetensportal.compiler.rules import RULES
from kompetensportal.model.content.explanation import SOURCES, explanation_of
from kompetensportal.words import catalogue

DOCUMENT = "".join(
    (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    for name in ("authoring-rules.md", "authoring-words.md")
)
ACROSS = {"easy-missing", "easy-other-survey", "sibling-form", "review-passed"} | {
    f"easy-lacks-{what}" for what in ("step", "picture", "warning")
}


def test_every_rule_has_a_source_and_no_source_is_without_its_rule() -> None:
    assert {rule.name for rule in RULES} | ACROSS == SOURCES.keys()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("rule", SOURCES)
def test_a_rule_is_explained_in_one_sentence_with_two_examples(rule: str, language: str) -> None:
    found = explanation_of(catalogue(language), rule)
    assert found is not None
    assert found.why.endswith(".")
    assert found.worse != found.better
    assert found.source


@pytest.mark.parametrize("rule", SOURCES)
def test_authors_can_read_of_every_rule(rule: str) -> None:
    assert f"`{rule}`" in DOCUMENT

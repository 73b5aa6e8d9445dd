"""Every finding has its words, and no words wait for a finding that nobody makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from compiler_cases import cases  # type: ignore[import-not-found]

from kompetensportal.compiler.rules import RULES
from kompetensportal.model.content.finding import Severity
from kompetensportal.words import catalogue

REPOSITORY = Path(__file__).parents[2]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("compiler", "cli", "actions")
    for path in sorted((REPOSITORY / "kompetensportal" / folder).rglob("*.py"))
)
BEGINNINGS = ("picture_", "read_", "front_matter_", "no_such_")
"""Keys that the code puts together from a beginning and a reason."""


def keys(domain: str) -> list[str]:
    path = REPOSITORY / "translations" / "sv" / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        ids = [m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id]
    return [key.partition(".")[2] for key in ids]


def is_named(key: str) -> bool:
    """Whether a key, or its rule's name, or its reason stands in the code as a text."""
    name = key.removesuffix("_mend")
    names = {name, name.replace("_", "-"), f"findings.{name}", f"findings.{key}"}
    names |= {name.removeprefix(start) for start in BEGINNINGS if name.startswith(start)}
    return any(re.search(rf"[\"']{re.escape(one)}[\"'.]", SOURCES) for one in names)


@pytest.mark.parametrize("key", sorted({*keys("findings")} - {s.value for s in Severity}))
def test_no_words_wait_for_a_finding_that_nobody_makes(key: str) -> None:
    assert is_named(key)


@pytest.mark.parametrize("key", keys("fragment"))
def test_every_word_that_the_compiler_adds_is_used(key: str) -> None:
    assert f'"{key}"' in SOURCES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
def test_every_rule_has_a_case_that_breaks_it(rule: object) -> None:
    found = {f.rule for case in cases() for f in case.compile().findings}

    assert rule.name in found  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_finding_can_be_said(language: str) -> None:
    words = catalogue(language)
    for case in cases():
        for finding in case.compile().findings:
            for said in (words.say(finding.what), words.say(finding.mend)):
                assert said
                assert "%(" not in said

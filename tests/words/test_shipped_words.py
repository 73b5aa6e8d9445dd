"""The words that ship: enough, easy, true to their form, each with a picture and English."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kompetensportal.actions.content.glossary import forms_by_word, glossary_forms
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import read
from kompetensportal.language.saldo import saldo
from kompetensportal.language.words import word_list
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.source import Source
from kompetensportal.web.reader.word_icons import names

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "courses" / "ordlista"
WANTED = 150


@cache
def entries() -> tuple[GlossaryEntry, ...]:
    found = []
    for file in sorted(FOLDER.glob("*.md")):
        source = read(REPOSITORY, f"courses/ordlista/{file.name}")
        assert isinstance(source, Source)
        compiled = compile_source(source, pictures=lambda _: None, full=True)
        assert compiled.findings == (), compiled.findings
        assert isinstance(compiled.value, GlossaryEntry)
        found.append(compiled.value)
    return tuple(found)


def test_there_are_enough_words_and_their_files_have_no_findings() -> None:
    assert len(entries()) >= WANTED


def test_every_word_has_a_definition_of_its_own() -> None:
    said = Counter(entry.definition for entry in entries())
    assert [definition for definition, n in said.items() if n > 1] == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry.id))
def test_a_word_is_explained_easily(entry: GlossaryEntry) -> None:
    assert 3 <= len(word_list(entry.definition)) <= 12
    assert re.fullmatch(r"[A-ZÅÄÖ].*\.", entry.definition)
    assert not re.search(r"\b(t\.?ex|bl\.?a|m\.?m|etc)\b", entry.definition)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry.id))
def test_a_word_has_english_and_what_is_not_reviewed_says_so(entry: GlossaryEntry) -> None:
    languages = [translation.language for translation in entry.translations]
    assert "en" in languages
    assert len(languages) == len(set(languages))
    for translation in entry.translations:
        assert translation.source
        assert translation.reviewed == (translation.language == "en")


def test_every_icon_is_built_and_none_is_built_in_vain() -> None:
    assert {entry.icon for entry in entries()} | {"book"} == set(names())


def test_one_form_has_one_word() -> None:
    forms = forms_by_word(entries())
    for entry in entries():
        for form in entry.written:
            assert forms[form] == entry.id


def test_definitions_lead_round_in_no_circle() -> None:
    """A definition may use another word of the list, but not one that is explained by it."""
    forms = forms_by_word(entries())
    uses = {
        entry.id: {forms[word] for word in word_list(entry.definition) if word in forms}
        for entry in entries()
    }
    assert [(a, b) for a in uses for b in uses[a] if a < b and a in uses[b]] == []


def test_the_words_are_met_in_the_texts_that_ship() -> None:
    known = set(glossary_forms(REPOSITORY))
    texts = [*REPOSITORY.glob("lathundar/*/*.md"), *REPOSITORY.glob("courses/*/*.md")]
    words: Counter[str] = Counter()
    for file in texts:
        if file.parent != FOLDER:
            words.update(word_list(file.read_text(encoding="utf-8")))
    forms = forms_by_word(entries())
    met = {forms[word] for word in words if word in known}
    # Words of several parts are not counted here; the rest is what new staff meet in the work.
    assert len(met) >= 90


def test_saldo_knows_most_of_the_words_or_their_last_part() -> None:
    forms = Counter(forms_by_word(entries()).values())
    alone = [e.word for e in entries() if forms[e.id] == 1 and not saldo().inflections(e.word)]
    assert len(alone) < len(entries()) / 10, alone

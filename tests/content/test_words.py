"""The texts that ship are easy to read, kind, and say the same thing in the same way."""

from __future__ import annotations

import re

import pytest
from texts import EASY, LATHUNDAR, PROGRAMMES, TASKS, TEXTS, Text, lix, words_of

SHORT_FORMS = re.compile(
    r"\b(t\.? ?ex|bl\.? ?a|m\.? ?m|o\.? ?s\.? ?v|d\.? ?v\.? ?s|etc|resp|ev|ca|exv)\b\.?",
    re.I,
)
OTHER_WORDS = re.compile(
    r"\b(klicka|klickar|peta|tappa på|mail|mailet|e-post|lösenkod|paddan)\b", re.I
)
UNKIND = re.compile(r"\b(fel svar|tyvärr|enkelt|lätt som en plätt|självklart)\b", re.I)


def name(text: Text) -> str:
    return text.name


@pytest.mark.parametrize("text", EASY, ids=name)
def test_an_easy_text_has_short_sentences(text: Text) -> None:
    lengths = [len(words_of(s)) for s in text.sentences]
    too_long = [s for s in text.sentences if len(words_of(s)) > 15]
    assert not too_long, too_long
    assert sum(lengths) / len(lengths) <= 10


@pytest.mark.parametrize("text", EASY, ids=name)
def test_an_easy_text_is_very_easy_by_lix(text: Text) -> None:
    limit = 30 if sum(len(words_of(s)) for s in text.sentences) >= 100 else 40
    assert lix(text.sentences) < limit


@pytest.mark.parametrize("text", [*LATHUNDAR, *PROGRAMMES, *TASKS], ids=name)
def test_an_easy_text_has_lines_that_fit_a_phone(text: Text) -> None:
    lines = re.sub(r"\]\([^)]*\)|!\[.*|\{#[^}]*\}|\*\*|\[(?=[A-ZÅÄÖ])", "", text.body).split("\n")
    plain = [
        re.sub(r"^\s*(>|- \[[ x]\]|- |\d+\.|:::.*?(?= )|\|.*|#+)\s*", "", line) for line in lines
    ]
    shown = [line for line in plain if not line.startswith("Svar:")]  # Answers are never shown.
    assert not [line for line in shown if len(line.strip()) > 55]


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_no_words_are_written_short(text: Text) -> None:
    assert not SHORT_FORMS.findall(text.body)


@pytest.mark.parametrize("text", [*LATHUNDAR, *PROGRAMMES, *TASKS], ids=name)
def test_the_same_thing_has_the_same_word(text: Text) -> None:
    assert not OTHER_WORDS.findall(text.body)


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_nothing_is_called_simple_and_nobody_is_scolded(text: Text) -> None:
    assert not UNKIND.findall(" ".join(text.sentences))


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_feedback_to_a_wrong_answer_begins_kindly(text: Text) -> None:
    for answer in re.findall(r"^- \[ \] .*\n\s+> (.*)", text.body, re.M):
        assert not re.match(r"(Fel|Nej!)", answer), answer


@pytest.mark.parametrize("text", TASKS, ids=name)
def test_a_routine_can_be_read_in_a_minute(text: Text) -> None:
    lengths = [len(words_of(s)) for s in text.sentences]
    assert max(lengths) <= 15
    assert sum(lengths) / len(lengths) <= 10
    assert sum(lengths) <= 130

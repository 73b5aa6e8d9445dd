"""Texts that nobody meant to be read: the rules say what is wrong with them, and come to an end."""

from __future__ import annotations

import pytest

from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.compiler.read import decode
from kompetensportal.language.proofreader import proofreader
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.source import Kind, Source

FRONT = "---\ntitel: Mall\nid: mall/mall\nägare: Systemspecialist\ngranskas: 2030-01-01\n"


def compiled(text: str, front: str = "svenska: lätt\n") -> Compiled:
    file = f"{FRONT}{front}---\n{text}\n".encode()
    source = decode("lathundar/mall/mall.md", Kind.LATHUND, file)
    assert isinstance(source, Source)
    dictionary = Dictionary(proofreader().read)
    return compile_source(source, pictures={}.get, full=True, dictionary=dictionary)


def rules(text: str, front: str = "svenska: lätt\n") -> set[str]:
    found = compiled(text, front).findings
    return {f.rule for f in found if f.severity is not Severity.INFO}


def test_a_text_of_emoji_only_has_nothing_to_mend() -> None:
    made = compiled("😀😀 👩🏽‍⚕️\n\n1. ❤️ {#a}\n")
    assert made.value is not None
    assert {f.rule for f in made.findings} == {"step-picture"}


@pytest.mark.parametrize("word", ["ord", "felstawat", "ångvältsförarutbildning"])
def test_ten_thousand_words_in_one_sentence_are_one_sentence_too_long(word: str) -> None:
    found = rules("Skriv " + f"{word} " * 10_000 + ".")
    assert "long-sentence" in found or "paragraph-too-long" in found
    found = rules("Skriv " + f"{word} " * 300 + ".")
    assert "long-sentence" in found


def test_a_word_of_500_letters_is_told_and_cut_in_the_message() -> None:
    found = [f for f in compiled("Läs " + "å" * 500 + ".").findings if f.rule == "hard-word"]
    assert len(found) == 1
    assert len(str(found[0].what.as_dict()["word"])) < 60


def test_mixed_directions_keep_their_places() -> None:
    found = compiled("Säg مرحبا بك till en medelande.").findings
    assert [(f.rule, f.column) for f in found if f.rule == "spelling"] == [("spelling", 22)]


def test_a_text_in_another_language_is_not_judged_by_swedish_words() -> None:
    text = "This sentence was written by nobody, and its wrods are not judged."
    assert rules(text, "svenska: lätt\nspråk: en\n") == set()


def test_digits_beside_letters_are_no_misspelled_words() -> None:
    assert rules("Skriv ut på A4. Ring 112. Vi har 5G. Kom kl. 08.30 till rum B12.") == set()

"""Local facts in texts: what a reader gets for `{it-telefon}`."""

from __future__ import annotations

import pytest

from kompetensportal.compiler.facts import address_of
from kompetensportal.compiler.facts_file import facts_of
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.local_fact import LocalFact
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.speech.normalise import spoken

PHONE = LocalFact("it-telefon", "Telefonnumret till it-supporten", "08-123 45 67")
EMPTY = LocalFact("larm", "Numret till larmet", "", "fråga din chef om numret")
FACTS = {fact.name: fact for fact in (PHONE, EMPTY)}


def compiled(body: str, *, more: str = "", facts: dict[str, LocalFact] = FACTS) -> Compiled:
    """A lathund with such a body."""
    front = f"titel: Ring\nid: a/b\nägare: Supporten\ngranskas: 2027-05-01\nsvenska: lätt\n{more}"
    text = f"---\n{front}---\n{body}"
    source = Source("lathundar/a/b.md", Kind.LATHUND, text, "0")
    return compile_source(source, pictures=lambda _: None, full=True, facts=facts)


def lesson(body: str, more: str = "") -> Lesson:
    value = compiled(body, more=more).value
    assert isinstance(value, Lesson)
    return value


def rules(body: str) -> list[tuple[str, int, int]]:
    found = compiled(body).findings
    return [(f.rule, f.line, f.column) for f in found if f.rule.startswith("fact")]


def test_a_number_stands_in_the_text_and_can_be_called() -> None:
    html = lesson("Ring {it-telefon}.\n").html
    assert '<a href="tel:081234567" rel="external noopener">08-123 45 67</a>.' in html


def test_nobody_reads_braces_where_nobody_has_filled_in_the_fact() -> None:
    made = lesson("Ring larmet: {larm}. {larm}.\n")
    said = [sentence.text for sentence in made.sentences[1:]]
    assert said == ["Ring larmet: fråga din chef om numret.", "Fråga din chef om numret."]


def test_a_text_in_english_asks_in_english() -> None:
    assert "ask your manager" in lesson("Call: {larm}.\n", more="språk: en\n").html


def test_code_and_other_braces_stay_as_they_are() -> None:
    body = "Skriv `{it-telefon}` och {något}.\n\n```\n{it-telefon}\n```\n"
    html = lesson(body).html
    assert "<code>{it-telefon}</code>" in html
    assert "{något}" in html
    assert "<pre><code>{it-telefon}\n</code></pre>" in html
    assert "08-123" not in html
    assert not rules(body)


def test_a_fact_inside_a_link_bold_and_a_picture_text_is_words() -> None:
    html = lesson("[ring {it-telefon}](https://exempel.se) **{larm}** ![{larm}](x.svg)\n").html
    assert ">ring 08-123 45 67</a>" in html
    assert "<strong>fråga din chef om numret</strong>" in html


def test_a_box_a_step_and_a_table_know_the_fact_too() -> None:
    html = lesson(
        "1. Ring {it-telefon} {#ring}\n\n::: tips Numret {it-telefon}\nSpara det.\n:::\n\n"
        "| Vem | Nummer |\n| --- | --- |\n| It | {it-telefon} |\n"
    ).html
    assert html.count("08-123 45 67") == 3
    assert 'id="ring"' in html
    assert "{" not in html


def test_the_title_and_the_summary_know_it() -> None:
    about = lesson("Text.\n", more="sammanfattning: Ring {it-telefon}\n").meta
    assert about.summary == "Ring 08-123 45 67"


def test_a_value_is_words_and_never_markup() -> None:
    facts = {"it-telefon": LocalFact("it-telefon", "", "<b>*hej*</b> [a](b)")}
    value = compiled("Ring {it-telefon}.\n", facts=facts).value
    assert isinstance(value, Lesson)
    assert "&lt;b&gt;*hej*&lt;/b&gt; [a](b)" in value.html


def test_a_misspelt_fact_and_an_empty_one_are_told_with_their_place() -> None:
    assert rules("Ring {it-telfon}.\n\nEller {larm} och {larm}.\n") == [
        ("fact-unknown", 8, 6),
        ("fact-empty", 10, 7),
    ]


def test_another_program_reads_the_same_text() -> None:
    found = compiled("Ring {it-telefon} & {larm}.\n").findings
    assert "read-alike" not in {finding.rule for finding in found}


def test_a_text_needs_the_facts_that_it_names_known_or_not() -> None:
    row = compiled("Ring {it-telefon} eller {okänd}.\n").row
    assert row.files == ("lathundar/fakta.yaml#it-telefon", "lathundar/fakta.yaml#okänd")


def test_a_telephone_number_is_said_digit_by_digit() -> None:
    said = spoken(f"Ring {PHONE.value}.", "sv").text
    assert "noll åtta, ett två tre, fyrtiofem, sextiosju" in said


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("08-123 45 67", "tel:081234567"),
        ("+46 8 123 45 67", "tel:+4681234567"),
        ("112", "tel:112"),
        ("12", ""),
        ("support@exempel.se", "mailto:support@exempel.se"),
        ("https://exempel.se/it", "https://exempel.se/it"),
        ("javascript:alert(1)", ""),
        ("vid receptionen", ""),
    ],
)
def test_a_value_leads_where_it_can(value: str, address: str) -> None:
    assert address_of(value) == address


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("it-telefon: [\n", "facts-broken", 2),
        ("- a\n- b\n", "facts-broken", 1),
        ("It Telefon:\n  vad: x\n", "facts-name", 1),
        ("a:\n  vad: x\nb: y\n", "facts-no-entry", 3),
        ("a:\n  vad: x\n  värdet: y\n", "facts-key", 3),
        ("a:\n  värde: [1]\n", "facts-no-text", 2),
        ("a:\n  värde: " + "x" * 201 + "\n", "facts-long", 2),
        ("a:\n  vad: x\na:\n  vad: y\n", "facts-twice", 3),
        ("a: &b\n  vad: x\nc: *b\n", "", 0),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_line(text: str, rule: str, line: int) -> None:
    _, found = facts_of(text.encode())
    assert [(f.rule, f.line) for f in found] == ([(rule, line)] if rule else [])


def test_a_number_with_a_zero_first_stays_as_it_is_written() -> None:
    facts, _ = facts_of("a:\n  värde: 0701234567\nb:\n  värde: 112\n".encode())
    assert facts is not None
    assert [fact.value for fact in facts.values()] == ["0701234567", "112"]


def test_a_file_of_another_encoding_is_told() -> None:
    facts, found = facts_of("a:\n  värde: 1\nb:\n  vad: å\n".encode("latin-1"))
    assert facts is None
    assert [f.rule for f in found] == ["facts-not-utf8"]

"""A survey is a Markdown file: what it compiles to, and what its author is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kompetensportal.compiler.check import check
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.compiler.read import read
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.lesson_json import lesson_from_plain, lesson_to_plain
from kompetensportal.model.content.source import Kind
from kompetensportal.model.content.survey import After, AnswerKind, Survey, SurveyQuestion

HEAD = """---
titel: Vad tyckte du?
id: enkat/prov
ägare: Kvalitetsutvecklare
granskas: 2099-05-01
anonym: ja
efter: kurs
---

"""
SCALE = """::: enkätfråga {#jobbet}
Är det viktigt?

1. Nej
2. Lite
3. Ja, mycket
:::

"""
CHOICE = """::: enkätfråga Hur var det? {#niva}

- För lätt
- Lagom
- För svårt
:::

"""
WORDS = """::: enkätfråga {#ord}
Vill du säga mer?
:::
"""


def compiled(root: Path, text: str, name: str = "prov.md") -> Compiled:
    file = root / "courses" / "enkater" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    source = read(root, f"courses/enkater/{name}")
    assert not isinstance(source, Finding)
    return compile_source(source, pictures=lambda _: None, full=True)


def rules(made: Compiled) -> list[str]:
    grave = (f for f in made.findings if f.severity is not Severity.INFO)
    return [f"{finding.rule} {finding.line}" for finding in grave]


def test_a_file_becomes_a_survey_and_a_text_that_is_read_aloud(tmp_path: Path) -> None:
    made = compiled(tmp_path, HEAD + "Hoppa över det du vill.\n\n" + SCALE + CHOICE + WORDS)
    assert rules(made) == []
    lesson = made.value
    assert isinstance(lesson, Lesson) and lesson.kind is Kind.SURVEY
    assert lesson.survey == Survey(
        True,
        After.COURSE,
        (
            SurveyQuestion(
                "jobbet", AnswerKind.SCALE, "Är det viktigt?", ("Nej", "Lite", "Ja, mycket")
            ),
            SurveyQuestion(
                "niva", AnswerKind.CHOICE, "Hur var det?", ("För lätt", "Lagom", "För svårt")
            ),
            SurveyQuestion("ord", AnswerKind.TEXT, "Vill du säga mer?"),
        ),
    )
    said = [sentence.text for sentence in lesson.sentences]
    assert said[:6] == [
        "Vad tyckte du?",
        "Hoppa över det du vill.",
        "Är det viktigt?",
        "Nej",
        "Lite",
        "Ja, mycket",
    ]
    assert '<input type="radio" name="q-jobbet" value="3">' in lesson.html
    assert '<textarea name="q-ord"' in lesson.html


def test_a_survey_lies_in_the_library_like_any_text(tmp_path: Path) -> None:
    lesson = compiled(tmp_path, HEAD + SCALE).value
    assert isinstance(lesson, Lesson)
    assert lesson_from_plain(json.loads(json.dumps(lesson_to_plain(lesson)))) == lesson


def test_another_word_is_another_version_and_the_same_words_are_not(tmp_path: Path) -> None:
    def version(text: str) -> str:
        lesson = compiled(tmp_path, HEAD + text).value
        assert isinstance(lesson, Lesson) and lesson.survey
        return lesson.survey.version

    assert version(SCALE) == version("Mer att läsa.\n\n" + SCALE)
    assert version(SCALE) != version(SCALE.replace("Lite", "Litet"))
    assert version(SCALE) != version(SCALE.replace("viktigt", "roligt"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bara ord.\n", "survey-questions 10"),
        ("::: enkätfråga {#a}\n1. Ja\n2. Nej\n:::\n", "survey-questions 10"),
        ("::: enkätfråga Hur? {#a}\n\n1. Ja\n:::\n", "survey-questions 10"),
        ("::: enkätfråga Hur? {#a}\n\n1. Ja\n2. Ja\n:::\n", "survey-questions 10"),
        (
            "::: enkätfråga Hur? {#a}\n\n1. Ja\n2. ![Ett ansikte](a.svg)\n:::\n",
            "survey-questions 10",
        ),
        ("::: enkätfråga Hur? {#a}\n\n1. Ja\n2. Nej\n\n- A\n- B\n:::\n", "survey-questions 10"),
        ("::: enkätfråga Hur? {#a}\n\n1. Ja\n\n   Mer.\n2. Nej\n:::\n", "survey-answer-more 14"),
        ("::: enkätfråga Hur?\n\n1. Ja\n2. Nej\n:::\n", "box-id 10"),
        (SCALE + SCALE, "anchor-twice 18"),
        (
            SCALE
            + "::: fråga {#b}\nHur?\n\n- [x] Ja.\n\n  > Bra.\n- [ ] Nej.\n\n  > Inte än.\n:::\n",
            "survey-questions 18",
        ),
        (
            "::: enkätfråga Hur? {#a}\n\n"
            + "".join(f"{n}. Svar {n}\n" for n in range(1, 11))
            + ":::\n",
            "survey-questions 10",
        ),
        ("".join(SCALE.replace("jobbet", f"j{n}") for n in range(31)), "survey-questions 250"),
    ],
)
def test_what_nobody_could_answer_is_told_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    found = rules(compiled(tmp_path, HEAD + text))
    assert any(one.startswith(told) for one in found)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("anonym: ja\n", "", "front-matter-lacks"),
        ("anonym: ja", "anonym: kanske", "front-matter-choice"),
        ("efter: kurs", "efter: lunch", "front-matter-choice"),
        ("efter: kurs", "lektioner: [a/b]", "front-matter-unknown"),
        ("ägare: Kvalitetsutvecklare\n", "", "owner"),
    ],
)
def test_a_front_matter_that_is_wrong_is_told(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    found = rules(compiled(tmp_path, HEAD.replace(old, new) + SCALE))
    assert any(one.startswith(rule) for one in found), found


def test_a_question_of_a_survey_belongs_in_a_survey(tmp_path: Path) -> None:
    file = tmp_path / "lathundar" / "outlook" / "prov.md"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD.replace("enkat/prov", "outlook/prov") + SCALE, encoding="utf-8")
    source = read(tmp_path, "lathundar/outlook/prov.md")
    assert not isinstance(source, Finding)
    assert any(
        one.startswith("survey-misplaced")
        for one in rules(compile_source(source, pictures=lambda _: None))
    )


@pytest.mark.parametrize(
    "easy",
    [
        SCALE.replace("3. Ja, mycket\n", ""),
        SCALE.replace("jobbet", "arbetet"),
        SCALE + WORDS,
        SCALE.replace("1. ", "- ").replace("2. ", "- ").replace("3. ", "- "),
    ],
)
def test_the_easy_form_asks_the_same(tmp_path: Path, easy: str) -> None:
    head = "---\ntitel: Vad tyckte du?\nid: enkat/prov\n---\n\n"
    compiled(tmp_path, HEAD + SCALE)
    compiled(tmp_path, head + SCALE.replace("Är det viktigt?", "Är det bra?"), "prov.latt.md")
    assert [f.rule for f in check(tmp_path, today=date(2026, 1, 1)) if "survey" in f.rule] == []
    compiled(tmp_path, head + easy, "prov.latt.md")
    found = [f for f in check(tmp_path, today=date(2026, 1, 1)) if f.rule == "easy-other-survey"]
    assert [(f.path, f.line) for f in found] == [("courses/enkater/prov.latt.md", 3)]

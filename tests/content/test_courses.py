"""The courses that ship: how many there are, that each is whole, and how easy they are to read."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import pytest
from texts import EASY, LATHUNDAR, ROOT, TEXTS, Text, lix, words_of

COURSES = [t for t in TEXTS if t.file.name == "kurs.md"]
NANO = [t for t in COURSES if t.matter.get("nanokurs") == "ja"]
BY_ID = {t.matter["id"]: t for t in TEXTS if not t.name.endswith((".latt.md", ".fyllig.md"))}
LESSONS = [BY_ID[id_] for course in COURSES for id_ in course.matter["lektioner"]]
E_UTBILDNINGAR = {
    "social-dokumentation",
    "gdpr-i-praktiken",
    "hjalpmedel-lasa-skriva",
    "arbetsmiljo-kia",
    "leda-forandring",
}
NANOKURSER = {
    "nano-far-det-mejlas",
    "nano-foto-pa-brukare",
    "nano-bra-anteckning",
    "nano-nar-kia",
    "nano-lyssna-pa-text",
    "nano-mikrofon-av",
}
QUESTION = re.compile(r"^::: fråga .*?^:::$", re.M | re.S)


def name(text: Text) -> str:
    return text.name


def easy_of(text: Text) -> Text:
    return Text(text.file.with_name(text.file.name.replace(".md", ".latt.md")))


def test_there_are_five_courses_a_workshop_and_six_nanokurser() -> None:
    ids = {t.matter["id"] for t in COURSES}
    assert ids >= E_UTBILDNINGAR | NANOKURSER | {"gott-arbetsklimat"}
    assert {t.matter["id"] for t in NANO} == NANOKURSER


@pytest.mark.parametrize("course", COURSES, ids=name)
def test_a_course_lists_every_lesson_in_its_folder(course: Text) -> None:
    there = {
        f"{course.file.parent.name}/{f.name.removesuffix('.md')}"
        for f in course.file.parent.glob("*.md")
        if not f.name.endswith(".latt.md") and f.name not in ("kurs.md", "kunskapsmal.md")
    }
    assert set(course.matter["lektioner"]) == there


@pytest.mark.parametrize("course", [c for c in COURSES if c not in NANO], ids=name)
def test_the_time_that_a_course_promises_is_about_that_of_its_lessons(course: Text) -> None:
    minutes = sum(BY_ID[id_].matter["minuter"] for id_ in course.matter["lektioner"])
    assert 0.8 <= course.matter["minuter"] / minutes <= 1.25, minutes


@pytest.mark.parametrize("course", NANO, ids=name)
def test_a_nanokurs_is_one_short_lesson_with_a_picture_and_a_question(course: Text) -> None:
    (id_,) = course.matter["lektioner"]
    lesson = BY_ID[id_]
    assert course.matter["minuter"] == lesson.matter["minuter"] == 5
    for text in (lesson, easy_of(lesson)):
        assert len(QUESTION.findall(text.body)) == 1
        assert len(text.pictures) == 1
        assert sum(len(words_of(s)) for s in text.sentences) <= 250


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_both_forms_of_a_lesson_have_the_same_pictures_questions_and_boxes(lesson: Text) -> None:
    easy = easy_of(lesson)
    assert easy.matter["id"] == lesson.matter["id"]
    assert easy.pictures == lesson.pictures
    assert lesson.pictures, "a lesson without a picture"
    ids = r"^::: (?:fråga|ordna|para-ihop|peka|övning) \{#([a-z0-9-]+)\}"
    assert re.findall(ids, easy.body, re.M) == re.findall(ids, lesson.body, re.M)
    assert easy.body.count("::: varning") == lesson.body.count("::: varning")


@pytest.mark.parametrize("text", [t for t in TEXTS if "::: fråga" in t.body], ids=name)
def test_two_forms_of_a_question_have_the_same_right_answers(text: Text) -> None:
    if not text.name.startswith("courses/") or text.easy:
        return
    for form in zip(QUESTION.findall(text.body), QUESTION.findall(easy_of(text).body), strict=True):
        marks = [re.findall(r"^- \[([ x])\]", question, re.M) for question in form]
        assert marks[0] == marks[1]


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_a_lesson_asks_or_lets_one_practise(lesson: Text) -> None:
    assert "::: fråga" in lesson.body or "::: övning" in lesson.body


def test_the_four_ways_of_working_are_all_in_the_examples() -> None:
    words = " ".join(f"{t.matter['titel']} {t.body}".lower() for t in LESSONS)
    for place in ("hemtjänst", "boende", "lss", "assistans", "telefon", "platta"):
        assert words.count(place) >= 5, place


def test_all_easy_text_that_ships_has_a_median_lix_under_30_and_short_sentences() -> None:
    """Reading for everyone: over every easy text, lathundar and lessons alike."""
    texts = [t for t in EASY if len([w for s in t.sentences for w in words_of(s)]) >= 50]
    assert len(texts) >= 60
    median = statistics.median(lix(t.sentences) for t in texts)
    sentences = [s for t in texts for s in t.sentences]
    mean = sum(len(words_of(s)) for s in sentences) / len(sentences)
    print(f"\n{len(texts)} easy texts: median LIX {median:.1f}, mean sentence {mean:.1f} words")
    assert median < 30
    assert mean <= 10


def test_every_step_that_ships_has_its_picture() -> None:
    """Also those of courses, where the rule itself looks only at lathundar."""
    courses = (t for t in TEXTS if t.name.startswith("courses/") and "/enkater/" not in t.name)
    texts = [*LATHUNDAR, *courses]
    bare = [(t.name, step.words) for t in texts for step in t.steps if "![" not in step.rest]
    assert not bare


def test_hard_words_of_the_courses_have_an_entry_or_a_box_of_their_own() -> None:
    entries = {f.stem for f in (ROOT / "courses/ordlista").glob("*.md")}
    boxes = {
        word.strip().split()[-1].lower()
        for t in TEXTS
        for word in re.findall(r"^::: term (.+)$", t.body, re.M)
    }
    known = boxes | entries | {Text(f).matter.get("titel", "").lower() for f in _entries()}
    for word in ("tystnadsplikt", "genomförandeplan", "tillbud", "avvikelse", "skyddsombud"):
        assert word in known, word


def _entries() -> list[Path]:
    return sorted((ROOT / "courses/ordlista").glob("*.md"))

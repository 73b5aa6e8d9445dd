"""Every lathund is whole: steps with pictures, questions with feedback, an owner that remains."""

from __future__ import annotations

import re
from datetime import date

import pytest
from texts import FULLER, LATHUNDAR, PICTURE, ROOT, TASKS, TEXTS, Text, words_of

from kompetensportal.compiler.check import check
from kompetensportal.model.content.finding import Severity

STARRED = {
    "start/logga-in",
    "portalen/hitta-lathund",
    "outlook/las-och-svara",
    "intranat/friskvardsbidrag",
    "heroma/franvaro",
    "kia/rapportera",
    "lmo/insats",
    "lifecare/dokumentera",
    "phoniro/ratta-pass",
    "teams/svara-och-ga-med",
    "mashie/bestall",
    "ipad/videosamtal",
}
FUNCTION = re.compile(
    r"specialist|support|avdelning|enhet|ledare|utvecklare|användare|förvaltare|ombud|skydd|jurist",
    re.I,
)
IDS = {t.matter["id"] for t in TEXTS}


def name(text: Text) -> str:
    return text.name


def test_the_twelve_first_lathundar_are_there() -> None:
    assert {t.matter["id"] for t in LATHUNDAR} >= STARRED
    assert len(FULLER) >= 4


@pytest.mark.parametrize("text", LATHUNDAR, ids=name)
def test_a_lathund_has_five_to_ten_steps_of_one_short_sentence(text: Text) -> None:
    assert 5 <= len(text.steps) <= 10
    for step in text.steps:
        assert len(words_of(step.words)) <= 12, step.words
        assert step.words.endswith("."), step.words


@pytest.mark.parametrize("text", [*LATHUNDAR, *FULLER], ids=name)
def test_every_step_has_an_id_of_its_own_and_a_picture_with_a_text(text: Text) -> None:
    ids = [step.id for step in text.steps]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    for step in text.steps:
        picture = PICTURE.search(step.rest)
        assert picture, f"{step.words} has no picture"
        assert len(picture["words"].split()) >= 4
        assert (text.file.parent / picture["path"]).is_file(), picture["path"]


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_a_picture_text_says_what_one_sees(text: Text) -> None:
    # The faces of a survey stand beside the answers of each question.
    pictures = dict.fromkeys(text.pictures) if "/enkater/" in text.name else text.pictures
    texts = [words for words, _ in pictures]
    assert len(set(texts)) == len(texts)
    for words in texts:
        assert words.endswith((".", "!", "?")), words
        assert not re.match(r"(En )?(bild|illustration|foto) (på|av)", words, re.I), words
        assert len(words_of(words)) <= 30, words


@pytest.mark.parametrize("text", FULLER, ids=name)
def test_a_fuller_text_has_the_same_steps_pictures_and_questions(text: Text) -> None:
    easy = next(t for t in LATHUNDAR if t.matter["id"] == text.matter["id"])
    assert [s.id for s in text.steps] == [s.id for s in easy.steps]
    assert text.pictures == easy.pictures
    ids = r"^::: (?:fråga|övning) \{#([a-z0-9-]+)\}"
    assert re.findall(ids, text.body, re.M) == re.findall(ids, easy.body, re.M)


@pytest.mark.parametrize("text", TEXTS, ids=name)
def test_every_answer_of_every_question_has_feedback(text: Text) -> None:
    for question in re.findall(r"^::: fråga .*?^:::$", text.body, re.M | re.S):
        options = re.findall(r"^- \[[ x]\] .*\n(.*)", question, re.M)
        if options:
            assert "- [x]" in question
            assert all(line.lstrip().startswith("> ") for line in options), question
        else:
            assert re.search(r"^Svar: .+\n> ", question, re.M), question
            assert re.search(r"^Annars:\n> ", question, re.M), question


def test_most_lathundar_ask_a_question() -> None:
    assert sum("::: fråga" in t.body for t in LATHUNDAR) >= 8


@pytest.mark.parametrize("text", [t for t in TEXTS if "ägare" in t.matter], ids=name)
def test_owners_are_functions_and_look_again_in_2027(text: Text) -> None:
    assert FUNCTION.search(text.matter["ägare"]), text.matter["ägare"]
    assert FUNCTION.search(text.matter["ersättare"]), text.matter["ersättare"]
    assert text.matter["ägare"] != text.matter["ersättare"]
    assert text.matter["granskas"].year == 2027


@pytest.mark.parametrize("text", LATHUNDAR, ids=name)
def test_a_lathund_can_be_found_and_leads_on(text: Text) -> None:
    assert text.easy
    assert len(text.matter["sökord"]) >= 5
    assert text.matter["arbetsuppgift"] in {t.matter["id"] for t in TASKS}
    assert set(text.matter["se-även"]) <= IDS - {text.matter["id"]}
    assert text.matter["minuter"] <= 10


@pytest.mark.parametrize("text", LATHUNDAR, ids=name)
def test_steps_say_what_they_were_checked_against(text: Text) -> None:
    assert text.matter["kontrollerad"]


@pytest.mark.parametrize("text", TASKS, ids=name)
def test_a_task_has_goals_in_two_forms_and_a_routine_to_adapt(text: Text) -> None:
    """Goals of systems by their ids (tests/goals reads their words), else goals of its own."""
    goals = text.matter.get("kunskapsmål", ())
    assert len(goals) + len(text.matter.get("mål", ())) >= 2
    assert all(
        g["mål"].startswith(("Kan ", "Vet ")) and g["lätt"].startswith("Jag ") for g in goals
    )
    assert text.body.rstrip().endswith("Det här är ett exempel. Er egen rutin gäller.")


def test_links_between_files_lead_somewhere() -> None:
    for text in TEXTS:
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^):#]+\.md)", text.body):
            assert (text.file.parent / target).is_file(), f"{text.name}: {target}"
    assert (ROOT / "lathundar").is_dir()


@pytest.mark.parametrize("text", LATHUNDAR, ids=name)
def test_feedback_and_hints_point_to_what_is_there(text: Text) -> None:
    for number in re.findall(r"[Tt]itta på (?:bilden i )?steg (\d+)", text.body):
        assert int(number) <= len(text.steps)
    titles = set(re.findall(r"^::: (?:tips|varning|kom-ihåg) (.+)$", text.body, re.M))
    titles |= {"Kom ihåg"} if re.search(r"^::: kom-ihåg$", text.body, re.M) else set()
    for words in re.findall(r"[Ll]äs rutan ([^.\n]+?)(?: en gång till)?\.", text.body):
        assert words in {t.rstrip("?") for t in titles}, words
    for kind, box in (("varningen", "varning"), ("tipset", "tips")):
        if re.search(f"[Ll]äs {kind}", text.body):
            assert f"::: {box}" in text.body
    if "Titta i tabellen" in text.body:
        assert "| ---" in text.body


def test_check_has_nothing_to_say_about_what_ships() -> None:
    told = check(ROOT, today=date(2026, 12, 1))
    findings = [f for f in told if f.severity in (Severity.ERROR, Severity.WARNING)]
    assert not [f for f in findings if f.severity is Severity.ERROR]
    ours = ("lathundar/", "courses/")
    assert not [f for f in findings if f.path.startswith(ours)]

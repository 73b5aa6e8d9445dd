"""What to learn next, what is wanted, and what need not be learnt because it is known already."""

from __future__ import annotations

import pytest
from goal_people import (  # type: ignore[import-not-found]
    HOME_CARE,
    LASA,
    OUTLOOK,
    SKYDDA,
    SVARA,
    VIDARE,
    confirmed,
    goal,
    rated,
    right,
    taught,
)

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.curriculum import Belonging
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.goals.knowledge import Knowledge, knowledge
from kompetensportal.model.goals.reached import reached
from kompetensportal.model.goals.standing import Answer
from kompetensportal.model.goals.wanted import usual_level, wanted_level
from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.facts import gather
from kompetensportal.words import catalogue

CAN, HELP, NOT_YET, NOT_MINE = Answer
PERSON = Person("amina", "Amina", "amina", "sv", None, ())
CHEF = goal("chef", 4, professions=("enhetschef",))
MAIL = GoalSheet("outlook", "Mejla", "X", (*OUTLOOK.goals, CHEF))


def known(*events: Event, table: dict[tuple[str, str], int] | None = None) -> Knowledge:
    return knowledge(PERSON, gather(events), HOME_CARE, taught(OUTLOOK), table or {})


def skips(*events: Event, lesson: str = "outlook/lasa", sheet: GoalSheet = OUTLOOK) -> str:
    found = reached(gather(events), lesson, whose=HOME_CARE, curriculum=taught(sheet))
    return catalogue("sv").say(found.why) if found else ""


def test_the_plan_begins_with_the_lowest_level_and_leaves_out_what_one_can() -> None:
    found = known(rated(SKYDDA, NOT_YET), rated(LASA, HELP), rated(SVARA, CAN))
    assert [step.lesson for step in found.plan] == ["outlook/lasa", "outlook/skydda"]


def test_the_plan_asks_for_no_more_than_the_job() -> None:
    said = [rated(one, NOT_YET) for one in OUTLOOK.goals]
    assert [step.level for step in known(*said).plan] == [1, 1, 2]
    more = known(*said, table={("undersköterska", "outlook"): 4})
    assert [step.level for step in more.plan] == [1, 1, 2, 3, 4]
    assert known(*said, table={("undersköterska", "outlook"): 0}).plan == ()


def test_a_lesson_stands_once_in_the_plan_and_says_that_it_was_read() -> None:
    same = GoalSheet(
        "outlook", "Mejla", "X", (goal("a", 1, "outlook/x"), goal("b", 2, "outlook/x"))
    )
    facts = gather([rated(one, NOT_YET) for one in same.goals])
    found = knowledge(PERSON, facts, HOME_CARE, taught(same), {})
    assert [(step.lesson, len(step.goals), step.read) for step in found.plan] == [
        ("outlook/x", 2, False)
    ]


def test_a_goal_whose_lessons_are_gone_asks_for_nothing() -> None:
    facts = gather([rated(LASA, NOT_YET)])
    gone = taught(GoalSheet("kia", "KIA", "X", ()))
    kept = type(gone)(gone.lessons, gone.courses, (OUTLOOK,), gone.teaching)
    assert knowledge(PERSON, facts, HOME_CARE, kept, {}).plan == ()


@pytest.mark.parametrize(
    ("professions", "table", "level"),
    [
        (("undersköterska",), {}, 2),
        (("enhetschef",), {}, 4),
        (("undersköterska", "enhetschef"), {}, 4),
        ((), {}, 2),
        (("undersköterska",), {("undersköterska", "outlook"): 3}, 3),
        (("undersköterska", "enhetschef"), {("enhetschef", "outlook"): 1}, 2),
    ],
)
def test_what_is_wanted_comes_from_the_table_or_from_the_goals(
    professions: tuple[str, ...], table: dict[tuple[str, str], int], level: int
) -> None:
    assert wanted_level(professions, MAIL, table) == level


def test_a_sheet_without_goals_wants_nothing() -> None:
    assert usual_level("kock", GoalSheet("kia", "KIA", "X", ())) == 0


def test_questions_go_up_to_what_is_wanted_and_the_rest_is_for_who_wants() -> None:
    found = known()
    assert [one.goal.level for one in found.questions] == [1, 1, 2]
    assert [one.goal.level for one in found.further] == [3, 4]


def test_a_lesson_is_skipped_when_its_goal_is_confirmed_or_checked_never_on_ones_word() -> None:
    assert skips(rated(LASA, CAN)) == ""
    assert skips(confirmed(LASA)) == "Målet är redan nått. En kollega har bekräftat det."
    assert "Alla frågor har rätt svar." in skips(*right("outlook/lasa"))
    assert skips(confirmed(LASA, 1), rated(LASA, HELP, 2)) == ""
    assert skips(confirmed(SVARA)) == ""
    assert skips(confirmed(LASA), lesson="finns/inte") == ""


def test_every_goal_that_is_asked_of_one_must_be_reached() -> None:
    lesson = "outlook/x"
    sheet = GoalSheet(
        "outlook", "Mejla", "X", (goal("a", 1, lesson), goal("b", 2, lesson), goal("c", 4, lesson))
    )
    first, second, expert = sheet.goals
    assert skips(confirmed(first), lesson=lesson, sheet=sheet) == ""
    both = [confirmed(first), confirmed(second)]
    assert "2 mål" in skips(*both, lesson=lesson, sheet=sheet)
    assert skips(confirmed(first), rated(second, NOT_MINE), lesson=lesson, sheet=sheet)
    assert skips(confirmed(expert), lesson=lesson, sheet=sheet) == ""
    assert skips(confirmed(VIDARE), lesson="outlook/vidare")


def test_a_goal_for_others_is_not_asked_of_one() -> None:
    lesson = "outlook/x"
    mine, theirs = goal("a", 1, lesson), goal("b", 1, lesson, branches=("boende",))
    sheet = GoalSheet("outlook", "Mejla", "X", (mine, theirs))
    assert skips(confirmed(mine), lesson=lesson, sheet=sheet)
    elsewhere = Belonging(frozenset({"lss"}), frozenset())
    only = GoalSheet("outlook", "Mejla", "X", (theirs,))
    facts = gather([confirmed(theirs)])
    assert reached(facts, lesson, whose=elsewhere, curriculum=taught(only)) is None

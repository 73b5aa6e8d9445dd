"""Levels: one rule from facts to a level, which never falls because somebody confirmed more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from goal_people import (  # type: ignore[import-not-found]
    AMINA,
    BEGINNING,
    HOME_CARE,
    LASA,
    OUTLOOK,
    SKYDDA,
    SVARA,
    VIDARE,
    VISA,
    confirmed,
    goal,
    rated,
    right,
    taught,
)
from hypothesis import given
from hypothesis import strategies as st

from kompetensportal.model.content.curriculum import Belonging
from kompetensportal.model.content.goals import HIGHEST, GoalSheet
from kompetensportal.model.goals.levels import SystemLevel, facts_until, levels
from kompetensportal.model.goals.standing import Answer, Stand
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.learning.facts import gather

CAN, HELP, NOT_YET, NOT_MINE = Answer


def outlook(
    *events: Event, whose: Belonging = HOME_CARE, sheet: GoalSheet = OUTLOOK
) -> SystemLevel:
    (found,) = levels((sheet,), gather(events), whose, taught(sheet))
    return found


def test_without_an_answer_one_is_before_the_first_level_and_nothing_is_held_against_one() -> None:
    found = outlook()
    assert (found.level, found.answered, found.next_level) == (0, 0, 1)
    assert found.why.key == "goals.why_nothing"


def test_a_level_is_reached_when_nothing_of_it_or_below_is_missing() -> None:
    one = outlook(rated(LASA, CAN))
    assert (one.level, one.left, one.next_level) == (0, 1, 1)
    two = outlook(rated(LASA, CAN), rated(SVARA, CAN))
    assert (two.level, two.left, two.next_level) == (1, 1, 2)
    gap = outlook(rated(LASA, CAN), rated(SVARA, CAN), rated(VISA, CAN), rated(SKYDDA, HELP))
    assert gap.level == 1


@pytest.mark.parametrize("answer", [HELP, NOT_YET])
def test_help_that_is_needed_is_a_goal_that_is_left(answer: Answer) -> None:
    assert outlook(rated(LASA, CAN), rated(SVARA, answer)).level == 0


def test_what_is_not_part_of_the_job_is_left_out() -> None:
    found = outlook(rated(LASA, CAN), rated(SVARA, NOT_MINE), rated(SKYDDA, CAN))
    assert (found.level, len(found.mine)) == (2, 4)
    nothing = outlook(*(rated(one, NOT_MINE) for one in OUTLOOK.goals))
    assert (nothing.level, nothing.next_level) == (0, None)
    assert nothing.why.key == "goals.why_not_mine"


def test_all_four_levels_can_be_reached() -> None:
    found = outlook(*(rated(one, CAN) for one in OUTLOOK.goals))
    assert (found.level, found.why.key) == (HIGHEST, "goals.why_all")


def test_a_colleague_or_right_answers_settle_a_goal_without_an_own_answer() -> None:
    found = outlook(confirmed(LASA), *right("outlook/svara"))
    assert [one.stand for one in found.goals[:2]] == [Stand.CONFIRMED, Stand.CHECKED]
    assert found.level == 1
    half = outlook(confirmed(LASA), *right("outlook/svara")[:1])
    assert half.level == 0


def test_the_latest_word_counts_and_nobody_knows_it_better_than_oneself() -> None:
    doubt = [confirmed(LASA, 1), rated(LASA, HELP, 2)]
    assert outlook(*doubt).goals[0].stand is Stand.HELP
    assert outlook(*doubt, confirmed(LASA, 3)).goals[0].stand is Stand.CONFIRMED
    assert outlook(confirmed(LASA, 1), rated(LASA, CAN, 2)).goals[0].stand is Stand.CONFIRMED


def test_nobody_confirms_an_own_goal() -> None:
    assert outlook(confirmed(LASA, by=AMINA)).goals[0].stand is Stand.UNANSWERED


def test_a_goal_that_is_removed_takes_nothing_from_the_others() -> None:
    said = [rated(LASA, CAN), rated(SVARA, HELP)]
    fewer = GoalSheet("outlook", "Mejla", "Systemspecialist", (LASA,))
    assert outlook(*said, sheet=fewer).level == 1


def test_a_goal_with_new_words_keeps_what_was_said_of_it() -> None:
    renamed = goal("lasa", 1)
    sheet = GoalSheet("outlook", "Läsa mejl", "Systemspecialist", (renamed,))
    assert outlook(rated(LASA, CAN), sheet=sheet).level == 1


def test_two_professions_have_the_goals_of_both_and_none_those_of_everybody() -> None:
    sheet = GoalSheet(
        "outlook",
        "Mejla",
        "Systemspecialist",
        (LASA, goal("chef", 1, professions=("enhetschef",)), goal("lss", 1, branches=("lss",))),
    )
    both = Belonging(frozenset({"hemtjänst"}), frozenset({"undersköterska", "enhetschef"}))
    nobody = Belonging(frozenset(), frozenset())
    names = {
        whose: [one.goal.id for one in outlook(whose=whose, sheet=sheet).goals]
        for whose in (HOME_CARE, both, nobody)
    }
    assert names[HOME_CARE] == names[nobody] == ["outlook/lasa"]
    assert names[both] == ["outlook/lasa", "outlook/chef"]
    only = GoalSheet("ipad", "Platta", "X", (goal("lss", 1, branches=("lss",)),))
    assert levels((only,), gather(()), HOME_CARE, taught(only)) == ()


def test_an_answer_that_is_not_known_is_no_answer() -> None:
    odd = rated(LASA, CAN)
    odd = Event(odd.id, odd.type, AMINA, AMINA, LASA.id, "", odd.at, {"answer": "maybe"})
    assert outlook(odd).goals[0].stand is Stand.UNANSWERED


def test_an_earlier_day_knows_only_what_was_known_then() -> None:
    facts = gather([rated(LASA, CAN, 1), rated(SVARA, CAN, 60), confirmed(SVARA, 90)])
    early = facts_until(facts, BEGINNING + timedelta(minutes=30))
    assert set(early.rated) == {LASA.id}
    assert early.assured == {}


events = st.lists(
    st.tuples(
        st.sampled_from(OUTLOOK.goals),
        st.sampled_from([*Answer, "confirmed", "checked"]),
        st.integers(0, 50),
    ),
    max_size=25,
)


def told(what: list[tuple[object, object, int]]) -> list[Event]:
    found: list[Event] = []
    for one, said, minutes in what:
        if said == "confirmed":
            found.append(confirmed(one, minutes))
        elif said == "checked":
            found += right(one.lessons[0], minutes)  # type: ignore[attr-defined]
        else:
            found.append(rated(one, said, minutes))
    return found


@given(events, st.sampled_from(OUTLOOK.goals), st.integers(0, 99))
def test_a_level_is_from_0_to_4_and_never_falls_because_somebody_confirmed_more(
    what: list[tuple[object, object, int]], one: object, minutes: int
) -> None:
    said = told(what)
    before = outlook(*said)
    assert 0 <= before.level <= HIGHEST
    assert outlook(*reversed(said)).level == before.level
    assert outlook(*said, confirmed(one, minutes)).level >= before.level
    assert outlook(*said, *right(one.lessons[0], 100)).level >= before.level  # type: ignore[attr-defined]


def test_every_kind_of_fact_about_goals_has_its_name() -> None:
    assert {t.value for t in EventType if t.value.startswith(("goal.", "assessment."))} == {
        "goal.rated",
        "goal.confirmed",
        "assessment.shown",
        "assessment.hidden",
    }
    assert VIDARE.level == 3

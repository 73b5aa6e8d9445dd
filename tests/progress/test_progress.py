"""What counts as done, and where an activity stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from example_programme import (
    CURRICULUM,
    ENROLMENT,
    HOME_CARE,
    KEYS,
    MAIL,
    NOON,
    PROGRAMME,
    VISIT,
    activity,
    completed,
    everything,
    fact,
    lesson,
    look,
    mail_done,
    programme,
    right,
    states,
)

from kompetensportal.model.accounts.person import Membership, Role
from kompetensportal.model.content.course import ActivityKind, Doer
from kompetensportal.model.content.curriculum import Belonging, CourseShape, Curriculum, belonging
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.progress import OwnActivity, State


def test_nothing_is_done_at_first_and_the_earliest_due_comes_next() -> None:
    found = look([], today=date(2026, 11, 2))
    assert (found.done, found.total, found.percent, found.finished) == (0, 4, 0, False)
    assert found.next is not None
    assert found.next.activity.id == "mejl"
    assert found.next.due == date(2026, 11, 4)


def test_all_done_is_a_hundred_percent() -> None:
    found = look(everything())
    assert (found.done, found.percent, found.finished, found.next) == (4, 100, True, None)


def test_a_lesson_is_done_when_said_and_all_its_questions_are_right() -> None:
    said = completed("outlook/mejl", "a", "b")
    assert states(look([said, right("outlook/mejl", "a")]))["mejl"] == "open"
    done = look([said, right("outlook/mejl", "b"), right("outlook/mejl", "a")]).items[0]
    assert (done.state, done.by, done.since) == (State.DONE, "amina", NOON)
    assert states(look([right("outlook/mejl", q) for q in "ab"]))["mejl"] == "open"


def test_a_question_added_later_takes_nothing_from_who_was_done() -> None:
    longer = Curriculum({"outlook/mejl": lesson("outlook/mejl", v2={"a", "b", "ny"})})
    assert states(look(mail_done(), curriculum=longer))["mejl"] == "done"
    new_reader = completed("outlook/mejl", "a", "b", "ny", version="v2")
    assert states(look([new_reader, *mail_done()[:2]], curriculum=longer))["mejl"] == "open"


def test_a_course_is_done_when_the_lessons_of_her_branch_are() -> None:
    ones = [completed("trygg/ett")]
    assert look(ones).items[1].lessons == (("trygg/ett", True), ("trygg/tva", False))
    lessons = {
        **CURRICULUM.lessons,
        "trygg/tva": replace(CURRICULUM.lessons["trygg/tva"], audience=("boende",)),
    }
    for_homes = Curriculum(lessons, CURRICULUM.courses)
    assert states(look(ones, curriculum=for_homes))["trygg"] == "done"


def test_a_lesson_added_to_a_finished_course_takes_nothing() -> None:
    finished = [*everything(), fact(EventType.COURSE_COMPLETED, "trygg")]
    longer = Curriculum(
        {**CURRICULUM.lessons, "trygg/tre": lesson("trygg/tre", v1=())},
        {"trygg": CourseShape("trygg", "Trygg", ("trygg/ett", "trygg/tva", "trygg/tre"))},
    )
    assert states(look(finished, curriculum=longer))["trygg"] == "done"


def test_a_task_waits_until_a_mentor_has_confirmed_it() -> None:
    said = fact(EventType.ACTIVITY_DONE, "ny#besok", confirm=True)
    assert look([said]).items[2].state is State.WAITING
    seen = fact(EventType.ACTIVITY_CONFIRMED, "ny#besok", "dilan", words="Lugnt och fint.")
    item = look([said, seen]).items[2]
    assert (item.state, item.by, item.words) == (State.DONE, "dilan", "Lugnt och fint.")
    assert look([seen]).items[2].done, "a mentor may confirm what nobody has said"


def test_nobody_confirms_her_own_task() -> None:
    assert states(look([fact(EventType.ACTIVITY_CONFIRMED, "ny#besok")]))["besok"] == "open"


def test_two_mentors_at_once_are_one_confirmation_by_the_first() -> None:
    first = fact(EventType.ACTIVITY_CONFIRMED, "ny#besok", "dilan")
    second = fact(
        EventType.ACTIVITY_CONFIRMED, "ny#besok", "carlos", at=NOON + timedelta(seconds=1)
    )
    found = look([second, first])
    assert (found.done, found.items[2].by) == (1, "dilan")


def test_late_is_what_is_due_before_today_and_compulsory() -> None:
    of = programme(MAIL, replace(MAIL, id="extra", voluntary=True), activity("senare"))
    assert states(look([], of, today=date(2026, 11, 4)))["mejl"] == "open"
    late = look([], of, today=date(2026, 11, 5))
    assert states(late) == {"mejl": "late", "extra": "open", "senare": "open"}
    assert late.total == 2, "what is voluntary does not count"


def test_a_start_to_come_is_not_yet_and_a_start_in_1900_is_only_late() -> None:
    before = look([], today=date(2026, 10, 1))
    assert set(states(before).values()) == {"not_yet"}
    long_ago = look([], enrolment=replace(ENROLMENT, start=date(1900, 1, 1)))
    assert states(long_ago)["mejl"] == "late"
    assert long_ago.items[0].due == date(1900, 1, 3)
    never = look([], enrolment=replace(ENROLMENT, start=date.max))
    assert never.items[2].due == date.max


def test_nothing_is_late_when_the_enrolment_has_ended() -> None:
    ended = replace(ENROLMENT, ended=date(2026, 11, 20))
    assert "late" not in states(look([], enrolment=ended, today=date(2027, 1, 1))).values()


def test_what_is_for_another_branch_or_profession_is_left_out_but_stays_when_done() -> None:
    of = programme(
        MAIL,
        activity("boende", branches=("boende",)),
        activity("sjuk", professions=("sjuksköterska",)),
    )
    assert set(states(look([], of))) == {"mejl"}
    assert set(states(look([], of, whose=Belonging(frozenset({"boende"}), frozenset())))) == {
        "mejl",
        "boende",
    }
    moved = look([fact(EventType.ACTIVITY_DONE, "ny#boende", confirm=False)], of)
    assert states(moved)["boende"] == "done"


def test_somebody_without_a_unit_gets_what_is_for_everybody() -> None:
    nowhere = belonging((), {}, date(2026, 11, 4))
    assert set(states(look([], programme(MAIL, activity("x", branches=("lss",))), whose=nowhere)))
    assert nowhere == Belonging(frozenset(), frozenset())


def test_two_places_are_two_branches_and_a_left_place_is_the_last_resort() -> None:
    day = date(2026, 11, 4)
    home = Membership("u1", Role.EMPLOYEE, "vårdbiträde", None, None)
    coming = Membership("u2", Role.EMPLOYEE, "undersköterska", date(2026, 12, 1), None)
    left = replace(home, end=date(2026, 1, 1))
    branches = {"u1": "hemtjänst", "u2": "boende"}
    assert belonging((home, coming), branches, day).branches == {"hemtjänst", "boende"}
    assert belonging((left, coming), branches, day).branches == {"boende"}
    assert belonging((left,), branches, day).branches == {"hemtjänst"}


def test_taking_away_or_renaming_an_activity_keeps_what_was_done() -> None:
    shorter = replace(PROGRAMME, activities=(MAIL,))
    found = look(everything(), shorter)
    assert states(found) == {"mejl": "done", "besok": "done", "nycklar": "done"}
    assert [item.activity.title for item in found.items if item.gone] == [
        "Titel besok",
        "Titel nycklar",
    ]


def test_a_programme_that_is_gone_leaves_what_was_done() -> None:
    found = look(everything(), None)
    assert (found.title, found.percent) == ("ny", 100)
    assert look([], None).items == ()


def test_asking_for_confirmation_afterwards_takes_nothing() -> None:
    done = [fact(EventType.ACTIVITY_DONE, "ny#nycklar", "eva", confirm=False)]
    stricter = programme(replace(KEYS, confirmed=True))
    assert states(look(done, stricter)) == {"nycklar": "done"}
    asked = [fact(EventType.ACTIVITY_DONE, "ny#nycklar", "eva", confirm=True)]
    assert states(look(asked, stricter)) == {"nycklar": "waiting"}


def test_a_practical_task_that_becomes_a_lesson_stays_done() -> None:
    as_lesson = replace(VISIT, kind=ActivityKind.LESSON, target="outlook/mejl", confirmed=False)
    assert states(look(everything()[-3:], programme(as_lesson)))["besok"] == "done"


def test_a_fact_of_another_enrolment_does_not_count_here() -> None:
    other = fact(EventType.ACTIVITY_DONE, "ny#nycklar", "eva", enrolment="e0")
    assert states(look([other]))["nycklar"] == "late"
    mine = fact(EventType.ACTIVITY_DONE, "ny#nycklar", "eva", enrolment="e1")
    assert states(look([mine]))["nycklar"] == "done"


def test_own_activities_count_beside_the_programmes() -> None:
    own = [OwnActivity("o1", "e1", "Beställ nyckelkort", Doer.MANAGER, date(2026, 11, 3))]
    found = look([], own=own)
    assert (found.total, states(found)["o1"]) == (5, "late")
    assert states(look([fact(EventType.ACTIVITY_DONE, "own#o1", "eva")], own=own))["o1"] == "done"
    elsewhere = [replace(own[0], enrolment_id="e2")]
    assert "o1" not in states(look([], own=elsewhere))


def test_a_clock_that_runs_ahead_does_not_move_the_day() -> None:
    ahead = timedelta(days=400)
    events = [
        replace(event, at=event.at + ahead, offset_ms=int(ahead.total_seconds() * 1000))
        for event in mail_done()
    ]
    assert look(events).items[0].since == NOON + timedelta(minutes=2)


@pytest.mark.parametrize("by", list(Doer))
def test_each_activity_says_what_makes_it_done(by: Doer) -> None:
    found = look([], programme(activity("x", by=by)), whose=HOME_CARE)
    assert found.items[0].why.key == f"progress.needs_{by}"

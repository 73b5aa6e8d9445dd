"""Whatever happens to programmes, courses and the order of events, progress stays sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from example_programme import activity, look
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensportal.model.content.course import Activity, ActivityKind, Doer, Programme
from kompetensportal.model.content.curriculum import Belonging, CourseShape, Curriculum, LessonShape
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.learning.progress import Progress

IDS = ("ett", "tva", "tre", "fyra")
LESSONS = ("k/a", "k/b", "k/c")
QUESTIONS = ("q1", "q2")
BRANCHES = ("hemtjänst", "boende")

ids = st.sampled_from(IDS)
lesson_ids = st.sampled_from(LESSONS)
branches = st.lists(st.sampled_from(BRANCHES), max_size=2, unique=True).map(tuple)


@st.composite
def activities(draw: st.DrawFn, id_: st.SearchStrategy[str] = ids) -> Activity:
    kind = draw(st.sampled_from(list(ActivityKind)))
    target = {ActivityKind.LESSON: draw(lesson_ids), ActivityKind.COURSE: "k"}.get(kind, "")
    return activity(
        draw(id_),
        kind,
        by=draw(st.sampled_from(list(Doer))),
        voluntary=draw(st.booleans()),
        confirmed=draw(st.booleans()),
        target=target,
        due_day=draw(st.none() | st.integers(1, 400)),
        branches=draw(branches),
    )


def as_programme(found: list[Activity]) -> Programme:
    return Programme("ny", "Ny", "", "", "", None, (), (), tuple(found), "", "v")


programmes = st.lists(activities(), max_size=5, unique_by=lambda a: a.id).map(as_programme)


@st.composite
def curricula(draw: st.DrawFn) -> Curriculum:
    lessons = {
        id_: LessonShape(
            id_,
            id_,
            draw(branches),
            {
                version: frozenset(draw(st.lists(st.sampled_from(QUESTIONS), max_size=2)))
                for version in draw(st.lists(st.sampled_from(("v1", "v2")), unique=True))
            },
        )
        for id_ in draw(st.lists(lesson_ids, unique=True))
    }
    course = CourseShape("k", "Kurs", tuple(draw(st.lists(lesson_ids, max_size=4))))
    return Curriculum(lessons, {"k": course} if draw(st.booleans()) else {})


@st.composite
def facts(draw: st.DrawFn) -> Event:
    type_ = draw(st.sampled_from([*EventType, "unknown.type"]))
    subject = draw(
        st.one_of(
            lesson_ids,
            st.tuples(lesson_ids, st.sampled_from(QUESTIONS)).map("#".join),
            ids.map(lambda i: f"ny#{i}"),
            st.just("k"),
        )
    )
    data: dict[str, object] = {}
    if draw(st.booleans()):
        data["confirm"] = draw(st.booleans())
    if type_ == EventType.LESSON_COMPLETED:
        data["questions"] = draw(st.lists(st.sampled_from(QUESTIONS), unique=True))
    at = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(hours=draw(st.integers(-9999, 9999)))
    by = draw(st.sampled_from(("amina", "dilan", "eva")))
    return Event(draw(st.uuids()).hex, type_, by, "amina", subject, "v1", at, data)


events = st.lists(facts(), max_size=14, unique_by=lambda e: e.id)
people = branches.map(lambda found: Belonging(frozenset(found), frozenset()))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of progress."""


def done(found: Progress) -> set[str]:
    return {item.subject for item in found.items if item.done}


@calmly
@given(events, programmes, curricula(), people, days)
def test_progress_is_always_between_nothing_and_all(
    events: list[Event], of: Programme, curriculum: Curriculum, whose: Belonging, today: date
) -> None:
    found = look(events, of, curriculum=curriculum, whose=whose, today=today)
    assert 0 <= found.done <= found.total
    assert 0 <= found.percent <= 100
    assert (found.percent == 100) == found.finished
    assert found.next is None or not found.next.done
    assert len({item.subject for item in found.items}) == len(found.items)


@calmly
@given(events, programmes, curricula(), st.randoms(use_true_random=False))
def test_neither_order_nor_duplicates_change_anything(
    events: list[Event], of: Programme, curriculum: Curriculum, chance: object
) -> None:
    mixed = [*events, *events[::2]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert look(mixed, of, curriculum=curriculum) == look(events, of, curriculum=curriculum)


@calmly
@given(events, programmes, curricula(), activities(st.just("ny")), st.integers(0, 5))
def test_adding_an_activity_takes_nothing_that_was_done(
    events: list[Event], of: Programme, curriculum: Curriculum, added: Activity, where: int
) -> None:
    longer = list(of.activities)
    longer.insert(where, added)
    before, after = (
        look(events, p, curriculum=curriculum) for p in (of, replace(of, activities=tuple(longer)))
    )
    assert done(before) <= done(after)
    assert after.total - before.total in (0, 1)


@calmly
@given(events, facts(), programmes, curricula())
def test_one_more_fact_takes_nothing_that_was_done(
    events: list[Event], more: Event, of: Programme, curriculum: Curriculum
) -> None:
    before = look(events, of, curriculum=curriculum)
    after = look([*events, more], of, curriculum=curriculum)
    assert done(before) <= done(after)


@calmly
@given(events, programmes, programmes, curricula())
def test_what_was_said_and_confirmed_survives_any_editing(
    events: list[Event], old: Programme, new: Programme, curriculum: Curriculum
) -> None:
    """Done by a fact about the activity itself: it is there, and done, in every later edition."""
    confirmed = {
        e.subject
        for e in events
        if e.type == EventType.ACTIVITY_CONFIRMED and e.person_id != "amina" and "#" in e.subject
        if e.subject.startswith("ny#")
    }
    assert confirmed <= done(look(events, old, curriculum=curriculum))
    assert confirmed <= done(look(events, new, curriculum=curriculum))
    assert confirmed <= done(look(events, None, curriculum=curriculum))

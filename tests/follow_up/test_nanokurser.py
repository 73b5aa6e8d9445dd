"""Nanokurser: a plan of one a week, this week's on the start page, and what waits without blame."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from care_library import LESSONS, catalogue, publish_small_library
from follow_browser import Form, Visitor
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.weekly.plan import WeeklyPlan, coming, monday_of, my_week
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events, weekly_plans

Visit = Callable[..., Visitor]
ONE, TWO = "nano-ett", "nano-tva"


@pytest.fixture(autouse=True)
def nano(data: Path) -> None:
    """Two nanokurser beside the course: one of a lesson without questions, one with a question."""
    plain = catalogue()
    (course,) = plain.courses
    short = [
        replace(course, id=id_, title=title, lessons=(lesson,), nano=True, minutes=5)
        for id_, title, lesson in (
            (ONE, "Lås skärmen", "trygg-digital/ett"),
            (TWO, "Falska mejl", "trygg-digital/tva"),
        )
    ]
    publish_small_library(Library(data), LESSONS, replace(plain, courses=(course, *short)))


def plan_form(eva: Visitor) -> Form:
    return eva.form("/nanokurser/", "/nanokurser/ny")


def make(database: Database, start: date, unit: str = "ekdalen", profession: str = "") -> None:
    with database.session() as session:
        plan = WeeklyPlan(new_id(), unit, profession, monday_of(start), (ONE, TWO))
        assert weekly_plans.add(session, plan, "eva", datetime.now(UTC))
        assert not weekly_plans.add(session, plan, "eva", datetime.now(UTC))


def take(visitor: Visitor, lesson: str) -> None:
    csrf = visitor.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": lesson, "version": "v1-0", "says": "can", "csrf": csrf}
    assert visitor.post("/lektion/sagt", {**fields, "event_id": new_id()}).status == 303


def test_a_plan_from_the_form_shows_this_week_to_those_on_the_unit(visit: Visit) -> None:
    eva = visit("eva")
    form = plan_form(eva)
    first = {**form.fields, "unit": "ekdalen", "course": TWO}
    for _ in range(2):
        assert eva.post(form.action, first).status == 303
    page = eva.get("/nanokurser/").words
    assert page.count("Från ") == 1, "the same form twice is one plan"
    assert "Falska mejl" in page
    start = visit("amina").get("/").words
    assert "Veckans nanokurs Falska mejl Börja, det tar fem minuter" in start
    assert "Veckans nanokurs" not in visit("berit").get("/").words, "on another unit"


def test_what_was_missed_waits_and_nothing_says_so(visit: Visit, sqlite_database: Database) -> None:
    make(sqlite_database, today() - timedelta(days=7))
    amina = visit("amina")
    start = amina.get("/")
    assert "Veckans nanokurs Falska mejl" in start.words
    assert "1 från tidigare väntar på dig, när du har tid Lås skärmen" in start.words
    card = start.text[start.text.index('class="card weekly"') :].split("</div>")[0]
    assert "late" not in card
    take(amina, "trygg-digital/ett")
    start = amina.get("/").words
    assert "från tidigare väntar" not in start
    assert "Veckans nanokurs Falska mejl" in start


def test_done_is_said_and_counted_without_names(visit: Visit, sqlite_database: Database) -> None:
    make(sqlite_database, today())
    amina, eva = visit("amina"), visit("eva")
    take(amina, "trygg-digital/ett")
    assert "Klar. Bra jobbat!" in amina.get("/").words
    page = eva.get("/nanokurser/").words
    assert "Gruppen är så liten" in page, "few on the unit: no counts"
    assert "1 av" not in page
    with sqlite_database.session() as session:
        for n in range(4):
            place = (Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None),)
            people.save(session, Person(f"x{n}", f"X{n}", f"x{n}", "sv", None, place))
    page = eva.get("/nanokurser/").words
    assert "1 av" in page
    assert "Amina" not in page


def test_a_plan_for_a_profession_a_future_one_and_an_ended_one(
    visit: Visit, sqlite_database: Database
) -> None:
    make(sqlite_database, today(), profession="enhetschef")
    make(sqlite_database, today() + timedelta(days=7))
    assert "Veckans nanokurs" not in visit("amina").get("/").words
    with sqlite_database.session() as session:
        for plan in weekly_plans.of_units(session, ["ekdalen"]):
            weekly_plans.end(session, plan.id, today())
    make(sqlite_database, today())
    eva = visit("eva")
    form = eva.forms("/nanokurser/", "")
    ends = [
        one
        for plan in _ids(sqlite_database)
        for one in eva.forms("/nanokurser/", f"/nanokurser/{plan}/avsluta")
    ]
    assert len(ends) == 1, form
    assert "Veckans nanokurs" in visit("amina").get("/").words
    assert "Planen är avslutad" in eva.submit(ends[0]).words
    assert "Veckans nanokurs" not in visit("amina").get("/").words


def _ids(database: Database) -> list[str]:
    with database.session() as session:
        return [plan.id for plan in weekly_plans.of_units(session, ["ekdalen"])]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"course": ""}, "Planen har ingen nanokurs"),
        ({"course": "trygg-digital"}, "är ingen nanokurs"),
        ({"course": "finns-inte"}, "är ingen nanokurs"),
        ({"start": "2027-02-29"}, "går inte att läsa"),
        ({"event_id": "1"}, "gick inte att spara"),
    ],
)
def test_a_form_with_a_mistake_says_which(visit: Visit, given: dict[str, str], said: str) -> None:
    eva = visit("eva")
    form = plan_form(eva)
    answer = eva.post(form.action, {**form.fields, "course": ONE, **given})
    assert answer.status == 400
    assert said in answer.words


def test_only_for_units_that_one_answers_for(visit: Visit, sqlite_database: Database) -> None:
    eva = visit("eva")
    form = plan_form(eva)
    assert eva.post(form.action, {**form.fields, "unit": "bjorkbacken"}).status == 403
    make(sqlite_database, today(), unit="bjorkbacken")
    with sqlite_database.session() as session:
        (other,) = weekly_plans.of_units(session, ["bjorkbacken"])
    answer = eva.post(f"/nanokurser/{other.id}/avsluta", form.fields)
    assert answer.status == 403
    fatima = visit("fatima")
    assert fatima.post(f"/nanokurser/{other.id}/avsluta", plan_form(fatima).fields).status == 303


def test_plans_are_the_same_on_both_databases(database: Database) -> None:
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "boende"))
        plan = WeeklyPlan("a", "u", "vårdbiträde", date(2028, 2, 28), (ONE, TWO))
        weekly_plans.add(session, plan, "eva", datetime.now(UTC))
    with database.session() as session:
        assert weekly_plans.of_units(session, ["u"]) == [plan]
        weekly_plans.end(session, "a", date(2028, 2, 29))
        weekly_plans.end(session, "a", date(2028, 3, 9))
    with database.session() as session:
        assert weekly_plans.by_id(session, "a") == replace(plan, ended=date(2028, 2, 29))
        assert weekly_plans.counts(session, plan, units.tree(session), date(2028, 3, 1)) == (0, {})


def test_those_counted_are_those_it_is_for(database: Database) -> None:
    day = date(2028, 3, 1)
    works = {"a": "vårdbiträde", "b": "undersköterska", "c": "vårdbiträde", "d": "vårdbiträde"}
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "boende"))
        units.save(session, Unit("v", "Avdelningen", "u", "boende"))
        for id_, work in works.items():
            begins = date(2028, 4, 1) if id_ == "c" else None
            place = Membership("v", Role.EMPLOYEE, work, begins, None)
            people.save(session, Person(id_, id_, id_, "sv", None, (place,), disabled=id_ == "d"))
        at = datetime(2028, 2, 1, tzinfo=UTC)
        told = [
            Event(new_id(), EventType.COURSE_COMPLETED, one, one, ONE, "", at, {}) for one in "aab"
        ]
        events.append(session, told, at)
        tree = units.tree(session)
        everybody = people.on_units(session, tree.below("u"), day)
        for work, done in (("", {ONE: 2}), ("vårdbiträde", {ONE: 1})):
            plan = WeeklyPlan(f"p{work}", "u", work, date(2028, 2, 28), (ONE, TWO))
            group = [one for one in everybody if plan.is_for(one, tree, day)]
            assert weekly_plans.counts(session, plan, tree, day) == (len(group), done)
        assert weekly_plans.professions(session, ["v"], day) == ["undersköterska", "vårdbiträde"]


@settings(deadline=None)
@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-30, 60),
    st.lists(st.sampled_from("abcdef"), unique=True, min_size=1),
    st.sets(st.sampled_from("abcdef")),
    st.none() | st.integers(-10, 60),
)
def test_a_week_has_one_and_what_waits_has_been_and_is_not_done(
    day: date, gone: int, courses: list[str], done: set[str], ended: int | None
) -> None:
    start = monday_of(day)
    last = start + timedelta(days=ended) if ended is not None else None
    plan = WeeklyPlan("p", "u", "", start, tuple(courses), last)
    now = start + timedelta(days=gone)
    week = my_week([plan, plan], done, now)
    assert len(week.now) <= 1
    assert set(week.now).isdisjoint(week.waiting)
    assert set(week.waiting).isdisjoint(done)
    weeks = [n for n in range(len(courses)) if plan.monday(n) <= now]
    assert {*week.now, *week.waiting} <= {courses[n] for n in weeks}
    if last is None:
        assert {*week.now, *week.waiting} == {
            courses[n]
            for n in weeks
            if courses[n] not in done or plan.monday(n) <= now < plan.monday(n + 1)
        }


@pytest.mark.timeout(300)
def test_the_pages_are_accessible_and_whole_on_a_phone(
    sees: Callable[..., Page],
    sqlite_database: Database,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    make(sqlite_database, today() - timedelta(days=7))
    for who, path, there in (("eva", "/nanokurser/", "h1"), ("amina", "/", ".weekly")):
        page = sees(who, width=390, height=844, color_scheme="light")
        page.goto(path)
        expect(page.locator(there)).to_be_visible()
        page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
        assert axe(page) + axe_in_the_dark(page) == [], path
        for width in (320, 390, 820, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_this_week_and_those_to_come_stand_by_their_monday() -> None:
    monday = date(2026, 11, 16)
    plan = WeeklyPlan("p", "u", "", monday, (ONE, TWO))
    week = timedelta(weeks=1)
    assert coming([plan], monday - week) == [(monday, ONE), (monday + week, TWO)]
    assert coming([plan], monday + timedelta(days=9)) == [(monday + week, TWO)]
    assert coming([plan], monday + 2 * week) == []
    ended = replace(plan, ended=monday + timedelta(days=3))
    assert coming([ended], monday + timedelta(days=2)) == [(monday, ONE)]
    assert coming([ended], monday + timedelta(days=3)) == []
    later = replace(plan, start=monday + week)
    assert coming([later, plan], monday) == [(monday, ONE), (monday + week, TWO)]


def test_the_weeks_nanokurs_is_in_the_reminders_and_the_calendar_until_it_is_done(
    visit: Visit, portal_database: Database
) -> None:
    make(portal_database, today())
    amina = visit("amina")
    words = amina.get("/paminnelser").words
    assert "Lås skärmen Nanokurs för veckan som börjar" in words
    assert "Falska mejl" in words
    amina.submit(amina.form("/paminnelser", "/paminnelser/kalender"))
    (address,) = set(re.findall(r"/kalender/[^\"]+\.ics", amina.get("/paminnelser").text))
    calendar = amina.get(address).text
    assert "SUMMARY:Lås skärmen" in calendar
    assert "Veckans nanokurs" in calendar
    take(amina, "trygg-digital/ett")
    assert "Lås skärmen Nanokurs" not in amina.get("/paminnelser").words
    assert "SUMMARY:Lås skärmen" not in amina.get(address).text

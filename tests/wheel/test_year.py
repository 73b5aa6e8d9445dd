"""A unit's year: its manager writes it, its people read it, and the figures are the portal's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from counted_people import done  # type: ignore[import-not-found]
from follow_browser import Form, Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.figures.count import Count
from kompetensportal.model.figures.table import Line
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.wheel.year import Measure, Stage, YearGoal, is_late, outcome
from kompetensportal.store.accounts import people, units
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.wheel import goals

MAIL, PAGE = "outlook/las-och-svara", "/arshjul/ekdalen"
SIX = Line("", Count(6, 0, 0, 9, 90), genders=False)


def goal(**given: object) -> YearGoal:
    return YearGoal(new_id(), "ekdalen", today().year, "Alla kan mejl", **given)  # type: ignore[arg-type]


def new_form(visitor: Visitor) -> Form:
    """The form of a new goal, the last on the page."""
    return [form for form in visitor.forms(PAGE, PAGE) if "goal" in form.fields][-1]


@pytest.fixture
def six(portal_database: Database) -> None:
    """Six on Ekdalen who have done something this year."""
    now = datetime.now(UTC)
    with portal_database.session() as session:
        for number in range(6):
            place = (Membership("ekdalen", Role.EMPLOYEE, "", None, None),)
            people.save(session, Person(f"k{number}", "K", f"k{number}", "sv", None, place))
            events.append(session, [done(f"k{number}", MAIL, 0, at=now)], now)


def test_a_goal_stands_where_something_is_written_last() -> None:
    assert goal().stage is Stage.PLAN
    assert goal(done="Vi övade").stage is Stage.DO
    assert goal(done="Vi övade", result="Bra").stage is Stage.FOLLOW_UP
    assert goal(action="Vi fortsätter").stage is Stage.ACT


@pytest.mark.parametrize(
    ("measure", "value"), [(Measure.PEOPLE, 6), (Measure.TIMES, 9), (Measure.HOURS, 1.5)]
)
def test_a_measure_is_the_units_own_figure(measure: Measure, value: float) -> None:
    assert outcome(goal(measure=measure, target=6), SIX).value == value
    assert outcome(goal(measure=measure, target=6), SIX).reached is (value >= 6)
    hidden = outcome(goal(measure=measure, target=1), Line("", None, genders=False))
    assert (hidden.value, hidden.hidden, hidden.reached) == (None, True, None)
    assert outcome(goal(target=6), SIX).reached is None


def test_what_comes_next_is_late_after_its_day() -> None:
    assert is_late(goal(action="Öva", due=date(2024, 2, 28)), date(2024, 2, 29))
    assert not is_late(goal(action="Öva", due=date(2024, 2, 29)), date(2024, 2, 29))
    assert not is_late(goal(due=date(2024, 2, 28)), date(2024, 2, 29))


def test_goals_are_kept_and_taken_away_on_both_engines(database: Database) -> None:
    made = goal(measure=Measure.HOURS, target=20, due=date(2026, 12, 1), owner="Eva")
    now = datetime.now(UTC)
    with database.session() as session:
        units.save(session, Unit("ekdalen", "Ekdalen", None, ""))
        goals.save(session, made, "eva", now)
    with database.session() as session:
        assert goals.of_year(session, "ekdalen", made.year) == [made]
        assert goals.of_year(session, "ekdalen", made.year + 1) == []
        goals.remove(session, made.id, "eva", now)
    with database.session() as session:
        assert goals.of_year(session, "ekdalen", made.year) == []


def test_the_manager_writes_and_the_people_of_the_unit_read(
    visit: Callable[[str], Visitor], six: None
) -> None:
    eva = visit("eva")
    page = eva.submit(new_form(eva), goal="Sex kan mejl", measure="people", target="6")
    assert "Målet är sparat." in page.words
    amina = visit("amina").get(PAGE)
    assert "Sex kan mejl" in amina.words
    assert "6 (målet är 6) Nått" in amina.words
    assert "<textarea" not in amina.text, "she reads, and does not write"
    assert visit("amina").get("/arshjul/bjorkbacken").status == 403
    assert visit("berit").get(PAGE).status == 403
    assert "Enhetens år" in visit("amina").get("/mig").words


def test_a_small_group_is_not_counted_out(visit: Callable[[str], Visitor]) -> None:
    eva = visit("eva")
    page = eva.submit(new_form(eva), goal="Alla", measure="people", target="3")
    assert "0 (målet är 3)" in page.words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"goal": "  "}, "Målet är tomt."),
        ({"goal": "x" * 2_001}, "för lång"),
        ({"goal": "Alla", "target": "många"}, "Skriv ett helt tal"),
        ({"goal": "Alla", "target": "-3"}, "Skriv ett helt tal"),
        ({"goal": "Alla", "due": "i morgon"}, "år-månad-dag"),
        ({"goal": "Alla", "due": "1900-01-01"}, "år-månad-dag"),
    ],
)
def test_what_cannot_be_right_is_said_and_what_was_written_stays(
    visit: Callable[[str], Visitor], fields: dict[str, str], words: str
) -> None:
    eva = visit("eva")
    form = new_form(eva)
    answer = eva.post(PAGE, {**form.fields, "done": "Vi har övat varje onsdag", **fields})
    assert answer.status == 400
    assert words in answer.words
    assert "Vi har övat varje onsdag" in answer.text


def test_a_goal_of_another_unit_is_not_changed_from_here(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    other = YearGoal(new_id(), "bjorkbacken", today().year, "Deras mål")
    with portal_database.session() as session:
        goals.save(session, other, "fatima", datetime.now(UTC))
    eva = visit("eva")
    form = new_form(eva)
    assert eva.post(PAGE, {**form.fields, "id": other.id, "goal": "Mitt"}).status == 400
    assert eva.post(PAGE, {**form.fields, "id": other.id, "remove": "1"}).status == 404
    with portal_database.session() as session:
        assert goals.by_id(session, other.id) == other


def test_eva_goes_round_the_wheel_and_prints_one_page(
    sees: Callable[..., Page],
    six: None,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("eva")
    page.goto("/chef/")
    page.get_by_role("link", name="Enhetens år").click()
    page.get_by_role("link", name="Hemtjänsten Ekdalen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hemtjänsten Ekdalen")
    page.get_by_label("Mål", exact=True).fill("Alla kan svara på mejl")
    page.get_by_label("Hur ska ni mäta det?").select_option("people")
    page.get_by_label("Vilket tal vill ni nå?").fill("40")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Målet är sparat.")).to_be_visible()
    page.get_by_text("Skriv mer").click()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    card = page.locator("section.card")
    card.get_by_label("Det här gör vi nu").fill("Superanvändaren visar på varje APT")
    card.get_by_label("Vem ser till det?").fill("Dilan")
    card.get_by_label("Senast vilken dag?").fill("2020-02-29")
    card.get_by_role("button", name="Spara").click()
    expect(card.get_by_text("Dagen har gått")).to_be_visible()
    expect(card.get_by_text("Ansvarig: Dilan")).to_be_visible()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1, "one page on paper"

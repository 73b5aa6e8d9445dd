"""Ten minutes on a Monday, on a phone: remind one, give a week, book a time, and look."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from care_library import PROGRAMME
from playwright.sync_api import Locator, Page, expect

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events

Sees = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def colleague(database: Database, name: str, start: date, begun: date | None = None) -> None:
    """Somebody whose manager has done her own things; begun: the day of her only sign."""
    id_, place = name.lower(), Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None)
    noon = datetime.combine(begun or start, time(12), UTC)
    told = [("eva", "nycklar"), ("dilan", "visa")]
    with database.session() as session:
        people.save(session, Person(id_, name, id_, "sv", start, (place,)))
        plan = Enrolment(f"e-{id_}", id_, PROGRAMME, start, "dilan", None)
        enrolments.save(session, plan)
        data = {"enrolment": plan.id, "title": "", "confirm": False}
        facts = [
            Event(
                new_id(), EventType.ACTIVITY_DONE, who, id_, f"{PROGRAMME}#{what}", "", noon, data
            )
            for who, what in told
        ]
        if begun:
            kind, lesson = EventType.LESSON_COMPLETED, "start/logga-in"
            data = {"questions": []}
            facts.append(Event(new_id(), kind, id_, id_, lesson, "v1-0", noon, data))
        events.append(session, facts, noon)


def card(page: Page, name: str) -> Locator:
    return page.locator(".needs > li", has=page.locator(f'a[href="/chef/{name.lower()}"]'))


@pytest.mark.timeout(300)
def test_each_gets_what_helps_in_one_press(
    sees: Sees,
    sqlite_database: Database,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    day = today()
    colleague(sqlite_database, "Sen", day - timedelta(days=9))
    colleague(sqlite_database, "Saga", day - timedelta(days=4))
    colleague(sqlite_database, "Tyst", day - timedelta(days=19), begun=day - timedelta(days=18))
    eva = sees("eva", **PHONE, color_scheme="light")
    eva.goto("/chef/")
    assert axe(eva) + axe_in_the_dark(eva) == []

    card(eva, "Sen").get_by_role("button", name="Påminn vänligt").click()
    expect(eva.locator(".notice-good")).to_contain_text("Sen får en vänlig påminnelse")
    card(eva, "Tyst").locator("summary", has_text="Annat du kan göra").click()
    card(eva, "Tyst").get_by_role("button", name="Ge en vecka till").click()
    expect(eva.locator(".notice-good")).to_contain_text("Tyst har nu till")
    book = card(eva, "Tyst").get_by_role("button", name=re.compile("^Boka .* med Dilan"))
    book.first.click()
    expect(eva.locator(".notice-good")).to_contain_text("Tiden är bokad med Tyst")
    expect(eva.locator("summary", has_text="2 som du nyss har hjälpt")).to_be_visible()

    eva.locator("summary", has_text="Visa bara några").click()
    eva.get_by_label("Började tidigast").fill((day - timedelta(days=5)).isoformat())
    eva.get_by_role("button", name="Visa", exact=True).click()
    expect(eva).to_have_url(re.compile(r"fran=\d{4}-\d\d-\d\d"))
    expect(eva.get_by_role("row", name="Saga")).to_be_visible()
    expect(eva.get_by_role("row", name="Tyst")).to_have_count(0)
    eva.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    assert axe(eva) + axe_in_the_dark(eva) == []
    eva.get_by_role("link", name="Visa alla").click()
    eva.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    for width in (320, 390, 820, 1280):
        eva.set_viewport_size({"width": width, "height": 900})
        assert eva.evaluate("document.documentElement.scrollWidth") <= width, width

    tyst = sees("tyst", **PHONE)
    tyst.goto("/")
    expect(tyst.get_by_text("Du har en bokad tid")).to_be_visible()
    expect(tyst.get_by_text("med Dilan")).to_be_visible()
    sen = sees("sen", **PHONE)
    sen.goto("/")
    expect(sen.get_by_text("Eva påminner dig om det här")).to_be_visible()

"""The pages of programmes are accessible, light and dark, and fit a narrow phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from kompetensportal.actions.learning.record import record_all
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.programmes.leave import Leave
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.model.programmes.rule import EnrolmentRule
from kompetensportal.model.programmes.use import WAIT
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.programmes import leaves, meetings, rules

Axe = Callable[[Page], list[str]]
NOW = datetime.now(UTC)
PAGES = {
    "": ("/intyg/", "/intyg/?kod=fel"),
    "amina": ("/", "/introduktion/", "/traffar/"),
    "dilan": ("/handledare/",),
    "eva": ("/chef/amina", "/chef/amina/program/amina-ny", "/traffar/", "/traffar/varit"),
    "fatima": ("/admin/program", "/admin/regler"),
}


@pytest.fixture
def full(portal_database: Database) -> None:
    """Something on every page."""
    task = "ny-i-hemtjansten#besok"

    def fact(type_: EventType, subject: str, at: datetime, by: str = "amina") -> Event:
        return Event(new_id(), type_, by, "amina", subject, "", at, {"words": "Fint! Öva mer."})

    with portal_database.session() as session:
        record_all(session, [fact(EventType.ACTIVITY_DONE, task, NOW)])
        record_all(session, [fact(EventType.ACTIVITY_RETURNED, task, NOW, "dilan")])
        old = fact(EventType.COURSE_COMPLETED, "trygg-digital", NOW - WAIT - timedelta(days=3))
        events.append(session, [old], NOW)
        leaves.add(session, Leave(new_id(), "amina", today() + timedelta(days=9), None), "eva")
        rules.add(session, EnrolmentRule(new_id(), "vikarie", "ekdalen", "", "", today()), "fatima")
        for id_, days in (("varit", -1), ("kommer", 5)):
            starts = NOW + timedelta(days=days)
            made = Meeting(id_, "", "Arbetsplatsträff", starts, 60, "Köket", 9, "ekdalen", "eva")
            meetings.add(session, made)


@pytest.mark.parametrize("who", list(PAGES))
@pytest.mark.usefixtures("full")
def test_axe_finds_nothing_and_nothing_is_too_wide(
    who: str, sees: Callable[..., Page], axe: Axe, axe_in_the_dark: Axe
) -> None:
    page = sees(who, width=390, height=844, color_scheme="light")
    found: list[str] = []
    for address in PAGES[who]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        for fold in page.locator("main details").all():
            fold.evaluate("(one) => { one.open = true; }")
        found += [f"{address}: {line}" for line in (*axe(page), *axe_in_the_dark(page))]
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{address}: wider than 320")
        page.set_viewport_size({"width": 390, "height": 844})
    assert found == []

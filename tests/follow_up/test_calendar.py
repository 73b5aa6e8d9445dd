"""My reminders: the page, and the calendar under its secret address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from follow_browser import Visitor
from icalendar import Calendar
from playwright.sync_api import Page, expect

from kompetensportal.model.learning.appointment import Appointment, moment_of
from kompetensportal.model.learning.day import local_day, local_time, today
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import appointments
from kompetensportal.store.programmes import meetings
from kompetensportal.store.reminders import feeds

Visit = Callable[..., Visitor]


def calendar_of(visitor: Visitor) -> str:
    """The path of somebody's calendar, made when there is none."""
    page = visitor.get("/paminnelser").text
    if "/kalender/" not in page.replace("/paminnelser/kalender", ""):
        page = visitor.submit(visitor.form("/paminnelser", "/paminnelser/kalender")).text
    found = re.search(r'value="([^"]+\.ics)"', page)
    assert found
    return urlsplit(found[1]).path


def entries(visitor: Visitor, path: str) -> dict[str, object]:
    """The entries of a calendar by their titles, read by another program's reader."""
    answer = visitor.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.body)
    return {str(one["SUMMARY"]): one for one in read.walk("VEVENT")}


def book(database: Database, starts: datetime, place: str = "") -> None:
    with database.session() as session:
        made = Appointment("t", "amina", "dilan", starts, 45, place, "eva", datetime.now(UTC))
        appointments.add(session, made)


def test_days_and_times_are_in_the_calendar_of_who_they_concern(
    visit: Visit, sqlite_database: Database
) -> None:
    starts = moment_of((today() + timedelta(days=2)).isoformat(), "09:15")
    book(sqlite_database, starts, "Personalrummet, \nplan 2; Ö")
    amina = visit("amina")
    path = calendar_of(amina)
    found = entries(visit(), path)
    assert {"Möte med Dilan", "Logga in", "Läs och svara på mejl"} <= set(found)
    assert "Beställ nyckelkort" not in found, "that is Eva's"
    meeting = found["Möte med Dilan"]
    assert meeting["DTSTART"].dt == starts  # type: ignore[index]
    assert meeting["DTEND"].dt == starts + timedelta(minutes=45)  # type: ignore[index]
    assert str(meeting["LOCATION"]) == "Personalrummet, \nplan 2; Ö"  # type: ignore[index]
    day = found["Logga in"]["DTSTART"].dt  # type: ignore[index]
    assert type(day).__name__ == "date"
    ids = [str(one["UID"]) for one in found.values()]  # type: ignore[index]
    again = [str(one["UID"]) for one in entries(visit(), path).values()]  # type: ignore[index]
    assert ids == again, "what changes is known again"
    assert "Möte med Amina" in entries(visit(), calendar_of(visit("dilan")))


def test_a_meeting_that_one_has_a_seat_at_is_there_until_it_is_cancelled(
    visit: Visit, sqlite_database: Database
) -> None:
    starts = moment_of((today() + timedelta(days=3)).isoformat(), "10:00")
    workshop = Meeting("m", "", "Verkstad om mejl", starts, 90, "Salen", 8, "ekdalen", "carlos")
    with sqlite_database.session() as session:
        meetings.add(session, workshop)
        meetings.take_seat(session, "m", "amina")
    amina = visit("amina")
    path = calendar_of(amina)
    entry = entries(visit(), path)["Verkstad om mejl"]
    assert entry["DTEND"].dt == starts + timedelta(minutes=90)  # type: ignore[index]
    assert "Verkstad om mejl" in amina.get("/paminnelser").words
    with sqlite_database.session() as session:
        meetings.cancel(session, "m")
    assert "Verkstad om mejl" not in entries(visit(), path)
    assert "Verkstad om mejl" not in amina.get("/paminnelser").words


@pytest.mark.parametrize("day", ["2027-03-28", "2026-10-25", "2028-02-29"])
def test_a_time_stays_where_it_is_when_clocks_move(
    visit: Visit, sqlite_database: Database, day: str
) -> None:
    book(sqlite_database, moment_of(day, "14:00"))
    with sqlite_database.session() as session:
        kept = appointments.by_id(session, "t")
    assert kept
    assert f"{local_time(kept.starts):%Y-%m-%d %H:%M}" == f"{day} 14:00"
    assert local_day(kept.starts).isoformat() == day


def test_an_address_that_is_wrong_renewed_ended_or_of_a_closed_account_opens_nothing(
    visit: Visit, sqlite_database: Database
) -> None:
    amina, anybody = visit("amina"), visit()
    first = calendar_of(amina)
    name = first.rsplit("/", 1)[1].split("-")[0]
    for wrong in (
        first[:-5] + "0.ics",
        f"/kalender/{name}.ics",
        f"/kalender/{name}-.ics",
        "/kalender/-.ics",
    ):
        assert anybody.get(wrong).status in ({404} if wrong != first else {200}), wrong
    amina.submit(amina.forms("/paminnelser", "/paminnelser/kalender")[0])
    second = calendar_of(amina)
    assert second != first
    assert anybody.get(first).status == 404
    assert anybody.get(second).status == 200
    with sqlite_database.session() as session:
        who = people.by_id(session, "amina")
        assert who
        assert feeds.person_of(session, second.rsplit("/", 1)[1].split("-")[0]) == "amina"
    form = amina.forms("/paminnelser", "/paminnelser/kalender")[0]
    amina.post(form.action, {**form.fields, "end": "1"})
    assert anybody.get(second).status == 404


def test_the_page_is_kind_and_says_nothing_of_late(visit: Visit) -> None:
    amina = visit("amina")
    page = amina.get("/paminnelser").words
    assert "Det här är på gång för dig. Bara du ser sidan." in page
    assert "försen" not in page.lower()
    assert "Den här portalen skickar ingen e-post." in page
    assert "Just nu finns det inget att tänka på." in visit("berit").get("/paminnelser").words
    assert "Mina påminnelser" in amina.get("/mig").words


@pytest.mark.timeout(300)
def test_the_page_is_accessible_at_every_width(
    sees: Callable[..., Page],
    sqlite_database: Database,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    book(sqlite_database, moment_of((today() + timedelta(days=2)).isoformat(), "09:15"), "Köket")
    amina = sees("amina", color_scheme="light")
    amina.goto("/paminnelser")
    amina.get_by_role("button", name="Ge mig en kalenderadress").click()
    expect(amina.get_by_label("Din kalenderadress")).to_have_value(re.compile("/kalender/"))
    assert axe(amina) + axe_in_the_dark(amina) == []
    for width in (320, 390, 820, 1280):
        amina.set_viewport_size({"width": width, "height": 900})
        assert amina.evaluate("document.documentElement.scrollWidth") <= width, width

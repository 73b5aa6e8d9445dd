"""Meetings with times, places and seats; who was there is a fact that makes the activity done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.actions.programmes import meet
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.appointment import moment_of
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import own_data, people, units
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.programmes import meetings

Visit = Callable[..., Visitor]
SOON = datetime.now(UTC) + timedelta(days=3)
APT = "ny-i-hemtjansten#apt"


def meeting(**given: object) -> Meeting:
    plain = Meeting(new_id(), APT, "APT", SOON, 90, "Köket", 2, "ekdalen", "eva")
    return replace(plain, **given)  # type: ignore[arg-type]


def test_an_employee_signs_up_and_attendance_makes_the_activity_done(
    visit: Visit, portal_database: Database
) -> None:
    eva, amina = visit("eva"), visit("amina")
    form = eva.form("/traffar/", "/traffar/ny")
    day = (SOON + timedelta(days=1)).date().isoformat()
    told = eva.submit(form, activity=APT, day=day, clock="09:30", place="Köket", seats="1")
    assert "Träffen ”Var med på APT” är sparad" in told.words
    with portal_database.session() as session:
        (made,) = meetings.of_units(session, ["ekdalen"], datetime.now(UTC))
    seat = f"/traffar/{made.id}/plats"
    assert "09:30, Köket" in amina.get("/traffar/").words
    assert "Du har en plats" in amina.submit(amina.form("/traffar/", seat)).words
    assert "Fullt" in visit("dilan").get("/traffar/").words
    assert "inga träffar" in visit("berit").get("/traffar/").words
    assert "inte varit än" in eva.get(f"/traffar/{made.id}").words
    with portal_database.session() as session:
        assert own_data.collect(session, "amina")["meetings"][0]["title"] == "Var med på APT"
    past = meeting(starts=datetime.now(UTC) - timedelta(hours=2))
    with portal_database.session() as session:
        meetings.add(session, past)
    where = f"/traffar/{past.id}"
    tick = eva.forms(where, "")[-1]
    for _ in range(2):
        answer = eva.post(where, {**tick.fields, "there": "amina"})
        assert answer.status == 303
    with portal_database.session() as session:
        (fact,) = events.find(session, types=[EventType.MEETING_ATTENDED])
    assert (fact.about_id, fact.subject, fact.data["minutes"]) == ("amina", APT, 90)
    assert "Du var med" in amina.get("/introduktion/").words


def test_who_is_not_asked_or_does_not_lead_stays_out(
    visit: Visit, portal_database: Database
) -> None:
    made = meeting()
    with portal_database.session() as session:
        meetings.add(session, made)
    berit, amina = visit("berit"), visit("amina")
    csrf = berit.forms("/mig", "/logga-ut")[0].fields["csrf"]
    assert berit.post(f"/traffar/{made.id}/plats", {"csrf": csrf}).status == 403
    assert amina.get(f"/traffar/{made.id}").status == 403
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    assert amina.post(f"/traffar/{made.id}/stall-in", {"csrf": csrf}).status == 403
    eva = visit("eva")
    form = eva.form(f"/traffar/{made.id}", f"/traffar/{made.id}/stall-in")
    assert "är inställd" in eva.submit(form).words
    assert "inga träffar" in amina.get("/traffar/").words


def test_both_databases_give_no_more_seats_than_there_are(database: Database) -> None:
    with database.session() as session:
        units.save(session, Unit("ekdalen", "Ekdalen", None, "hemtjänst"))
        place = Membership("ekdalen", Role.EMPLOYEE, "", None, None)
        everybody = [Person(id_, id_, id_, "sv", None, (place,)) for id_ in ("eva", "a", "b", "c")]
        for one in everybody:
            people.save(session, one)
        made = meeting()
        meet.plan(session, made)
        meet.plan(session, made)
        _, a, b, c = everybody
        for one in (a, b, b):
            meet.take_seat(session, made.id, one)
        with pytest.raises(MistakeError):
            meet.take_seat(session, made.id, c)
        meetings.leave_seat(session, made.id, "a")
        meet.take_seat(session, made.id, c)
        found = meetings.by_id(session, made.id)
        assert found is not None
        assert set(found.taken) == {"b", "c"}
        with pytest.raises(MistakeError):
            meet.were_there(session, a, made, ["b"])


@pytest.mark.parametrize(
    "given", [{"title": ""}, {"seats": 0}, {"seats": 501}, {"minutes": 0}, {"id": "x"}]
)
def test_a_meeting_that_cannot_be_is_refused(
    sqlite_database: Database, given: dict[str, object]
) -> None:
    with sqlite_database.session() as session, pytest.raises(MistakeError):
        meet.plan(session, meeting(**given))


def test_the_nights_when_clocks_move(visit: Visit) -> None:
    assert moment_of("2026-10-25", "02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_of("2026-10-25", "03:30") == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    eva = visit("eva")
    form = eva.form("/traffar/", "/traffar/ny")
    for day, clock in (("2027-03-28", "02:30"), ("2027-02-29", "14:00"), ("", "")):
        words = eva.submit(form, title="Natt", day=day, clock=clock).words
        assert "är sparad" not in words
        assert "Träffar som du leder" in words

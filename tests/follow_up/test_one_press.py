"""One press for what helps: remind, a week more, a time; and who is shown, by a link to share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from follow_browser import Visitor

from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.learning.appointment import Appointment, moment_of, usual_day
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import erasure, people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import appointments, enrolments, extensions

Visit = Callable[..., Visitor]


def add(database: Database, name: str, start: date, profession: str = "undersköterska") -> None:
    place = (Membership("ekdalen", Role.EMPLOYEE, profession, None, None),)
    id_ = name.lower()
    with database.session() as session:
        people.save(session, Person(id_, name, id_, "sv", start, place))
        plan = Enrolment(f"e-{id_}", id_, "ny-i-hemtjansten", start, "dilan", None)
        enrolments.save(session, plan)


def late(visit: Visit, database: Database) -> Visitor:
    """Eva, whose own things for Sen are done; Sen has begun nothing."""
    add(database, "Sen", today() - timedelta(days=9))
    eva = visit("eva")
    for form in eva.forms("/chef/sen", "/handledare/klar"):
        eva.post(form.action, form.fields)
    return eva


def waiting(page: str) -> list[str]:
    """Who waits for a sign, in order, without those who just got one."""
    needs = page[page.index('id="needs"') : page.index('id="all"')]
    return re.findall(
        r'card-title"><a href="/chef/([^"]+)"',
        needs.partition('<details class="fold"><summary>1 som')[0],
    )


def test_a_reminder_in_one_press_stands_on_her_start_page_until_it_is_done(
    visit: Visit, sqlite_database: Database
) -> None:
    eva = late(visit, sqlite_database)
    assert "sen" in waiting(eva.get("/chef/").text)
    form = eva.form("/chef/", "/chef/sen/paminn")
    for _ in range(2):
        assert "Sen får en vänlig påminnelse" in eva.submit(form).words
    sen = visit("sen")
    start = sen.get("/").words
    assert start.count("Eva påminner dig om det här") == 1
    assert "Logga in" in start
    mine = sen.get("/paminnelser").words
    assert mine.count("Logga in") == 1, "each thing once"
    page = eva.get("/chef/")
    assert "sen" not in waiting(page.text)
    assert "1 som du nyss har hjälpt" in page.words
    assert "Påmind i dag" in page.words
    csrf = sen.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": "start/logga-in", "version": "v1-0", "says": "can", "csrf": csrf}
    sen.post("/lektion/sagt", {**fields, "event_id": new_id()})
    assert "påminner dig" not in sen.get("/").words


def test_a_week_more_makes_nothing_late(visit: Visit, sqlite_database: Database) -> None:
    eva = late(visit, sqlite_database)
    assert "saker har dragit ut på tiden" in eva.get("/chef/sen").words
    form = eva.form("/chef/", "/chef/sen/forlang")
    assert "Sen har nu till" in eva.submit(form).words
    eva.submit(form)
    with sqlite_database.session() as session:
        assert extensions.of_enrolments(session, ["e-sen"]) == {
            "e-sen": today() + timedelta(days=7)
        }
    assert "saker har dragit ut på tiden" not in eva.get("/chef/sen").words
    (row,) = [r for r in eva.get("/chef/introduktion.csv").text.split("\r\n") if r[:4] == "Sen;"]
    assert row.split(";")[11] == "0", "none is late"


def test_a_time_with_the_mentor_in_one_press_is_seen_by_both_and_cancelled(
    visit: Visit, sqlite_database: Database
) -> None:
    eva = late(visit, sqlite_database)
    forms = eva.forms("/chef/", "/chef/sen/tid")
    told = eva.submit(forms[0])
    assert "Tiden är bokad med Sen" in told.words
    for who in ("sen", "dilan"):
        assert "Du har en bokad tid" in visit(who).get("/").words, who
    assert "Tid bokad" in told.words
    cancel = eva.form("/chef/sen", "/chef/sen/tid/bort")
    assert "avbokad" in eva.submit(cancel).words
    assert eva.post(cancel.action, cancel.fields).status == 404
    assert "Du har en bokad tid" not in visit("sen").get("/").words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": "snart"}, "går inte att läsa"),
        ({"time": "25:00"}, "går inte att läsa"),
        ({"day": "2027-02-29"}, "går inte att läsa"),
        ({"day": "2020-03-02"}, "har redan varit"),
        ({"day": "2027-03-28", "time": "02:30"}, "ställs klockan fram"),
        ({"with": "sen"}, "med sig själv"),
        ({"with": "ingen"}, "Personen finns inte"),
        ({"minutes": "0"}, "går inte att spara"),
        ({"place": "x" * 201}, "går inte att spara"),
        ({"event_id": "1"}, "gick inte att spara"),
    ],
)
def test_a_time_that_cannot_be_is_told_in_words(
    visit: Visit, sqlite_database: Database, given: dict[str, str], said: str
) -> None:
    eva = late(visit, sqlite_database)
    form = eva.forms("/chef/", "/chef/sen/tid")[0]
    assert said in eva.submit(form, **given).words
    with sqlite_database.session() as session:
        assert appointments.of_people(session, ["sen"], datetime(2020, 1, 1, tzinfo=UTC)) == []


def test_clocks_that_move_and_the_days_of_a_leap_year() -> None:
    assert moment_of("2026-10-25", "02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_of("2026-10-25", "03:30") == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    assert moment_of("2028-02-29", "14:00") == datetime(2028, 2, 29, 13, tzinfo=UTC)
    assert moment_of("2026-03-29", "03:00") == datetime(2026, 3, 29, 1, tzinfo=UTC)
    for day, clock in (("2026-03-29", "02:00"), ("2027-02-29", "14:00"), ("0001-01-01", "00:00")):
        with pytest.raises(MistakeError):
            moment_of(day, clock)
    assert usual_day(date(2026, 11, 20)) == date(2026, 11, 23), "a Friday leads to Monday"
    assert usual_day(date(2028, 2, 28)) == date(2028, 2, 29)


def test_who_is_shown_stands_in_the_address_and_in_the_csv(
    visit: Visit, sqlite_database: Database
) -> None:
    add(sqlite_database, "Gammal", date(2025, 1, 7), "vårdbiträde")
    add(sqlite_database, "Ny", date(2026, 11, 2))
    eva = visit("eva")

    def shown(query: str) -> list[str]:
        csv = eva.get(f"/chef/introduktion.csv?{query}").text
        assert eva.get(f"/chef/?{query}").status == 200
        return [row.split(";")[0] for row in csv.splitlines()[1:]]

    assert shown("yrke=vårdbiträde".replace("å", "%C3%A5").replace("ä", "%C3%A4")) == ["Gammal"]
    assert shown("fran=2026-11-01&till=2026-11-10") == ["Ny"]
    assert shown("till=2025-12-31") == ["Gammal"]
    assert shown("program=vikarie") == []
    assert set(shown("program=ny-i-hemtjansten")) == {"Amina", "Gammal", "Ny"}
    page = eva.get("/chef/?yrke=v%C3%A5rdbitr%C3%A4de&fran=2025-01-01")
    assert "/chef/introduktion.csv?yrke=v%C3%A5rdbitr%C3%A4de&amp;fran=2025-01-01" in page.text
    wrong = eva.get("/chef/?fran=2026-02-30&enhet=").words
    assert "2026-02-30 går inte att läsa" in wrong


@pytest.mark.parametrize("deed", ["paminn", "forlang", "tid", "tid/bort"])
def test_only_who_follows_her_helps_in_one_press(visit: Visit, deed: str) -> None:
    for who in ("berit", "carlos", "fatima"):
        other = visit(who)
        csrf = other.forms("/mig", "/logga-ut")[0].fields["csrf"]
        assert other.post(f"/chef/amina/{deed}", {"csrf": csrf}).status == 403, who


def test_times_and_more_time_go_with_an_erased_person(database: Database) -> None:
    start = datetime(2026, 12, 1, 13, tzinfo=UTC)
    with database.session() as session:
        for id_ in ("a", "b", "c"):
            people.save(session, Person(id_, id_, id_, "sv", None, ()))
        enrolments.save(session, Enrolment("e", "a", "p", date(2026, 11, 1), "b", None))
        assert extensions.add(session, "x", "e", date(2026, 12, 1), by="c", now=start)
        assert not extensions.add(session, "x", "e", date(2027, 12, 1), by="c", now=start)
        extensions.add(session, "y", "e", date(2026, 11, 20), by="c", now=start)
        assert extensions.of_enrolments(session, ["e"]) == {"e": date(2026, 12, 1)}
        met = Appointment("t", "a", "b", start, 30, "Personalrummet", "c", start)
        assert appointments.add(session, met)
        assert not appointments.add(session, met)
        assert appointments.of_people(session, ["b"], start) == [met]
        assert appointments.of_people(session, ["b"], start + timedelta(seconds=1)) == []
    with database.session() as session:
        erasure.erase(session, "a", "c", start)
        assert appointments.of_people(session, ["b"], start) == []
        assert extensions.of_enrolments(session, ["e"]) == {}

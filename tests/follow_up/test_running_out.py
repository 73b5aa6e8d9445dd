"""Compulsory trainings that are done again: who has what until when, and a word in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from care_library import ACTIVITIES, LESSONS, PROGRAMME, catalogue, publish_small_library
from follow_browser import Visitor

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, Origin, new_id
from kompetensportal.model.programmes.due import moved_by_months
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events

Visit = Callable[..., Visitor]
SUBJECT = f"{PROGRAMME}#hygien"


@pytest.fixture(autouse=True)
def renewed(data: Path) -> None:
    """A programme of one thing, which is done again every twelve months."""
    hygiene = replace(ACTIVITIES[-2], id="hygien", title="Hygien", voluntary=False, renew_months=12)
    publish_small_library(Library(data), LESSONS, catalogue((hygiene,)))


def done(database: Database, name: str, on: date) -> None:
    """Somebody on the unit who has done it on a day."""
    id_ = name.lower()
    place = (Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None),)
    at = datetime.combine(on, time(12), UTC)
    with database.session() as session:
        people.save(session, Person(id_, name, id_, "sv", None, place))
        start = on - timedelta(days=30)
        enrolments.save(session, Enrolment(f"e-{id_}", id_, PROGRAMME, start, "dilan", None))
        again(session, id_, at)


def again(session: object, id_: str, at: datetime) -> None:
    data = {"enrolment": f"e-{id_}", "title": "Hygien", "confirm": False}
    fact = Event(
        new_id(), EventType.ACTIVITY_DONE, id_, id_, SUBJECT, "", at, data, Origin.DEVICE, "d"
    )
    events.append(session, [fact], at)  # type: ignore[arg-type]


def test_who_has_what_until_when_and_what_runs_out(visit: Visit, sqlite_database: Database) -> None:
    day = today()
    done(sqlite_database, "Over", moved_by_months(day, -13))
    done(sqlite_database, "Snart", moved_by_months(day, -12) + timedelta(days=9))
    done(sqlite_database, "Lugn", moved_by_months(day, -2))
    eva = visit("eva")
    page = eva.get("/chef/")
    assert "Giltigt till: 3 utbildningar" in page.words
    table = page.text[page.text.index("Giltigt till") :].split("</table>")[0]
    assert table.index("Over") < table.index("Snart") < table.index("Lugn")
    needs = page.text[page.text.index('id="needs"') : page.text.index('id="all"')]
    assert "”Hygien” gällde till" in needs
    assert "”Hygien” gäller till" in needs
    assert needs.index("/chef/over") < needs.index("/chef/snart")
    assert "/chef/lugn" not in needs


def test_a_kind_word_about_it_goes_when_it_is_done_again(
    visit: Visit, sqlite_database: Database
) -> None:
    done(sqlite_database, "Over", moved_by_months(today(), -13))
    eva = visit("eva")
    assert (
        "Over får en vänlig påminnelse" in eva.submit(eva.form("/chef/", "/chef/over/paminn")).words
    )
    over = visit("over")
    assert "Eva påminner dig om det här Hygien" in over.get("/").words
    assert "Hygien" in over.get("/paminnelser").words
    with sqlite_database.session() as session:
        again(session, "over", datetime.now(UTC))
    assert "påminner dig" not in over.get("/").words
    assert "/chef/over/paminn" not in eva.get("/chef/").text
    assert "Görs om senast" in over.get("/paminnelser").words


def test_a_leap_day_is_done_again_by_the_last_of_february() -> None:
    assert moved_by_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert moved_by_months(date(2028, 2, 29), 48) == date(2032, 2, 29)

"""The example municipality: the same each time, sound facts, nobody real."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from kompetensportal.actions.learning import record
from kompetensportal.actions.portal.municipality.history import History
from kompetensportal.actions.portal.municipality.make import make
from kompetensportal.actions.portal.municipality.people import colleagues
from kompetensportal.cli.main import main
from kompetensportal.errors import ConflictError
from kompetensportal.model.learning.event import EventType, is_uuid
from kompetensportal.model.programmes.renewal import Validity
from kompetensportal.settings import Settings
from kompetensportal.store import dump, schema
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.web.app import create_app

LAST = date(2026, 10, 31)
PEOPLE, YEARS = 60, 2
"""As `conftest.py` makes it."""


@pytest.fixture
def library(data: Path) -> Generation:
    return Library(data).generation()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    schema.create(database)
    yield database
    database.close()


def everything(database: Database) -> dict[str, list[bytes]]:
    """Every row but secrets and row ids, which are made anew each time."""
    with dump.snapshot(database) as connection:
        return {
            table.name: sorted(dump.lines(connection, table))
            for table in dump.TABLES
            if table.name in {"events", "persons", "enrolments", "units"}
        }


def test_the_same_size_and_day_give_the_same_municipality(
    data: Path, library: Generation, empty: Database
) -> None:
    facts = make(empty, library, how_many=PEOPLE, years=YEARS, until=LAST)
    first = Database(Settings(data=data).database_url)
    assert everything(first) == everything(empty)
    assert facts == len(everything(empty)["events"]) > PEOPLE * YEARS * 40
    first.close()


def test_every_fact_is_one_that_the_portal_would_take(library: Generation, empty: Database) -> None:
    everybody = list(colleagues(PEOPLE, YEARS, LAST))
    history = History(everybody, curriculum(library), tuple(library.programmes.values()))
    events = [event for month in history.months(YEARS, LAST) for event in month]
    assert all(is_uuid(event.id) for event in events)
    assert len({event.id for event in events}) == len(events)
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert all(event.at < datetime(2026, 11, 1, tzinfo=UTC) for event in events)
    started = {one.person.id: one.start for one in everybody}
    assert all(event.at.date() >= started[event.about_id or ""] for event in events)
    kinds = Counter(event.type for event in events)
    assert set(kinds) >= {
        *(EventType.LESSON_COMPLETED, EventType.LESSON_PRACTISE, EventType.QUESTION_ANSWERED),
        *(EventType.HELP_REQUESTED, EventType.HELP_ANSWERED),
        *(EventType.ACTIVITY_DONE, EventType.ACTIVITY_CONFIRMED),
    }
    with empty.session() as session:
        outcomes = record.record_all(session, events)
    assert all(record.is_new(outcome) for outcome in outcomes)


def test_each_page_has_something_to_show(data: Path) -> None:
    database = Database(Settings(data=data).database_url)
    with database.session() as session:
        told = Counter(session.scalars(text("SELECT type FROM events")))
        filled = ("weekly_plans", "meetings", "meeting_seats", "sheet_counts")
        for table in (*filled, "leaves", "certificates"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")), table
        late = "SELECT count(*) FROM events WHERE at > '2026-11-01'"
        assert session.scalar(text(late)) == 0
    assert set(told) >= {
        *(EventType.GOAL_RATED, EventType.GOAL_CONFIRMED, EventType.ASSESSMENT_SHOWN),
        *(EventType.COURSE_COMPLETED, EventType.APT_ATTENDED, EventType.MEETING_ATTENDED),
        *(EventType.REFLECTION_WRITTEN, EventType.TRAINING_REFERRED, EventType.PREPARATION_TOLD),
    }
    database.close()


def test_some_finish_their_introduction_and_some_have_to_do_a_part_of_it_again(
    data: Path, library: Generation
) -> None:
    database = Database(Settings(data=data).database_url)
    with database.session() as session:
        everybody = people.search(session, limit=PEOPLE + 1)[0]
        tree = units.tree(session)
        found = follow_each(session, library, everybody, tree, LAST)
        certified = set(session.scalars(text("SELECT enrolment_id FROM certificates")))
        away = session.scalars(text('SELECT count(*) FROM leaves WHERE "end" IS NOT NULL')).one()
    every = [progress for one in found for progress in one.progresses]
    finished = {one.enrolment.id for one in every if one.finished}
    assert certified and certified <= finished and finished < {one.enrolment.id for one in every}
    assert {renewal.validity for one in every for renewal in one.renewals} >= {
        Validity.VALID,
        Validity.OVER,
    }
    assert away > 0
    database.close()


def test_it_is_never_made_among_people(library: Generation, data: Path) -> None:
    database = Database(Settings(data=data).database_url)
    with pytest.raises(ConflictError):
        make(database, library, how_many=3, years=1, until=LAST)
    with database.session() as session:
        assert session.scalar(text("SELECT count(*) FROM persons")) == PEOPLE + 1
    database.close()


def test_its_manager_signs_in_and_sees_who_needs_help(data: Path) -> None:
    settings = Settings(data=data)
    database = Database(settings.database_url)
    client = create_app(settings, database).test_client()
    form = client.get("/logga-in").get_data(as_text=True)
    token = re.search(r'name="csrf" value="([^"]+)"', form)
    assert token
    client.post(
        "/logga-in",
        data={"user_name": "person-1", "password": "lathund-i-fickan", "csrf": token[1]},
    )
    page = client.get("/chef/")
    assert page.status_code == 200
    assert len(re.findall(r"Person \d+", page.get_data(as_text=True))) > 30
    database.close()


@pytest.mark.parametrize(
    "wrong", [["--people", "0"], ["--years", "21"], ["--until", "i går"], ["--people", "200000"]]
)
def test_a_number_or_day_that_cannot_be_is_said_with_what_to_give_instead(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["example", *wrong, "--data", str(tmp_path / "data"), "--language", "sv"]) == 2
    said = capsys.readouterr().err
    assert wrong[1] in said and "Traceback" not in said and len(said.splitlines()) >= 2
    assert not (tmp_path / "data").exists()

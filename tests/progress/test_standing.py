"""People's standing is read together, on both databases, in few queries and little time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import event as sql

from kompetensportal.actions.learning import enrol, own_activity
from kompetensportal.actions.learning.record import record_all
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType, Origin, new_id
from kompetensportal.model.learning.needs import NeedKind
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning.standing import follow_each

DAY = date(2026, 11, 21)


def staff(database: Database, number: int) -> list[Person]:
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "hemtjänst"))
        for n in range(number):
            place = Membership("u", Role.EMPLOYEE, "undersköterska", None, None)
            people.save(session, Person(f"p{n}", f"P{n}", f"p{n}", "sv", None, (place,)))
        return list(people.by_ids(session, [f"p{n}" for n in range(number)]).values())


def test_a_unit_of_fifty_with_a_year_of_events_is_read_in_one_query_for_events(
    database: Database, tmp_path: Path
) -> None:
    everybody = staff(database, 50)
    start = DAY - timedelta(days=300)
    noon = datetime(2026, 2, 1, 12, tzinfo=UTC)
    facts = [
        Event(
            new_id(),
            EventType.QUESTION_ANSWERED,
            person.id,
            person.id,
            f"l{n // 5}#q{n % 5}",
            "v1",
            noon + timedelta(hours=n),
            origin=Origin.DEVICE,
        )
        for person in everybody
        for n in range(100)
    ]
    with database.session() as session:
        for person in everybody:
            enrol.enrol(session, person.id, "finns-inte", start)
        record_all(session, facts)
    asked: list[str] = []
    sql.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with database.session() as session:
        tree = units.tree(session)
        asked.clear()
        found = follow_each(session, Library(tmp_path).generation(), everybody, tree, DAY)
    assert len(found) == 50
    assert sum(len(one.facts.answered) for one in found) == 5_000
    assert len(asked) <= 10, asked
    assert sum("events.data" in query for query in asked) == 1


def test_a_programme_that_is_not_published_is_followed_by_what_is_there(
    database: Database, tmp_path: Path
) -> None:
    (person,) = staff(database, 1)
    with database.session() as session:
        enrolment = enrol.enrol(session, person.id, "finns-inte", today() - timedelta(days=2))
        same = enrol.enrol(session, person.id, "finns-inte", today() - timedelta(days=2))
        assert same == enrolment
        own_activity.add(
            session,
            enrolment,
            title=" Beställ  nyckelkort ",
            by=Doer.MANAGER,
            due=today() - timedelta(days=1),
            id_=new_id(),
        )
    with database.session() as session:
        tree, library = units.tree(session), Library(tmp_path).generation()
        (one,) = follow_each(session, library, [person], tree, today())
    assert [need.kind for need in one.needs] == [NeedKind.OWN, NeedKind.NO_MENTOR]
    (progress,) = one.progresses
    assert (progress.title, progress.done, progress.total) == ("finns-inte", 0, 1)
    assert progress.items[0].activity.title == "Beställ nyckelkort"

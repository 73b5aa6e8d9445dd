"""The event log on both databases: once, in order, never silently lost."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from kompetensportal.actions.learning.record import accepted, is_new, record, record_all
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.event import (
    Event,
    EventType,
    Origin,
    happened,
    is_uuid,
    new_id,
    sibling_id,
)
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.learning.events import Duplicate, Erased, Quarantined, Reason, Stored
from kompetensportal.store.tables import QuarantineRow

NOW = datetime(2026, 11, 21, 12, 30, 15, 123456, tzinfo=UTC)


def fact(**given: object) -> Event:
    plain = Event(
        new_id(),
        EventType.QUESTION_ANSWERED,
        "amina",
        "amina",
        "outlook/mejl#forsta",
        "v1",
        NOW,
        {"å": "ä ö 🌲", "n": [1, 2.5, None]},
    )
    return replace(plain, **given)  # type: ignore[arg-type]


def from_a_tablet(**given: object) -> Event:
    return fact(origin=Origin.DEVICE, device_id="d1", **given)


def aside(database: Database) -> list[tuple[str, str]]:
    with database.session() as session:
        return [(row.reason, row.event_id) for row in session.scalars(select(QuarantineRow))]


def test_an_event_comes_back_as_it_was_with_the_servers_time_and_order(database: Database) -> None:
    event = from_a_tablet(at=NOW.astimezone(timezone(timedelta(hours=2))), offset_ms=-1500)
    with database.session() as session:
        outcome = record(session, event, NOW + timedelta(seconds=3))
    assert isinstance(outcome, Stored)
    with database.session() as session:
        (found,) = events.find(session, about=["amina"])
    assert found == replace(event, received=NOW + timedelta(seconds=3), order=found.order)
    assert found == outcome.event


def test_the_same_event_twice_is_one(database: Database) -> None:
    event = from_a_tablet()
    with database.session() as session:
        first, second = record_all(session, [event, event])
    with database.session() as session:
        third = record(session, event)
        assert len(events.find(session)) == 1
    assert isinstance(first, Stored)
    assert isinstance(second, Duplicate)
    assert isinstance(third, Duplicate)
    assert first.event == second.event == third.event
    assert (is_new(first), is_new(third), accepted(third)) == (True, False, True)


def test_a_form_that_arrives_twice_has_two_times_and_is_one_event(database: Database) -> None:
    event = fact()
    with database.session() as session:
        record(session, event, NOW)
        again = record(session, event, NOW + timedelta(seconds=9))
    assert isinstance(again, Duplicate)
    assert again.event.at == NOW


def test_an_id_with_another_body_is_refused_loudly_and_both_are_kept(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    event = from_a_tablet()
    other = replace(event, subject="outlook/mejl#andra")
    with caplog.at_level(logging.ERROR), database.session() as session:
        outcomes = record_all(session, [event, other, other])
    assert [type(o) for o in outcomes] == [Stored, Quarantined, Quarantined]
    assert event.id in caplog.text
    assert aside(database) == [(Reason.CONFLICT, event.id)], "the same one twice is kept once"
    with database.session() as session:
        (found,) = events.find(session)
        (row,) = session.scalars(select(QuarantineRow))
    assert found.subject == "outlook/mejl#forsta"
    assert row.body["subject"] == "outlook/mejl#andra"


@pytest.mark.parametrize(
    "other",
    [
        {"person_id": "berit", "about_id": "berit"},
        {"version": "v2"},
        {"data": {}},
        {"at": NOW + timedelta(microseconds=1)},
        {"offset_ms": 1},
        {"device_id": "d2"},
        {"v": 2},
    ],
    ids=lambda other: ", ".join(other),
)
def test_every_part_of_the_body_tells_two_events_apart(
    sqlite_database: Database, other: dict[str, object]
) -> None:
    event = from_a_tablet()
    with sqlite_database.session() as session:
        record(session, event)
        assert isinstance(record(session, replace(event, **other)), Quarantined)  # type: ignore[arg-type]


def test_an_unknown_type_is_kept_aside_whole(database: Database) -> None:
    future = from_a_tablet(type="dream.told", data={"level": 3})
    with database.session() as session:
        outcomes = record_all(session, [future, from_a_tablet()])
    assert isinstance(outcomes[0], Quarantined)
    assert outcomes[0].reason is Reason.UNKNOWN_TYPE
    assert isinstance(outcomes[1], Stored), "one that is set aside does not hold up the others"
    with database.session() as session:
        (row,) = session.scalars(select(QuarantineRow))
    assert row.body["data"] == {"level": 3}


MALFORMED = [
    {"id": "1"},
    {"id": "\0"},
    {"at": datetime(2026, 1, 1)},
    {"at": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))},
    {"about_id": "berit"},
    {"person_id": None, "about_id": None},
    {"subject": "utan-fraga"},
    {"subject": ""},
    {"subject": "x#" + "y" * 400},
    {"subject": "a\0#b"},
    {"subject": "\ud800#b"},
    {"data": {"words": "å" * 2001}},
    {"data": {"n": float("nan")}},
    {"data": {"x": ["y" * 500] * 100}},
    {"type": EventType.ACTIVITY_CONFIRMED},
    {"type": EventType.LESSON_COMPLETED, "data": {"questions": "alla"}},
    {"type": EventType.HELP_ANSWERED, "data": {}},
]


def test_a_malformed_event_is_told_on_a_page_and_kept_from_a_tablet(database: Database) -> None:
    for broken in MALFORMED:
        page = {name: value for name, value in broken.items() if name != "at"}
        if page:  # A page's time is the server's: there is no wrong one.
            with database.session() as session, pytest.raises(MistakeError):
                record(session, fact(**page))
        with database.session() as session:
            outcome = record(session, from_a_tablet(**broken))
        assert isinstance(outcome, Quarantined), broken
    assert [reason for reason, _ in aside(database)] == [Reason.MALFORMED] * len(MALFORMED)
    with database.session() as session:
        assert events.find(session) == []


def test_an_erased_event_that_comes_back_is_dropped(database: Database) -> None:
    event = from_a_tablet()
    with database.session() as session:
        record(session, event)
        events.erase(session, [event.id], NOW)
        events.erase(session, [event.id], NOW)
    with database.session() as session:
        outcome = record(session, event)
        assert isinstance(outcome, Erased)
        assert not accepted(outcome)
        assert events.find(session) == []
    assert aside(database) == []


def test_the_order_of_an_erased_last_event_is_not_given_again(database: Database) -> None:
    with database.session() as session:
        last = record(session, from_a_tablet())
        assert isinstance(last, Stored)
        events.erase(session, [last.event.id], NOW)
    with database.session() as session:
        following = record(session, from_a_tablet())
    assert isinstance(following, Stored)
    assert (following.event.order or 0) > (last.event.order or 0)


def test_a_large_batch_is_taken_in_whole_and_in_order(database: Database) -> None:
    batch = [from_a_tablet(subject=f"l#{n}") for n in range(1203)]
    with database.session() as session:
        outcomes = record_all(session, [*batch, *batch[:5]])
    assert [type(o) for o in outcomes] == [Stored] * 1203 + [Duplicate] * 5
    with database.session() as session:
        found = events.find(session, types=[EventType.QUESTION_ANSWERED])
        assert [e.subject for e in found] == [f"l#{n}" for n in range(1203)]
        rest = events.find(session, after=found[-4].order or 0)
        assert [e.subject for e in rest] == ["l#1200", "l#1201", "l#1202"]
        assert len(events.find(session, limit=7)) == 7


def test_an_error_in_a_batch_takes_none_of_it_in(database: Database) -> None:
    with pytest.raises(MistakeError), database.session() as session:
        record_all(session, [fact(), fact(subject="")])
    with database.session() as session:
        assert events.find(session) == []


def test_events_are_found_by_person_whom_type_and_subject(database: Database) -> None:
    confirmed = fact(type=EventType.ACTIVITY_CONFIRMED, person_id="dilan", subject="ny#besok")
    mine = fact()
    with database.session() as session:
        record_all(session, [confirmed, mine])

        def ids(**given: object) -> list[str]:
            return [e.id for e in events.find(session, **given)]  # type: ignore[arg-type]

        assert ids(about=["amina"]) == [confirmed.id, mine.id]
        assert ids(person="dilan") == [confirmed.id]
        assert ids(types=[EventType.QUESTION_ANSWERED]) == [mine.id]
        assert ids(subject="ny#besok") == [confirmed.id]
        assert ids(about=["amina"], types=[EventType.HELP_REQUESTED]) == []
        assert ids(about=[]) == []
        assert set(events.last_seen(session, ["amina", "dilan", "eva"])) == {"amina", "dilan"}


def test_the_same_events_from_many_threads_are_each_there_once(database: Database) -> None:
    batches = [from_a_tablet(subject=f"l#{n}") for n in range(40)]
    outcomes: list[object] = []

    def send(offset: int) -> None:
        for n in range(len(batches)):
            with database.session() as session:
                outcomes.append(record(session, batches[(n + offset) % len(batches)]))

    threads = [threading.Thread(target=send, args=(n * 7,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 160
    assert all(isinstance(o, Stored | Duplicate) for o in outcomes)
    with database.session() as session:
        found = events.find(session)
    assert sorted(e.id for e in found) == sorted(e.id for e in batches)
    assert aside(database) == []


def test_ids_of_one_page_follow_from_its_id_and_a_name() -> None:
    page = new_id()
    assert sibling_id(page, "can") == sibling_id(page, "can")
    ids = {page, sibling_id(page, "can"), sibling_id(page, "help"), sibling_id(new_id(), "can")}
    assert len(ids) == 4
    assert all(is_uuid(i) and i[14] == "7" and i[19] in "89ab" for i in ids)
    assert sibling_id(page, "can")[:13] == page[:13]
    with pytest.raises(ValueError, match="badly formed"):
        sibling_id("hoppsan", "can")


def test_when_it_happened_is_by_the_servers_clock() -> None:
    assert happened(fact(offset_ms=60_000)) == NOW - timedelta(minutes=1)
    edge = datetime.max.replace(tzinfo=UTC)
    assert happened(fact(at=edge, offset_ms=-1)) == edge


def test_ids_rise_in_the_order_in_which_they_are_made() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(set(made))
    assert {identifier[14] for identifier in made} == {"7"}

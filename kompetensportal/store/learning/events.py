"""The event log: appended in batches, read by whom it concerns, never changed.

Appending is idempotent by the event's id. An id that comes again with another body is refused: the
first stays in the log and the second is kept in `quarantine`. The id of an erased event is dropped.
All functions take an open session; the caller's transaction decides.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import Event, EventType, Origin
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.learning.event_rows import TABLE, events_of, select_events
from kompetensportal.store.tables import EventRow, QuarantineRow, TombstoneRow

READING = (
    EventType.LESSON_COMPLETED.value,
    EventType.LESSON_PRACTISE.value,
    EventType.QUESTION_ANSWERED.value,
)
"""Types of what is read and answered: nearly everything that there is of a person."""
OTHER = tuple(type_.value for type_ in EventType if type_.value not in READING)
CHUNK = 500
"""Ids asked for at a time; SQLite takes at most 32,766 values in one statement."""
PERSON_STONE = "person "
"""How a tombstone of a person begins; no id has a blank."""
ORDER_LOCK = 0x6B70_6576
"""Key of the PostgreSQL lock that makes order numbers become visible in order."""


class Reason(StrEnum):
    """Why an event was set aside."""

    CONFLICT = "conflict"
    """The id was taken, with another body."""
    UNKNOWN_TYPE = "unknown_type"
    FUTURE_VERSION = "future_version"
    MALFORMED = "malformed"
    SEALED = "sealed"
    """Its envelope could not be opened."""
    FORGED = "forged"
    """The signature is wrong."""
    UNKNOWN_KEY = "unknown_key"
    OTHER_PERSON = "other_person"
    """Signed by another person than it says."""
    NOT_ALLOWED = "not_allowed"
    """She may not say this of whom it concerns."""
    FAILED = "failed"
    """Taking it in failed; it came as bytes."""


@dataclass(frozen=True, slots=True)
class Stored:
    """It is in the log now, with the server's time and order."""

    event: Event


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same event was there already; nothing changed."""

    event: Event


@dataclass(frozen=True, slots=True)
class Quarantined:
    """It was set aside whole, and counts for nothing until somebody has looked at it."""

    event: Event
    reason: Reason


@dataclass(frozen=True, slots=True)
class Erased:
    """Its id has a tombstone: a copy of what was erased came back and was dropped."""

    event: Event


Outcome = Stored | Duplicate | Quarantined | Erased


def append(session: Session, events: Sequence[Event], received: datetime) -> list[Outcome]:
    """Take events in, in the order given; one outcome for each. `received` has a zone."""
    keep_order(session)
    outcomes: list[Outcome] = []
    for start in range(0, len(events), CHUNK):
        outcomes += _append(session, events[start : start + CHUNK], received)
    return outcomes


def _append(session: Session, events: Sequence[Event], received: datetime) -> list[Outcome]:
    ids = {event.id for event in events}
    erased = set(
        session.scalars(select(TombstoneRow.event_id).where(TombstoneRow.event_id.in_(ids)))
    )
    before = {event.id for event in by_id(session, ids)}
    new = {e.id: e for e in reversed(events) if e.id not in erased and e.id not in before}
    if new:
        rows = [row(event, received) for event in reversed(new.values())]
        session.execute(_insert_if_absent(session), rows)
    there = {event.id: event for event in by_id(session, ids - erased)}
    outcomes: list[Outcome] = []
    for event in events:
        if event.id in erased:
            outcomes.append(Erased(event))
        elif body(event) != body(there[event.id]):
            outcomes.append(set_aside(session, event, Reason.CONFLICT, received))
        elif new.pop(event.id, None) is not None:
            outcomes.append(Stored(there[event.id]))
        else:
            outcomes.append(Duplicate(there[event.id]))
    return outcomes


def set_aside(session: Session, event: Event, reason: Reason, received: datetime) -> Quarantined:
    """Keep an event whole in quarantine; the same one twice is kept once."""
    # A number that JSON does not know would be refused by PostgreSQL.
    whole = json.loads(json.dumps(_json(event)), parse_constant=str)
    digest = blake2b(json.dumps(whole, sort_keys=True).encode(), digest_size=16).hexdigest()
    if session.get(QuarantineRow, digest) is None:
        session.add(
            QuarantineRow(
                digest=digest,
                event_id=event.id.encode(errors="replace").decode().replace("\0", "?"),
                reason=reason,
                body=whole,
                received=for_table(received),
            )
        )
        session.flush()
    return Quarantined(event, reason)


def find(
    session: Session,
    *,
    about: Collection[str] | None = None,
    person: str | None = None,
    types: Collection[str] | None = None,
    subject: str | None = None,
    subjects: Collection[str] | None = None,
    after: int = 0,
    limit: int | None = None,
) -> list[Event]:
    """The events that fit all that is given, in the server's order, from the order `after` on."""
    query = select_events(session)
    if about is not None:
        query = query.where(TABLE.c.about_id.in_(about))
    if person is not None:
        query = query.where(TABLE.c.person_id == person)
    if types is not None:
        query = query.where(TABLE.c.type.in_(types))
    if subject is not None:
        query = query.where(TABLE.c.subject == subject)
    if subjects is not None:
        query = query.where(TABLE.c.subject.in_(subjects))
    if after:
        query = query.where(TABLE.c.order > after)
    if limit is not None:
        return list(events_of(session, query.order_by(TABLE.c.order).limit(limit)))
    # The database would sort whole rows; here it is a list of numbers.
    return sorted(events_of(session, query), key=lambda event: event.order or 0)


def of_people(
    session: Session, about: Collection[str], reading_of: Collection[str]
) -> Iterator[Event]:
    """The events about people, in no order; what was read and answered only of `reading_of`."""
    # Two queries: in each the index leads to the wanted rows alone. Of one with an "or" the
    # database reads the row of everything there is, which took twice the time.
    whole = sorted(set(about) & set(reading_of))
    if whole:
        query = select_events(session).where(TABLE.c.about_id.in_(whole))
        yield from events_of(session, query)
    if rest := sorted(set(about).difference(whole)):
        query = select_events(session).where(TABLE.c.about_id.in_(rest))
        yield from events_of(session, query.where(TABLE.c.type.in_(OTHER)))


def by_id(session: Session, ids: Iterable[str]) -> list[Event]:
    """The events with these ids; an id that is not there is not an error."""
    return list(events_of(session, select_events(session).where(TABLE.c.id.in_(list(ids)))))


def last_seen(session: Session, people: Collection[str]) -> dict[str, datetime]:
    """When each of these people last did something; absent: never."""
    # The latest order of each is in the index; only those rows are then looked at.
    latest = (
        select(func.max(TABLE.c.order))
        .where(TABLE.c.person_id.in_(people))
        .group_by(TABLE.c.person_id)
    )
    query = select(TABLE.c.person_id, TABLE.c.received).where(TABLE.c.order.in_(latest))
    return {person: utc(moment) for person, moment in session.execute(query)}


def erase(session: Session, ids: Collection[str], at: datetime) -> None:
    """Take events out for good and leave a tombstone of each id."""
    gone = set(session.scalars(select(TombstoneRow.event_id).where(TombstoneRow.event_id.in_(ids))))
    places = select(TABLE.c.id, TABLE.c.store_id, TABLE.c.dev_seq).where(TABLE.c.id.in_(ids))
    session.add_all(
        TombstoneRow(event_id=id_, erased=for_table(at), store_id=store, dev_seq=number)
        for id_, store, number in session.execute(places)
        if id_ not in gone
    )
    session.execute(delete(EventRow).where(EventRow.id.in_(ids)))
    session.flush()


def person_tombstone(person_id: str) -> str:
    """What is left of an erased person: known again when something of hers comes, and no name."""
    return PERSON_STONE + sha256(person_id.encode()).hexdigest()


def body(event: Event) -> tuple[object, ...]:
    """What makes two events with one id the same.

    A portal page's event gets its time from the server when it arrives, so a form sent twice has
    two times and is still one event; a tablet's time is part of what it says.
    """
    return (
        event.type,
        event.person_id,
        event.about_id,
        event.subject,
        event.version,
        event.at if event.origin is Origin.DEVICE else None,
        json.dumps(dict(event.data), sort_keys=True),
        event.origin,
        event.device_id,
        event.offset_ms,
        event.v,
    )


def keep_order(session: Session) -> None:
    """Let order numbers become visible in order, until this transaction ends."""
    # Without this a later number could be committed before an earlier one, and whoever reads on
    # from the last order seen would miss it. SQLite has one writer at a time anyway.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ORDER_LOCK})


def _insert_if_absent(session: Session) -> Any:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(TABLE).on_conflict_do_nothing(index_elements=["id"])


def row(event: Event, received: datetime) -> dict[str, object]:
    """An event as the table keeps it."""
    return {
        "id": event.id,
        "type": event.type,
        "person_id": event.person_id,
        "about_id": event.about_id,
        "subject": event.subject,
        "version": event.version,
        "at": for_table(event.at),
        "offset_ms": event.offset_ms,
        "received": for_table(received),
        "origin": event.origin.value,
        "device_id": event.device_id,
        "v": event.v,
        "data": dict(event.data),
    }


def _json(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "person_id": event.person_id,
        "about_id": event.about_id,
        "subject": event.subject,
        "version": event.version,
        "at": event.at.isoformat(),
        "data": dict(event.data),
        "origin": event.origin.value,
        "device_id": event.device_id,
        "offset_ms": event.offset_ms,
        "v": event.v,
    }

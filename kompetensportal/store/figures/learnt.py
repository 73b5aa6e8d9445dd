"""The events that count, person by person, and a sight of everything at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from kompetensportal.model.figures.taken import COUNTED
from kompetensportal.model.learning.event import Event
from kompetensportal.store import dump
from kompetensportal.store.among import Among
from kompetensportal.store.database import Database, utc
from kompetensportal.store.tables import EventRow

_TABLE = cast(Table, EventRow.__table__)
_COLUMNS = ("id", "type", "about_id", "subject", "at", "offset_ms", "data")
# Found by the people: left to itself, an engine without statistics goes through every event of
# these types. A type inside of a function is no way in.
_LEARNT = Among(
    lambda are: select(*(_TABLE.c[name] for name in _COLUMNS)).where(
        are(_TABLE.c.about_id),
        func.coalesce(_TABLE.c.type, "").in_(sorted(COUNTED)),
        _TABLE.c.order <= bindparam("upto"),
    )
)


@contextmanager
def sight(database: Database) -> Iterator[Session]:
    """A session that only reads, and sees everything as it is now, however long it takes."""
    with dump.snapshot(database) as connection, Session(connection) as session:
        yield session


def everybody(session: Session) -> list[str]:
    """Ids of all people about whom there are events that count."""
    query = select(_TABLE.c.about_id).where(
        _TABLE.c.type.in_(sorted(COUNTED)), _TABLE.c.about_id.is_not(None)
    )
    return sorted(session.scalars(query.distinct()))


def since(session: Session, mark: int) -> set[str]:
    """Ids of the people about whom an event that counts came after an order."""
    query = select(_TABLE.c.about_id).where(
        _TABLE.c.order > mark, _TABLE.c.type.in_(sorted(COUNTED)), _TABLE.c.about_id.is_not(None)
    )
    return set(session.scalars(query.distinct()))


def learnt(session: Session, people: Collection[str], upto: int) -> dict[str, list[Event]]:
    """The events that count about each of some people, up to an order."""
    found: dict[str, list[Event]] = {person: [] for person in people}
    rows: Iterable[Any] = _LEARNT(session, people, upto=upto)
    for id_, kind, about, subject, at, offset, data in rows:
        event = Event(
            id_, kind, about, about, subject, "", utc(at), data if data else {}, offset_ms=offset
        )
        found[about].append(event)
    return found

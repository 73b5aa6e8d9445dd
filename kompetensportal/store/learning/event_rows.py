"""Events out of rows of the log, at the least cost: a page of a unit reads ten thousand of them.

The database's own values are taken as they come. SQLAlchemy's way of making them ours (a type's
processor for each value, a name looked up for each attribute) took longer than the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, String, Table, Text, select, type_coerce
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import Event, Origin
from kompetensportal.store.database import of_json
from kompetensportal.store.tables import EventRow

TABLE = cast(Table, EventRow.__table__)
_SHORT = 300
"""Characters of `data` that many events have alike: the questions of a lesson, or nothing."""
_ORIGINS = {origin.value: origin for origin in Origin}


def select_events(session: Session) -> Select[Any]:
    """A query for what an `Event` is made of; its rows are for `events_of` and nobody else."""
    return select(*_COLUMNS[session.get_bind().dialect.name])


def events_of(session: Session, query: Select[Any]) -> Iterator[Event]:
    """The events that a query of `select_events` finds."""
    moment = _MOMENTS[session.get_bind().dialect.name]
    for row in session.execute(query).all():
        order, id_, type_, who, about, subject, version, at, offset, got, origin, on, v, data = row
        yield Event(
            id_,
            type_,
            who,
            about,
            subject,
            version,
            moment(at),
            _known(data) if len(data) < _SHORT else of_json(data),
            _ORIGINS[origin],
            on,
            offset,
            v,
            moment(got),
            order,
        )


@lru_cache(4_096)
def _known(text: str) -> Mapping[str, Any]:
    """Data that many events have alike is one object: nobody changes what a fact says."""
    return cast(Mapping[str, Any], of_json(text))


def _of_text(text: str) -> datetime:
    return datetime.fromisoformat(text + "+00:00")


def _of_time(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _columns(
    time: Callable[[ColumnElement[Any]], Any], text: Callable[[ColumnElement[Any]], Any]
) -> tuple[Any, ...]:
    c = TABLE.c
    who = (c.person_id, c.about_id, c.subject, c.version)
    where = (c.origin, c.device_id, c.v)
    return (
        c.order,
        c.id,
        c.type,
        *who,
        time(c.at),
        c.offset_ms,
        time(c.received),
        *where,
        text(c.data),
    )


_COLUMNS = {
    "sqlite": _columns(lambda c: type_coerce(c, String), lambda c: type_coerce(c, String)),
    "postgresql": _columns(lambda c: c, lambda c: sql_cast(c, Text)),
}
_MOMENTS: dict[str, Callable[[Any], datetime]] = {"sqlite": _of_text, "postgresql": _of_time}

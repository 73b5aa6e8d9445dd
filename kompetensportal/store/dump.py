"""The whole database as lines of JSON, the same from SQLite and PostgreSQL, and back again.

Written from one snapshot, so that it is consistent while the portal serves. Who is signed in and
who failed to sign in is left out.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    func,
    select,
    text,
)

from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.event import new_id
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.tables import Base
from kompetensportal.words import say

LEFT_OUT = frozenset(
    {"sessions", "attempts", "figure_counts", "figure_parts", "figure_touched", "figure_state"}
)
"""Who is signed in; and counts, which are made again from the events."""
TABLES = tuple(table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT)
"""In an order in which rows find what they refer to."""

_BATCH = 1_000


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """A connection that sees the database as it is now, whatever others write meanwhile."""
    engine, is_sqlite = database.engine, database.engine.dialect.name == "sqlite"
    if not is_sqlite:
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        if is_sqlite:
            connection.exec_driver_sql("BEGIN")
        yield connection
        connection.rollback()


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """A table's rows, one JSON object a line, by primary key."""
    query = select(table).order_by(*table.primary_key.columns)
    rows = connection.execution_options(yield_per=_BATCH).execute(query)
    for row in rows.mappings():
        yield json.dumps(dict(row), ensure_ascii=False, default=_plain).encode() + b"\n"


def load(connection: Connection, revision: str, tables: dict[str, Iterable[bytes]]) -> int:
    """Make the schema of a revision, fill it and bring it up to date; gives the number of rows.

    For an empty database, within a transaction of `schema.changing`. The portal gets a new epoch.
    Raises MistakeError for a line or table that does not fit.
    """
    schema.make_at(connection, revision)
    known = MetaData()
    known.reflect(connection)
    unknown = sorted(set(tables) - set(known.tables))
    if unknown:
        raise MistakeError(say("backup.unknown_table", name=unknown[0]), _damaged_mend())
    ours = [table for table in known.sorted_tables if table.name in tables]
    count = sum(_fill(connection, table, tables[table.name]) for table in ours)
    schema.make_at(connection, schema.HEAD)
    connection.execute(text("DELETE FROM portal WHERE name = 'epoch'"))
    row = {"name": "epoch", "value": new_id()}
    connection.execute(text("INSERT INTO portal (name, value) VALUES (:name, :value)"), row)
    _safe_as_far_as_there_is(connection)
    return count


def _safe_as_far_as_there_is(connection: Connection) -> None:
    """Numbers beyond the last event are given out anew, and no backup holds what gets them then."""
    last = connection.scalar(text('SELECT max("order") FROM events')) or 0
    known = connection.scalar(text("SELECT value FROM portal WHERE name = 'safe_order'"))
    if int(known or 0) > last:
        changed = text("UPDATE portal SET value = :last WHERE name = 'safe_order'")
        connection.execute(changed, {"last": str(last)})
        connection.execute(text("UPDATE device_stores SET safe_order = 0"))


def empty(connection: Connection) -> None:
    """Drop every table of ours, within the caller's transaction."""
    known = MetaData()
    known.reflect(connection)
    known.drop_all(connection)


def _fill(connection: Connection, table: Table, given: Iterable[bytes]) -> int:
    rows: Iterable[dict[str, Any]] = (_row(table, line) for line in given)
    if any(key.column.table is table for key in table.foreign_keys):
        rows = _parents_first(table, list(rows))
    remaining, count = iter(rows), 0
    while batch := list(islice(remaining, _BATCH)):
        connection.execute(table.insert(), batch)
        count += len(batch)
    _continue_numbers(connection, table)
    return count


def _row(table: Table, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
        return {name: _value(table, name, value) for name, value in row.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise MistakeError(say("backup.bad_row", name=table.name), _damaged_mend()) from error


def _value(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
    if value is None or isinstance(kind, JSON):
        return value
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, LargeBinary):
        return b64decode(value, validate=True)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def _parents_first(table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    key = next(key for key in table.foreign_keys if key.column.table is table)
    own, parent = key.column.name, key.parent.name
    placed: dict[Any, dict[str, Any]] = {}
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row[parent] is None or row[parent] in placed]
        if not ready:
            raise MistakeError(say("backup.bad_row", name=table.name), _damaged_mend())
        placed.update((row[own], row) for row in ready)
        waiting = [row for row in waiting if row[own] not in placed]
    return list(placed.values())


def _continue_numbers(connection: Connection, table: Table) -> None:
    # PostgreSQL counts on from its sequence, which rows that bring their number do not move.
    counter = table.autoincrement_column
    if counter is None or connection.dialect.name != "postgresql":
        return
    last = connection.scalar(select(func.max(counter)))
    if last is not None:
        sequence = func.pg_get_serial_sequence(f'"{table.name}"', counter.name)
        connection.execute(select(func.setval(sequence, last)))


def _damaged_mend() -> Any:
    return say("backup.damaged_mend")


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(type(value))

"""Which events of a store a verified backup holds: those up to a number, and some beyond a gap.

`portal.safe_order` says how far the backup reaches in the log; rows of quarantine carry a mark.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, union, update
from sqlalchemy.orm import Session

from kompetensportal.store.learning.event_rows import TABLE
from kompetensportal.store.portal import identity, save_safe_order
from kompetensportal.store.tables import DeviceStoreRow, QuarantineRow, TombstoneRow

MOST_IDS = 1_000
"""Ids told in one answer; those that are left are told when they are offered again."""
_AT_ONCE = 5_000
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Safe:
    """What a tablet may forget when it is old enough."""

    through: dict[str, int]
    """By store: every event up to this number."""
    ids: list[str]
    """Beyond that."""


def safe(session: Session, device_id: str, stores: Collection[str], ids: Collection[str]) -> Safe:
    """What is safe of a device's stores, of these ones, and of the events that it just offered."""
    reaches = identity(session).safe_order
    query = select(DeviceStoreRow).where(
        (DeviceStoreRow.device_id == device_id) | DeviceStoreRow.store_id.in_(stores)
    )
    through: dict[str, int] = {}
    found: set[str] = set()
    for store in session.scalars(query):
        if store.safe_order != reaches:
            found |= _go_on(session, store, reaches)
        if store.safe_seq and not store.copied:
            through[store.store_id] = store.safe_seq
    found |= _offered(session, ids, reaches)
    return Safe(through, sorted(found)[:MOST_IDS])


@dataclass(frozen=True, slots=True)
class Held:
    """What of tablets' events a snapshot of the database holds."""

    order: int
    """Every event up to this order."""
    asides: tuple[str, ...]
    """Digests of the rows of quarantine that were not marked before."""


def held(connection: Connection) -> Held:
    """What a snapshot holds; asked of the same snapshot that is written."""
    asides = select(QuarantineRow.digest).where(QuarantineRow.safe.is_(False))
    return Held(
        connection.scalar(select(func.max(TABLE.c.order))) or 0,
        tuple(connection.scalars(asides)),
    )


def mark(session: Session, in_backup: Held) -> None:
    """A verified backup holds this."""
    # Of two backups at once the later one may reach less far.
    save_safe_order(session, max(in_backup.order, identity(session).safe_order))
    for start in range(0, len(in_backup.asides), _CHUNK):
        part = in_backup.asides[start : start + _CHUNK]
        rows = update(QuarantineRow).where(QuarantineRow.digest.in_(part))
        session.execute(rows.values(safe=True))


def _go_on(session: Session, store: DeviceStoreRow, reaches: int) -> set[str]:
    """Count on from where a store's safe events ended; gives ids beyond a gap."""
    rows = _numbers(session, store, reaches)
    through, beyond = store.safe_seq, set[str]()
    for number, id_ in rows:
        if number <= through + 1 and not beyond:
            through = number
        else:
            beyond.add(id_)
    if store.copied:
        # Another event with one of these numbers may wait on the other tablet: only ids are told.
        return {id_ for _, id_ in rows}
    store.safe_seq = through
    if len(rows) < _AT_ONCE or len(beyond) >= MOST_IDS:
        store.safe_order = reaches
    session.flush()
    return beyond


def _numbers(session: Session, store: DeviceStoreRow, reaches: int) -> list[tuple[int, str]]:
    kept = union(
        _of(store, TABLE.c.store_id, TABLE.c.dev_seq, TABLE.c.id).where(TABLE.c.order <= reaches),
        _of(store, QuarantineRow.store_id, QuarantineRow.dev_seq, QuarantineRow.event_id).where(
            QuarantineRow.safe.is_(True)
        ),
        _of(store, TombstoneRow.store_id, TombstoneRow.dev_seq, TombstoneRow.event_id),
    )
    rows = session.execute(kept.order_by("number").limit(_AT_ONCE))
    return [(int(number), str(id_)) for number, id_ in rows]


def _of(store: DeviceStoreRow, store_id: Any, number: Any, id_: Any) -> Select[tuple[Any, Any]]:
    return select(number.label("number"), id_.label("id")).where(
        store_id == store.store_id, number > store.safe_seq
    )


def _offered(session: Session, ids: Collection[str], reaches: int) -> set[str]:
    def among(query: Select[tuple[str]], id_: ColumnElement[str]) -> set[str]:
        return set(session.scalars(query.where(id_.in_(ids))))

    if not ids:
        return set()
    event_id = QuarantineRow.__table__.c.event_id
    return among(select(TABLE.c.id).where(TABLE.c.order <= reaches), TABLE.c.id) | among(
        select(event_id).where(QuarantineRow.safe.is_(True)), event_id
    )

"""Events of devices in the log: what is there already, adding many at once, copied stores."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, func, insert, select, union, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import Event
from kompetensportal.store.among import Among
from kompetensportal.store.database import for_table
from kompetensportal.store.learning.event_rows import TABLE
from kompetensportal.store.learning.events import person_tombstone, row
from kompetensportal.store.tables import DeviceStoreRow, QuarantineRow, TombstoneRow

_STORES = cast(Table, DeviceStoreRow.__table__)
_TOMBSTONES = cast(Table, TombstoneRow.__table__)
_QUARANTINE = cast(Table, QuarantineRow.__table__)
Place = tuple[str, int]
"""A store and the number in it."""


def bodies(session: Session, ids: Collection[str]) -> dict[str, str | None]:
    """What the events with these ids said, as it was signed; None for those of pages."""
    found = _SIGNED(session, ids)
    return {row.id: json.loads(row.signed)["body"] if row.signed else None for row in found}


def erased(session: Session, ids: Collection[str], people: Collection[str]) -> set[str]:
    """Those of these ids of events, and of people, that have a tombstone."""
    names = {id_: id_ for id_ in ids} | {person_tombstone(id_): id_ for id_ in people}
    return {names[stone] for stone in _ERASED(session, names).scalars()}


def close_gaps(session: Session, places: Collection[Place], at: datetime) -> None:
    """Keep nothing of events of erased people but that their numbers are no gap.

    Not by their ids, which nobody has proved: such a tombstone would drop another's event.
    """
    if places:
        rows = [
            {
                "event_id": f"{store}/{number}",
                "erased": for_table(at),
                "store_id": store,
                "dev_seq": number,
            }
            for store, number in places
        ]
        session.execute(_if_absent(session, _TOMBSTONES, "event_id"), rows)


def to_row(
    event: Event, received: datetime, place: Place, signed: str, flags: Iterable[str]
) -> dict[str, object]:
    """An event of a device as the table keeps it."""
    return {
        **row(event, received),
        "store_id": place[0],
        "dev_seq": place[1],
        "signed": signed,
        "flags": ",".join(flags),
    }


def add(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
    """Append events whose ids are not there, in the order given."""
    if rows:
        session.execute(insert(TABLE), list(rows))


def add_stores(session: Session, stores: Mapping[str, str]) -> None:
    """Remember stores by the devices that wrote in them."""
    if stores:
        rows = [
            {
                "store_id": store,
                "device_id": device,
                "safe_seq": 0,
                "safe_order": 0,
                "copied": False,
            }
            for store, device in sorted(stores.items())
        ]
        session.execute(_if_absent(session, _STORES, "store_id"), rows)


def mark_copied(session: Session, stores: Collection[str]) -> set[str]:
    """Stores that live on in two places; gives the devices that they were made on."""
    changed = session.execute(
        update(_STORES)
        .where(_STORES.c.store_id.in_(stores))
        .values(copied=True)
        .returning(_STORES.c.device_id)
    )
    return set(changed.scalars())


def taken_twice(session: Session, places: Collection[Place]) -> set[str]:
    """Stores in which one of these numbers belongs to more than one event, also to one that was set
    aside or erased: a backup that holds that one says nothing of this one."""
    numbers: dict[str, set[int]] = {}
    for store, number in places:
        numbers.setdefault(store, set()).add(number)
    twice: set[str] = set()
    for store, wanted in numbers.items():
        span = {"store": store, "first": min(wanted), "last": max(wanted)}
        if wanted & set(session.scalars(_OWNED_BY_SEVERAL, span)):
            twice.add(store)
    return twice


def _owned_by_several() -> Select[tuple[int]]:
    """Numbers of a store that belong to several ids."""

    def of(table: Table, id_: str) -> Select[tuple[int, str]]:
        query = select(table.c.dev_seq.label("number"), table.c[id_].label("id"))
        span = table.c.dev_seq.between(bindparam("first"), bindparam("last"))
        return query.where(table.c.store_id == bindparam("store"), span)

    owners = union(
        of(TABLE, "id"), of(_QUARANTINE, "event_id"), of(_TOMBSTONES, "event_id")
    ).subquery()
    return select(owners.c.number).group_by(owners.c.number).having(func.count() > 1)


# Asked for each batch, so put together once.
_SIGNED = Among(lambda is_listed: select(TABLE.c.id, TABLE.c.signed).where(is_listed(TABLE.c.id)))
_ERASED = Among(
    lambda is_listed: select(_TOMBSTONES.c.event_id).where(is_listed(_TOMBSTONES.c.event_id))
)
_OWNED_BY_SEVERAL = _owned_by_several()


def _if_absent(session: Session, table: Table, key: str) -> Any:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing(index_elements=[key])

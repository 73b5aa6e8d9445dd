"""What devices sent that could not be taken in as it was: kept whole, until somebody settles it.

A row is never removed but by erasure of the person; once settled it stays, with what came of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, cast

from sqlalchemy import Select, Table, func, insert, select, update
from sqlalchemy.orm import Session

from kompetensportal.store.among import Among
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.learning.events import Reason
from kompetensportal.store.tables import QuarantineRow

_TABLE = cast(Table, QuarantineRow.__table__)
_WAITING = Among(
    lambda is_listed: select(_TABLE.c.digest).where(
        is_listed(_TABLE.c.event_id), _TABLE.c.settled.is_(None)
    )
)
_DIGEST_BYTES = 16
_LIGHT = tuple(column for column in _TABLE.c if column.name != "whole")
"""What a list shows; `whole` may be megabytes."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One event that was set aside."""

    event_id: str
    reason: str
    """A `Reason`."""
    whole: str
    """The envelope or the signed text as it came, JSON in ASCII; empty in a list."""
    body: Mapping[str, Any]
    """What could be read of it."""
    received: datetime
    device_id: str | None
    """Of the device that sent it."""
    person_id: str | None = None
    store_id: str | None = None
    dev_seq: int | None = None
    digest: str = ""
    settled: datetime | None = None
    settled_by: str | None = None
    settled_as: str | None = None
    settled_why: str = ""


def digest_of(whole: str) -> str:
    """Its name in the table."""
    return blake2b(whole.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def keep(session: Session, asides: Collection[Aside]) -> set[str]:
    """Set events aside; those that are there stay as they are. Gives digests of settled ones."""
    by = {digest_of(aside.whole): aside for aside in asides}
    if not by:
        return set()
    query = select(_TABLE.c.digest, _TABLE.c.settled).where(_TABLE.c.digest.in_(by))
    there = {found.digest: found.settled for found in session.execute(query)}
    if new := [_row(digest, aside) for digest, aside in by.items() if digest not in there]:
        session.execute(insert(_TABLE), new)
    return {digest for digest, settled in there.items() if settled is not None}


def waiting(session: Session, *, skip: int = 0, limit: int = 50) -> tuple[list[Aside], int]:
    """What nobody has settled, the newest first, and how many there are in all."""
    query = select(*_LIGHT).where(_TABLE.c.settled.is_(None))
    page = query.order_by(_TABLE.c.received.desc(), _TABLE.c.digest).offset(skip).limit(limit)
    return _read(session, page), count(session)


def settled(session: Session, *, skip: int = 0, limit: int = 50) -> tuple[list[Aside], int]:
    """What has been settled, the latest first, and how many there are in all."""
    query = select(*_LIGHT).where(_TABLE.c.settled.is_not(None))
    total = session.scalar(select(func.count()).where(_TABLE.c.settled.is_not(None))) or 0
    page = query.order_by(_TABLE.c.settled.desc(), _TABLE.c.digest).offset(skip).limit(limit)
    return _read(session, page), total


def count(session: Session) -> int:
    """How many wait for somebody."""
    return session.scalar(select(func.count()).where(_TABLE.c.settled.is_(None))) or 0


def by_digest(session: Session, digest: str) -> Aside | None:
    """One, whole."""
    found = _read(session, select(*_TABLE.c).where(_TABLE.c.digest == digest))
    return found[0] if found else None


def of_person(session: Session, person_id: str, reasons: Iterable[Reason]) -> list[Aside]:
    """What waits under a person's name for one of these reasons, whole, in its stores' order."""
    query = select(*_TABLE.c).where(
        _TABLE.c.person_id == person_id,
        _TABLE.c.settled.is_(None),
        _TABLE.c.reason.in_([reason.value for reason in reasons]),
        _TABLE.c.whole.is_not(None),
    )
    return _read(session, query.order_by(_TABLE.c.store_id, _TABLE.c.dev_seq))


def settle(
    session: Session,
    digests: Collection[str],
    at: datetime,
    *,
    by: str | None = None,
    event_id: str | None = None,
    why: str = "",
) -> int:
    """Settle those that wait; gives how many it was. `event_id`: what came of it."""
    changed = session.execute(
        update(_TABLE)
        .where(_TABLE.c.digest.in_(digests), _TABLE.c.settled.is_(None))
        .values(settled=for_table(at), settled_by=by, settled_as=event_id, settled_why=why)
        .returning(_TABLE.c.digest)
    )
    return len(changed.all())


def settle_taken(session: Session, taken: Mapping[str, str], at: datetime) -> None:
    """These whole texts are in the log now, by these ids; that they wait here is over."""
    digests = set(_WAITING(session, taken.values()).scalars())
    if digests:
        for whole, id_ in taken.items():
            if (digest := digest_of(whole)) in digests:
                settle(session, [digest], at, event_id=id_)


def change_reason(session: Session, digest: str, reason: Reason) -> None:
    """It was tried again, and something else stands against it now."""
    session.execute(update(_TABLE).where(_TABLE.c.digest == digest).values(reason=reason.value))


def _row(digest: str, aside: Aside) -> dict[str, object]:
    return {
        "digest": digest,
        "event_id": aside.event_id,
        "reason": aside.reason,
        "body": dict(aside.body),
        "received": for_table(aside.received),
        "device_id": aside.device_id,
        "person_id": aside.person_id,
        "store_id": aside.store_id,
        "dev_seq": aside.dev_seq,
        "whole": aside.whole,
    }


def _read(session: Session, query: Select[Any]) -> list[Aside]:
    return [
        Aside(
            event_id=row["event_id"],
            reason=row["reason"],
            whole=row.get("whole") or "",
            body=row["body"] or {},
            received=utc(row["received"]),
            device_id=row["device_id"],
            person_id=row["person_id"],
            store_id=row["store_id"],
            dev_seq=row["dev_seq"],
            digest=row["digest"],
            settled=utc(row["settled"]) if row["settled"] else None,
            settled_by=row["settled_by"],
            settled_as=row["settled_as"],
            settled_why=row["settled_why"],
        )
        for row in session.execute(query).mappings()
    ]

"""Leave of absence: rows in, `Leave` out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from kompetensportal.model.programmes.leave import Leave, merged
from kompetensportal.store.among import Among
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import LeaveRow

_LEAVES = cast(Table, LeaveRow.__table__)
_OF_PEOPLE = Among(
    lambda is_listed: (
        select(*(_LEAVES.c[name] for name in ("id", "person_id", "start", "end")))
        .where(is_listed(_LEAVES.c.person_id))
        .order_by(_LEAVES.c.start, _LEAVES.c.id)
    )
)


def of_people(session: Session, person_ids: Collection[str]) -> list[Leave]:
    """Every leave of these people, the first first."""
    rows = _OF_PEOPLE(session, person_ids)
    return [Leave(row.id, row.person_id, row.start, row.end) for row in rows]


def spans_of(
    session: Session, person_ids: Collection[str]
) -> dict[str, tuple[tuple[date, date], ...]]:
    """By person: first and last days away, merged; people who were never away are left out."""
    theirs: dict[str, list[Leave]] = {}
    for one in of_people(session, person_ids):
        theirs.setdefault(one.person_id, []).append(one)
    return {person: merged(found) for person, found in theirs.items()}


def add(session: Session, leave: Leave, made_by: str) -> None:
    """Add one; the same id once more changes nothing: a form that was sent twice."""
    if session.get(LeaveRow, leave.id) is not None:
        return
    session.add(
        LeaveRow(
            id=leave.id,
            person_id=leave.person_id,
            start=leave.start,
            end=leave.end,
            made=for_table(datetime.now(UTC)),
            made_by=made_by,
        )
    )
    session.flush()


def remove(session: Session, leave_id: str, person_id: str) -> None:
    """Take one of a person's away; nothing happens when it is not hers."""
    row = session.get(LeaveRow, leave_id)
    if row is not None and row.person_id == person_id:
        session.delete(row)
        session.flush()

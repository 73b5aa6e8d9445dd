"""Tokens for sheets from tablets: the keys that sign them, how many were given, what has come.

Nothing here says which tablet a token went to, or which sheet came with it. Those that write hold
`store.surveys.sheets.lock`.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kompetensportal.model.surveys.blind import BlindKey
from kompetensportal.store.tables import SheetKeyRow, SheetTakenRow, SheetTokensRow


def key(session: Session, unit_id: str, month: str) -> BlindKey | None:
    """The key of a unit and month (ÅÅÅÅ-MM); None when none of its tablets has asked for one."""
    row = session.get(SheetKeyRow, (unit_id, month))
    return BlindKey(int(row.p, 16), int(row.q, 16)) if row is not None else None


def keep_key(session: Session, unit_id: str, month: str, made: BlindKey) -> None:
    """Keep the key of a unit and month."""
    session.add(SheetKeyRow(unit_id=unit_id, month=month, p=f"{made.p:x}", q=f"{made.q:x}"))
    session.flush()


def given(session: Session, device_id: str, month: str) -> int:
    """How many tokens a tablet has got in a month."""
    row = session.get(SheetTokensRow, (device_id, month))
    return row.given if row is not None else 0


def keep_given(session: Session, device_id: str, month: str, number: int) -> None:
    """Count tokens that a tablet gets."""
    row = session.get(SheetTokensRow, (device_id, month))
    if row is None:
        row = SheetTokensRow(device_id=device_id, month=month, given=0)
        session.add(row)
    row.given += number
    session.flush()


def taken(session: Session, ids: Collection[str]) -> set[str]:
    """Those of these ids, of sheets or tokens, that have come before."""
    return set(session.scalars(select(SheetTakenRow.id).where(SheetTakenRow.id.in_(ids))))


def keep_taken(session: Session, ids: Collection[str], month: str) -> None:
    """Remember that these have come."""
    session.execute(insert(SheetTakenRow), [{"id": id_, "month": month} for id_ in ids])

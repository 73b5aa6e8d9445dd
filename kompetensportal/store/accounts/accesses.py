"""Who looked at whom. Every page about other people writes here; each person sees her rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import AccessRow, PersonRow

_PART_HOURS = 6
"""A viewer, a person and a page give one row for each quarter of a day, however many looks."""


@dataclass(frozen=True, slots=True)
class Look:
    """One row: who looked, on which page (a word of the `people.page_` messages), when."""

    viewer: str
    """Name of the viewer; empty when that account has been removed."""
    page: str
    at: datetime


def log(
    session: Session,
    viewer_id: str,
    about_ids: Collection[str],
    page: str,
    now: datetime | None = None,
) -> int:
    """Write down that somebody looks at others; gives how many rows were new.

    Looking at oneself is not written down.
    """
    at = now or datetime.now(UTC)
    since = at.replace(hour=at.hour - at.hour % _PART_HOURS, minute=0, second=0, microsecond=0)
    known = select(AccessRow.about_id).where(
        AccessRow.viewer_id == viewer_id,
        AccessRow.page == page,
        AccessRow.at >= for_table(since),
    )
    new = set(about_ids) - {viewer_id} - set(session.scalars(known))
    if new:
        same = {"viewer_id": viewer_id, "page": page, "at": for_table(at)}
        session.execute(insert(AccessRow), [{**same, "about_id": one} for one in sorted(new)])
    return len(new)


def about(session: Session, person_id: str, *, skip: int = 0, limit: int = 100) -> tuple[Look, ...]:
    """Who looked at somebody, latest first."""
    rows = session.execute(
        select(PersonRow.name, AccessRow.page, AccessRow.at)
        .outerjoin(PersonRow, PersonRow.id == AccessRow.viewer_id)
        .where(AccessRow.about_id == person_id)
        .order_by(AccessRow.at.desc(), AccessRow.id.desc())
        .offset(skip)
        .limit(limit)
    )
    return tuple(Look(name or "", page, utc(at)) for name, page, at in rows)


def count(session: Session, person_id: str) -> int:
    """How many rows there are about somebody."""
    query = select(func.count()).select_from(AccessRow).where(AccessRow.about_id == person_id)
    return session.scalar(query) or 0

"""Who has changed which local fact, so that each change can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import new_id
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import FactChangeRow


@dataclass(frozen=True, slots=True)
class FactChange:
    """A change that somebody made."""

    name: str
    before: str
    after: str
    at: datetime
    by: str
    """Id of the person; empty when that person has been erased."""


def add(
    session: Session, changes: Iterable[tuple[str, str, str]], person_id: str, now: datetime
) -> None:
    """Remember changes: (name, value before, value after)."""
    for name, before, after in changes:
        session.add(
            FactChangeRow(
                id=new_id(),
                name=name,
                before=before,
                after=after,
                at=for_table(now),
                by=person_id,
            )
        )
    session.flush()


def of_fact(session: Session, name: str, most: int = 20) -> list[FactChange]:
    """The latest changes of a fact, newest first."""
    row = FactChangeRow
    query = select(row).where(row.name == name).order_by(row.at.desc(), row.id.desc()).limit(most)
    return [
        FactChange(one.name, one.before, one.after, utc(one.at), one.by)
        for one in session.scalars(query)
    ]

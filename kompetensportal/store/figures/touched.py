"""Whose part in the counts is to be counted again, beside those of whom there are new events."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.store.tables import FigureTouchedRow

_TABLE = cast(Table, FigureTouchedRow.__table__)


def touch(session: Session, person_id: str) -> None:
    """Say that somebody's places or gender changed, or that she is gone; within the same change."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    row = dialect.insert(_TABLE).values(person_id=person_id)
    session.execute(row.on_conflict_do_nothing())


def rename(session: Session, person_id: str, name: str) -> None:
    """She is known by another name from now on."""
    session.execute(delete(_TABLE).where(_TABLE.c.person_id == person_id))
    touch(session, name)


def touched(session: Session) -> set[str]:
    """Everybody of whom that was said."""
    return set(session.scalars(select(FigureTouchedRow.person_id)))


def counted_again(session: Session) -> None:
    """Everybody's part is right now."""
    session.execute(delete(FigureTouchedRow))

"""Who has which text open now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.writing.draft import Writer
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import DraftWriterRow

HERE = timedelta(seconds=30)
"""Whoever was seen within this time writes now."""
_TABLE = cast(Table, DraftWriterRow.__table__)


def seen(session: Session, path: str, page: str, person_id: str, now: datetime) -> None:
    """Somebody's page has a text open; whoever was not seen for a while is forgotten."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    at = for_table(now)
    row = dialect.insert(_TABLE).values(path=path, page=page, person_id=person_id, seen=at)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["path", "page"], set_={"seen": at, "person_id": person_id}
        )
    )
    session.execute(delete(_TABLE).where(_TABLE.c.seen < for_table(now - 2 * HERE)))


def now_at(session: Session, path: str, now: datetime) -> list[Writer]:
    """Everybody who has a text open."""
    rows = session.scalars(
        select(DraftWriterRow)
        .where(DraftWriterRow.path == path, DraftWriterRow.seen >= for_table(now - HERE))
        .order_by(DraftWriterRow.seen.desc())
    )
    return [Writer(row.person_id, row.page, utc(row.seen)) for row in rows]


def left(session: Session, path: str, page: str) -> None:
    """A page was closed."""
    session.execute(delete(_TABLE).where(_TABLE.c.path == path, _TABLE.c.page == page))

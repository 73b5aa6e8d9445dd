"""What was published from the workshop, and what of it those who had done a text are to see."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.writing.changed_steps import Size, from_plain, to_plain
from kompetensportal.model.writing.text_change import TextChange
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import TextChangeRow


def add(session: Session, made: TextChange) -> None:
    """Keep a publication; the same id twice is one."""
    session.merge(
        TextChangeRow(
            id=made.id,
            text_id=made.text_id,
            path=made.path,
            size=made.size.value,
            reason=made.reason,
            version=made.version,
            changed=to_plain(made.change),
            at=for_table(made.at),
            by=made.by,
        )
    )
    session.flush()


def real_ones(
    session: Session, texts: Collection[str] | None = None
) -> dict[str, list[TextChange]]:
    """Text -> its real changes that show something, the earliest first; of all texts without any
    given."""
    query = select(TextChangeRow).where(TextChangeRow.size == Size.REAL.value)
    if texts is not None:
        query = query.where(TextChangeRow.text_id.in_(list(texts)))
    found: dict[str, list[TextChange]] = {}
    for row in session.scalars(query.order_by(TextChangeRow.id)):
        one = _change(row)
        if one.change.is_something:
            found.setdefault(one.text_id, []).append(one)
    return found


def _change(row: TextChangeRow) -> TextChange:
    return TextChange(
        row.id,
        row.text_id,
        row.path,
        Size(row.size),
        row.reason,
        row.version,
        from_plain(row.changed),
        utc(row.at),
        row.by,
    )

"""What the workshop keeps of one person: to hand out to her, and to take away with her."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from kompetensportal.store.database import utc
from kompetensportal.store.tables import (
    ContentConflictRow,
    DraftConflictRow,
    DraftRevisionRow,
    DraftRow,
    DraftWriterRow,
    FactChangeRow,
    FunctionHolderRow,
    ReviewCommentRow,
    ReviewDeedRow,
    ReviewRow,
    TextChangeRow,
    TextVersionRow,
    UnitRow,
    WriterSystemRow,
    WriterUnitRow,
)
from kompetensportal.store.writing import functions

_NAMED: tuple[InstrumentedAttribute[str], ...] = (
    FunctionHolderRow.made_by,
    ReviewRow.reviewer_id,
    ReviewRow.asked_by,
    ReviewRow.decided_by,
    ReviewCommentRow.made_by,
    ReviewCommentRow.done_by,
    ReviewDeedRow.by,
    TextChangeRow.by,
    FactChangeRow.by,
    ContentConflictRow.settled_by,
)
_WROTE: tuple[InstrumentedAttribute[str], ...] = (
    DraftRow.changed_by,
    DraftRevisionRow.by,
    DraftConflictRow.stands_by,
    DraftConflictRow.beside_by,
    DraftConflictRow.settled_by,
    TextVersionRow.by,
)
"""Where nobody at all means that the file itself was changed."""
_GONE = "-"
"""Somebody who has been erased."""


def collect(session: Session, person_id: str) -> dict[str, Any]:
    """Everything in plain values; times in ISO 8601."""
    hers = select(ReviewDeedRow).where(ReviewDeedRow.by == person_id).order_by(ReviewDeedRow.id)
    made = select(ReviewCommentRow).where(ReviewCommentRow.made_by == person_id)
    wrote = select(DraftRevisionRow.path, DraftRevisionRow.at).where(
        DraftRevisionRow.by == person_id
    )
    facts = select(FactChangeRow).where(FactChangeRow.by == person_id).order_by(FactChangeRow.at)
    her_units = (
        select(UnitRow.name)
        .join(WriterUnitRow, WriterUnitRow.unit_id == UnitRow.id)
        .where(WriterUnitRow.person_id == person_id)
    )
    return {
        "local_facts": [
            {"fact": row.name, "value": row.after, "at": utc(row.at).isoformat()}
            for row in session.scalars(facts)
        ],
        "wrote": [
            {"text": path, "at": utc(at).isoformat()}
            for path, at in session.execute(wrote.order_by(DraftRevisionRow.at))
        ],
        "functions": sorted(functions.of_person(session, person_id)),
        "writes_in": sorted(functions.systems(session, [person_id]).get(person_id, ())),
        "writes_for": sorted(session.scalars(her_units)),
        "reviews": [
            {"text": row.path, "did": row.what, "words": row.words, "at": utc(row.at).isoformat()}
            for row in session.scalars(hers)
        ],
        "comments": [
            {
                "text": row.path,
                "about": row.quote,
                "words": row.words,
                "suggestion": row.suggestion,
                "at": utc(row.made).isoformat(),
            }
            for row in session.scalars(made)
        ],
    }


def erase(session: Session, person_id: str) -> None:
    """Take away what she holds; what she did with texts stays, without her."""
    for table in (FunctionHolderRow, WriterSystemRow, WriterUnitRow, DraftWriterRow):
        session.execute(delete(table).where(table.person_id == person_id))
    for column in _NAMED:
        session.execute(update(column.class_).where(column == person_id).values({column.key: ""}))
    for column in _WROTE:
        gone = {column.key: _GONE}
        session.execute(update(column.class_).where(column == person_id).values(gone))

"""Yearly talks and what they agreed: rows in, `model.goals.talk` out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kompetensportal.model.goals.talk import Talk, TalkStep
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import TalkRow, TalkStepRow


def of_person(session: Session, person_id: str) -> tuple[Talk, ...]:
    """Somebody's talks with their steps, the latest first."""
    query = select(TalkRow).where(TalkRow.person_id == person_id)
    rows = session.scalars(query.order_by(TalkRow.held.desc(), TalkRow.id.desc())).all()
    steps = _steps(session, [row.id for row in rows])
    return tuple(
        Talk(
            row.id,
            row.person_id,
            row.held,
            row.notes,
            utc(row.changed),
            row.changed_by,
            tuple(step for talk, step in steps if talk == row.id),
        )
        for row in rows
    )


def _steps(session: Session, talk_ids: Collection[str]) -> list[tuple[str, TalkStep]]:
    query = select(TalkStepRow).where(TalkStepRow.talk_id.in_(talk_ids)).order_by(TalkStepRow.id)
    rows = session.scalars(query)
    return [(row.talk_id, TalkStep(row.id, row.words, row.due, row.done)) for row in rows]


def save(session: Session, talk: Talk, at: datetime) -> None:
    """Add a talk or change its day and notes; its steps are kept by `save_step`."""
    row = session.get(TalkRow, talk.id)
    if row is None:
        row = TalkRow(id=talk.id, person_id=talk.person_id)
        session.add(row)
    row.held, row.notes = talk.held, talk.notes
    row.changed, row.changed_by = for_table(at), talk.changed_by
    session.flush()


def save_step(session: Session, talk_id: str, step: TalkStep) -> None:
    """Add a step of a talk, or change it."""
    row = session.get(TalkStepRow, step.id)
    if row is None:
        row = TalkStepRow(id=step.id, talk_id=talk_id)
        session.add(row)
    row.words, row.due, row.done = step.words, step.due, step.done
    session.flush()


def erase(session: Session, person_id: str) -> None:
    """Everything that somebody's talks say; in others' talks her name goes."""
    hers = select(TalkRow.id).where(TalkRow.person_id == person_id)
    session.execute(delete(TalkStepRow).where(TalkStepRow.talk_id.in_(hers)))
    session.execute(delete(TalkRow).where(TalkRow.person_id == person_id))
    for row in session.scalars(select(TalkRow).where(TalkRow.changed_by == person_id)):
        row.changed_by = None
    session.flush()

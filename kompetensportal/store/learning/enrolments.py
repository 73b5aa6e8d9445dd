"""Who is on which introduction programme: rows in, `model.accounts.person.Enrolment` out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Belonging, Enrolment
from kompetensportal.store.tables import EnrolmentRow


def by_id(session: Session, enrolment_id: str) -> Enrolment | None:
    """One enrolment."""
    return next(iter(_read(session, _all().where(EnrolmentRow.id == enrolment_id))), None)


def of_people(session: Session, person_ids: Collection[str]) -> list[Enrolment]:
    """Every enrolment of these people, the latest start first; ended ones too."""
    return _read(session, _all().where(EnrolmentRow.person_id.in_(person_ids)))


def of_mentor(session: Session, mentor_id: str) -> list[Enrolment]:
    """The enrolments that somebody follows as mentor and that have not ended."""
    query = _all().where(EnrolmentRow.mentor_id == mentor_id, EnrolmentRow.ended.is_(None))
    return _read(session, query)


def of_programme(session: Session, programme_id: str) -> list[Enrolment]:
    """The enrolments in a programme that have not ended."""
    query = _all().where(EnrolmentRow.programme_id == programme_id, EnrolmentRow.ended.is_(None))
    return _read(session, query)


def going_on(session: Session, *, skip: int = 0, limit: int = 50) -> tuple[list[Enrolment], int]:
    """Enrolments that have not ended, the latest start first, and how many there are in all."""
    query = _all().where(EnrolmentRow.ended.is_(None))
    total = session.scalar(select(func.count()).where(EnrolmentRow.ended.is_(None))) or 0
    return _read(session, query.offset(skip).limit(limit)), total


def save(session: Session, enrolment: Enrolment) -> None:
    """Add an enrolment, or change the one with its id."""
    row = session.get(EnrolmentRow, enrolment.id)
    if row is None:
        row = EnrolmentRow(id=enrolment.id)
        session.add(row)
    row.person_id, row.programme_id = enrolment.person_id, enrolment.programme_id
    row.start, row.mentor_id, row.ended = enrolment.start, enrolment.mentor_id, enrolment.ended
    row.version, row.began = enrolment.version, _plain(enrolment.began)
    session.flush()


def add_all(session: Session, found: Collection[Enrolment]) -> None:
    """Add many new enrolments at once."""
    session.add_all(
        EnrolmentRow(
            id=one.id,
            person_id=one.person_id,
            programme_id=one.programme_id,
            start=one.start,
            mentor_id=one.mentor_id,
            ended=one.ended,
            version=one.version,
            began=_plain(one.began),
        )
        for one in found
    )
    session.flush()


def _all() -> Select[Any]:
    return select(EnrolmentRow).order_by(EnrolmentRow.start.desc(), EnrolmentRow.id)


def _read(session: Session, query: Select[Any]) -> list[Enrolment]:
    rows: Iterable[EnrolmentRow] = session.scalars(query)
    return [
        Enrolment(
            row.id,
            row.person_id,
            row.programme_id,
            row.start,
            row.mentor_id,
            row.ended,
            row.version,
            _belonging(row.began),
        )
        for row in rows
    ]


def _plain(began: Belonging | None) -> dict[str, list[str]] | None:
    if began is None:
        return None
    return {"branches": sorted(began.branches), "professions": sorted(began.professions)}


def _belonging(plain: dict[str, list[str]] | None) -> Belonging | None:
    if plain is None:
        return None
    return Belonging(frozenset(plain["branches"]), frozenset(plain["professions"]))

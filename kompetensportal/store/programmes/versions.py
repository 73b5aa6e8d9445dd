"""Programmes as they were when somebody began: they stay when the file is edited or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import select, tuple_, update
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Programme
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import EnrolmentRow, ProgrammeVersionRow

Key = tuple[str, str]
"""Programme's id and version."""


def keep(session: Session, programme: Programme) -> None:
    """Keep a programme as it is now; the same version once more changes nothing."""
    key = (programme.id, programme.version)
    if session.get(ProgrammeVersionRow, key) is None:
        session.add(
            ProgrammeVersionRow(
                programme_id=programme.id,
                version=programme.version,
                document=to_plain(programme),
                kept=for_table(datetime.now(UTC)),
            )
        )
        session.flush()


def of_enrolments(
    session: Session, enrolments: Iterable[Enrolment], published: Mapping[str, Programme]
) -> dict[str, Programme]:
    """By enrolment: the programme that counts for it. One whose programme is gone has none."""
    found: dict[str, Programme] = {}
    older: dict[str, Key] = {}
    for one in enrolments:
        now = published.get(one.programme_id)
        if one.version and (now is None or now.version != one.version):
            older[one.id] = (one.programme_id, one.version)
        if now is not None:
            found[one.id] = now
    kept = _read(session, set(older.values())) if older else {}
    return found | {id_: kept[key] for id_, key in older.items() if key in kept}


def pin(session: Session, published: Iterable[Programme]) -> None:
    """Let every enrolment under way that has no version yet keep the one that is published."""
    for programme in published:
        of_it = (
            EnrolmentRow.programme_id == programme.id,
            EnrolmentRow.version == "",
            EnrolmentRow.ended.is_(None),
        )
        if session.scalar(select(EnrolmentRow.id).where(*of_it).limit(1)) is not None:
            keep(session, programme)
            session.execute(update(EnrolmentRow).where(*of_it).values(version=programme.version))


def _read(session: Session, keys: set[Key]) -> dict[Key, Programme]:
    row = ProgrammeVersionRow
    rows = session.scalars(
        select(row).where(tuple_(row.programme_id, row.version).in_(sorted(keys)))
    )
    return {(r.programme_id, r.version): from_plain(Programme, r.document) for r in rows}

"""Certificates that were given out: rows in, `Certificate` out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.programmes.certificate import Certificate
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import CertificateRow


def by_code(session: Session, code: str) -> Certificate | None:
    """The certificate with a code."""
    return _first(session, CertificateRow.code == code)


def of_enrolment(session: Session, enrolment_id: str) -> Certificate | None:
    """The one certificate of an enrolment."""
    return _first(session, CertificateRow.enrolment_id == enrolment_id)


def add(session: Session, made: Certificate) -> None:
    """Keep a new one."""
    session.add(
        CertificateRow(
            code=made.code,
            person_id=made.person_id,
            enrolment_id=made.enrolment_id,
            initials=made.initials,
            title=made.title,
            finished=made.finished,
            signature=made.signature,
            made=for_table(datetime.now(UTC)),
        )
    )
    session.flush()


def _first(session: Session, condition: Any) -> Certificate | None:
    row = session.scalar(select(CertificateRow).where(condition))
    if row is None:
        return None
    return Certificate(
        row.code,
        row.person_id,
        row.enrolment_id,
        row.initials,
        row.title,
        row.finished,
        row.signature,
    )

"""What these tables keep of one person: to hand out to her, and to take away with her."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kompetensportal.store.programmes import leaves
from kompetensportal.store.tables import CertificateRow, LeaveRow


def collect(session: Session, person_id: str) -> dict[str, Any]:
    """Everything in plain values; days in ISO 8601."""
    certificates = session.scalars(
        select(CertificateRow).where(CertificateRow.person_id == person_id)
    )
    return {
        "certificates": [
            {"code": row.code, "programme": row.title, "finished": row.finished.isoformat()}
            for row in certificates
        ],
        "leaves": [
            {"from": one.start.isoformat(), "to": one.end.isoformat() if one.end else None}
            for one in leaves.of_people(session, [person_id])
        ],
    }


def erase(session: Session, person_id: str) -> None:
    """Take all of it away; a certificate of hers is then unknown to the portal."""
    for table in (CertificateRow, LeaveRow):
        session.execute(delete(table).where(table.person_id == person_id))

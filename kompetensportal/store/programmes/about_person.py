"""What these tables keep of one person: to hand out to her, and to take away with her."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kompetensportal.store.tables import CertificateRow


def collect(session: Session, person_id: str) -> dict[str, Any]:
    """Everything in plain values; days in ISO 8601."""
    certificates = session.scalars(
        select(CertificateRow).where(CertificateRow.person_id == person_id)
    )
    return {
        "certificates": [
            {"code": row.code, "programme": row.title, "finished": row.finished.isoformat()}
            for row in certificates
        ]
    }


def erase(session: Session, person_id: str) -> None:
    """Take all of it away; a certificate of hers is then unknown to the portal."""
    session.execute(delete(CertificateRow).where(CertificateRow.person_id == person_id))

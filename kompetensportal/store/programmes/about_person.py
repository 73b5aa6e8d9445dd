"""What these tables keep of one person: to hand out to her, and to take away with her."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kompetensportal.store.programmes import leaves, meetings
from kompetensportal.store.tables import CertificateRow, LeaveRow, MeetingRow, MeetingSeatRow


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
        "meetings": [
            {"title": one.title, "starts": one.starts.isoformat(), "place": one.place}
            for one in meetings.of_person(session, person_id)
        ],
    }


def erase(session: Session, person_id: str, by: str) -> None:
    """Take all of it away; a certificate of hers is then unknown. What she leads becomes `by`'s."""
    for table in (CertificateRow, LeaveRow, MeetingSeatRow):
        session.execute(delete(table).where(table.person_id == person_id))
    hers = update(MeetingRow).where(MeetingRow.leader_id == person_id)
    session.execute(hers.values(leader_id=by))

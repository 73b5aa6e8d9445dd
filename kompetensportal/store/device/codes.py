"""One-time codes that enrol a device. Only their hashes are kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from kompetensportal.model.device.device import Kind
from kompetensportal.store.accounts.sessions import hash_of
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import EnrolmentCodeRow

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1 and I, which people take for each other."""
LENGTH = 8
"""40 random bits: with the wait after wrong ones nobody finds one in half an hour."""
LASTS = timedelta(minutes=30)
_KEPT = timedelta(days=7)
"""So long one is told that a code has been used or is too old; then it is wrong."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code makes of a browser."""

    kind: Kind
    name: str
    unit_id: str
    person_id: str | None
    """Whose phone it becomes."""
    created_by: str
    expires: datetime
    used: datetime | None


def make(
    session: Session,
    *,
    kind: Kind,
    name: str,
    unit_id: str,
    person_id: str | None,
    by: str,
    now: datetime,
    lasts: timedelta = LASTS,
) -> str:
    """Make a code; gives it, to be shown once. Codes of last week are forgotten."""
    session.execute(
        delete(EnrolmentCodeRow).where(EnrolmentCodeRow.expires < for_table(now - _KEPT))
    )
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    session.add(
        EnrolmentCodeRow(
            code_hash=hash_of(code),
            unit_id=unit_id,
            name=name,
            kind=kind.value,
            person_id=person_id,
            created=for_table(now),
            created_by=by,
            expires=for_table(now + lasts),
        )
    )
    session.flush()
    return code


def find(session: Session, code: str) -> Code | None:
    """What a code is for, however it was typed; None for one that nobody made."""
    row = session.get(EnrolmentCodeRow, hash_of(plain(code)), populate_existing=True)
    if row is None:
        return None
    return Code(
        kind=Kind(row.kind),
        name=row.name,
        unit_id=row.unit_id,
        person_id=row.person_id,
        created_by=row.created_by,
        expires=utc(row.expires),
        used=utc(row.used) if row.used else None,
    )


def use(session: Session, code: str, now: datetime) -> bool:
    """Use a code up; of several at once one gets True."""
    used = session.execute(
        update(EnrolmentCodeRow)
        .where(EnrolmentCodeRow.code_hash == hash_of(plain(code)), EnrolmentCodeRow.used.is_(None))
        .values(used=for_table(now))
        .returning(EnrolmentCodeRow.code_hash)
    )
    return used.first() is not None


def became(session: Session, code: str, device_id: str) -> None:
    """Write down which device a used code made."""
    session.execute(
        update(EnrolmentCodeRow)
        .where(EnrolmentCodeRow.code_hash == hash_of(plain(code)))
        .values(device_id=device_id)
    )


def plain(code: str) -> str:
    """A code as it was made: capitals, without the spaces and dashes that help the eye."""
    return "".join(sign for sign in code.upper() if sign in LETTERS)

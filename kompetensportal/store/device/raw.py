"""Bytes that a tablet could not get in in any other way."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kompetensportal.store.database import for_table
from kompetensportal.store.tables import RawEventRow


def keep(
    session: Session, device_id: str, person_id: str | None, content: bytes, now: datetime
) -> str:
    """Keep them, once; gives their digest."""
    digest = blake2b(content, digest_size=16).hexdigest()
    if session.get(RawEventRow, digest) is None:
        session.add(
            RawEventRow(
                digest=digest,
                device_id=device_id,
                person_id=person_id,
                content=content,
                received=for_table(now),
            )
        )
        session.flush()
    return digest


def of(session: Session, whole: str) -> bytes | None:
    """The bytes that a row of quarantine refers to; None when it holds its original itself."""
    found = re.fullmatch(r'\{"raw": ?"([0-9a-f]{32})"\}', whole)
    row = session.get(RawEventRow, found[1]) if found else None
    return row.content if row is not None else None


def forget(session: Session, digest: str) -> None:
    """They are whole in the log, or were erased."""
    session.execute(delete(RawEventRow).where(RawEventRow.digest == digest))

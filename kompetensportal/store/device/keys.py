"""People's public keys, one pair of them for each person on each device.

A key is never removed while its person is there: what was signed with it stays proven. A revoked
one, or one older than a new code, opens nothing any more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, select, update
from sqlalchemy.orm import Session

from kompetensportal.store.among import Among
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import PersonKeyRow

_TABLE = cast(Table, PersonKeyRow.__table__)
_BY_IDS = Among(lambda is_listed: select(_TABLE).where(is_listed(_TABLE.c.key_id)))


@dataclass(frozen=True, slots=True)
class PersonKey:
    """What a person signs with, and what others wrap for her with; raw points, base64url."""

    key_id: str
    person_id: str
    device_id: str
    public: str
    box_public: str
    created: datetime
    """When a right code last stood for it."""
    revoked: datetime | None = None
    made_by: str = ""
    """She herself, or the mentor who gave her a new code."""


def by_id(session: Session, key_id: str) -> PersonKey | None:
    """One key, also a revoked one."""
    row = session.get(PersonKeyRow, key_id, populate_existing=True)
    return _key(row) if row is not None else None


def by_ids(session: Session, key_ids: Collection[str]) -> dict[str, PersonKey]:
    """Several keys by their ids; unknown ones are left out."""
    # Asked for each batch of events, so as plain rows.
    rows = _BY_IDS(session, key_ids)
    return {row.key_id: _key(row) for row in rows}


def on_device(session: Session, device_id: str) -> dict[str, PersonKey]:
    """The newest key of each person that is not revoked, by her id."""
    query = select(PersonKeyRow).where(
        PersonKeyRow.device_id == device_id, PersonKeyRow.revoked.is_(None)
    )
    rows = session.scalars(query.order_by(PersonKeyRow.created, PersonKeyRow.key_id))
    return {row.person_id: _key(row) for row in rows}


def of_person(session: Session, person_id: str) -> tuple[PersonKey, ...]:
    """All keys of somebody, also revoked ones, the oldest first."""
    query = select(PersonKeyRow).where(PersonKeyRow.person_id == person_id)
    return tuple(map(_key, session.scalars(query.order_by(PersonKeyRow.created))))


def register(session: Session, key: PersonKey) -> bool:
    """Keep a key; one that is there is confirmed anew, also when its browser was enrolled again.

    False when it is another person's.
    """
    row = session.get(PersonKeyRow, key.key_id, populate_existing=True)
    if row is None:
        session.add(
            PersonKeyRow(
                key_id=key.key_id,
                person_id=key.person_id,
                device_id=key.device_id,
                public=key.public,
                box_public=key.box_public,
                created=for_table(key.created),
                made_by=key.made_by or key.person_id,
            )
        )
        session.flush()
        return True
    if (row.person_id, row.public) != (key.person_id, key.public):
        return False
    row.device_id, row.box_public = key.device_id, key.box_public
    row.created, row.revoked = for_table(key.created), None
    session.flush()
    return True


def revoke_others(session: Session, key: PersonKey) -> None:
    """Her older keys on the same device open nothing any more."""
    session.execute(
        update(PersonKeyRow)
        .where(
            PersonKeyRow.person_id == key.person_id,
            PersonKeyRow.device_id == key.device_id,
            PersonKeyRow.key_id != key.key_id,
            PersonKeyRow.revoked.is_(None),
        )
        .values(revoked=for_table(key.created))
    )


def _key(row: PersonKeyRow | Row[Any]) -> PersonKey:
    return PersonKey(
        key_id=row.key_id,
        person_id=row.person_id,
        device_id=row.device_id,
        public=row.public,
        box_public=row.box_public,
        created=utc(row.created),
        revoked=utc(row.revoked) if row.revoked else None,
        made_by=row.made_by,
    )

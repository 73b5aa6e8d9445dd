"""Who is signed in. The cookie's token is random; only its hash is kept here."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.store.accounts import people
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import CredentialRow, SessionRow

LOCK = {False: timedelta(minutes=20), True: timedelta(minutes=2)}
"""Time without activity after which a session ends, by whether the browser is shared."""

LONGEST = timedelta(hours=12)
"""No session lives longer, however active: a long night shift."""

_SEEN_STEPS = 10
"""Activity is written down at most this often during the time of a lock, to spare the disk."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A person who is signed in, in one browser."""

    person: Person
    token_hash: str
    shared: bool
    seen: datetime
    """Last activity that was written down, UTC."""
    created: datetime
    must_change: bool
    """The password was made for her and should be one of her own."""
    preferences: Mapping[str, Any] = field(default_factory=dict)
    """What she keeps of how she likes to read (`web.reading`)."""

    def holds(self, now: datetime) -> bool:
        """Whether it has neither locked nor grown too old."""
        return now - self.seen <= LOCK[self.shared] and now - self.created <= LONGEST


def start(session: Session, person_id: str, now: datetime, *, shared: bool) -> str:
    """Sign somebody in; gives the token for the cookie. Sessions that have ended are removed."""
    _remove_ended(session, now)
    token = secrets.token_urlsafe(32)
    at = for_table(now)
    session.add(
        SessionRow(
            token_hash=hash_of(token), person_id=person_id, shared=shared, created=at, seen=at
        )
    )
    return token


def find(session: Session, token: str, now: datetime) -> Visit | None:
    """The visit of a token, unless it has ended or the person is disabled."""
    row = session.get(SessionRow, hash_of(token))
    if row is None:
        return None
    person = people.by_id(session, row.person_id)
    if person is None or person.disabled:
        return None
    secret = session.get(CredentialRow, (person.id, Secret.PASSWORD.value))
    visit = Visit(
        person=person,
        token_hash=row.token_hash,
        shared=row.shared,
        seen=utc(row.seen),
        created=utc(row.created),
        must_change=secret is not None and secret.must_change and not row.shared,
        preferences=people.preferences(session, person.id),
    )
    return visit if visit.holds(now) else None


def is_due(visit: Visit, now: datetime) -> bool:
    """Whether activity should be written down again."""
    return now - visit.seen > LOCK[visit.shared] / _SEEN_STEPS


def touch(session: Session, visit: Visit, now: datetime) -> None:
    """Write down that the person is active."""
    session.execute(
        update(SessionRow)
        .where(SessionRow.token_hash == visit.token_hash)
        .values(seen=for_table(now))
    )


def end(session: Session, token: str) -> None:
    """Sign out one browser; an unknown token is no error."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == hash_of(token)))


def end_all(session: Session, person_id: str, but: str = "") -> None:
    """Sign somebody out everywhere, but for the session with the token hash `but`."""
    session.execute(
        delete(SessionRow).where(SessionRow.person_id == person_id, SessionRow.token_hash != but)
    )


def of_person(session: Session, person_id: str, now: datetime) -> tuple[SessionRow, ...]:
    """Where somebody is signed in now, latest first."""
    rows = session.scalars(
        select(SessionRow).where(SessionRow.person_id == person_id).order_by(SessionRow.seen.desc())
    )
    return tuple(row for row in rows if now - utc(row.seen) <= LOCK[row.shared])


def hash_of(token: str) -> str:
    """What is kept of a token: SHA-256, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def _remove_ended(session: Session, now: datetime) -> None:
    at = for_table(now)
    idle = [and_(SessionRow.shared.is_(is_), SessionRow.seen < at - LOCK[is_]) for is_ in LOCK]
    session.execute(delete(SessionRow).where(or_(SessionRow.created < at - LONGEST, *idle)))

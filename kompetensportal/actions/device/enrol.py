"""Enrol a browser: an administrator makes a code, the tablet gives it back within half an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.errors import NotAllowedError
from kompetensportal.model.accounts.access import units_of
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.slow_down import Bucket
from kompetensportal.model.device.device import LONGEST_NAME, Device, Kind
from kompetensportal.store.accounts import attempts, people, units
from kompetensportal.store.database import Database
from kompetensportal.store.device import codes, devices
from kompetensportal.words import say

GUESSES = Bucket(free=10, leak_seconds=30, longest=60)
"""Wrong codes from one network address; ten tablets may be set up at once behind one."""


class NotEnrolledError(NotAllowedError):
    """Nothing was enrolled. `reason` is `wrong`, `used`, `old`, or `wait` (for `wait` seconds)."""

    def __init__(self, reason: str, wait: int = 0) -> None:
        self.reason, self.wait = reason, wait
        what = say("devices.code_wait", n=wait) if wait else say(f"devices.code_{reason}")
        super().__init__(what)


def code_for_unit(
    session: Session,
    unit_id: str,
    name: str,
    *,
    by: str,
    now: datetime,
    lasts: timedelta = codes.LASTS,
) -> str:
    """A code for a shared tablet of a unit."""
    return codes.make(
        session,
        kind=Kind.SHARED,
        name=plain_name(name),
        unit_id=unit_id,
        person_id=None,
        by=by,
        now=now,
        lasts=lasts,
    )


def code_for_own(session: Session, person: Person, name: str, now: datetime) -> str:
    """A code for somebody's own phone."""
    return codes.make(
        session,
        kind=Kind.OWN,
        name=plain_name(name),
        unit_id=_some_unit(session, person, now),
        person_id=person.id,
        by=person.id,
        now=now,
    )


def enrol(
    database: Database, code: str, name: str, *, place: str, now: datetime
) -> tuple[Device, str]:
    """Enrol the browser that gives a code; gives the device, and the token for its cookie.

    `name` wins over the one that was given with the code; `place` is the network address.
    Raises NotEnrolledError; wrong codes slow the next one down.
    """
    key = f"device code {place}"
    with database.session() as session:
        if wait := attempts.claim(session, key, GUESSES, now):
            raise NotEnrolledError("wait", wait)
    with database.session() as session:
        found = codes.find(session, code)
        if found is None:
            raise NotEnrolledError("wrong")
        if found.used is None and found.expires < now:
            raise NotEnrolledError("old")
        # Of several that come at once with one code, one writes first.
        if not codes.use(session, code, now):
            raise NotEnrolledError("used")
        owner = people.by_id(session, found.person_id) if found.person_id else None
        if found.kind is Kind.OWN and (owner is None or owner.disabled):
            raise NotEnrolledError("old")
        device, token = devices.add(
            session,
            kind=found.kind,
            name=plain_name(name) or found.name,
            unit_id=found.unit_id,
            person_id=found.person_id,
            by=found.created_by,
            now=now,
        )
        codes.became(session, code, device.id)
        attempts.forgive(session, key, whole=False)
    return device, token


def plain_name(name: str) -> str:
    """A name on one line and not too long."""
    return " ".join(name.replace("\0", "").split())[:LONGEST_NAME]


def _some_unit(session: Session, person: Person, now: datetime) -> str:
    """Where she works, or the top of the organisation for somebody without a place."""
    hers = sorted(units_of(person, now.date()))
    return hers[0] if hers else units.tree(session).children()[0].id

"""Change a password or code: one's own with the old one, or a new one from an administrator."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.sign_in import prove
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.passwords import (
    code_weakness,
    make_code,
    make_password,
    weakness,
)
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import CODE_CHANGED
from kompetensportal.store.accounts import credentials, people, sessions
from kompetensportal.store.accounts.credentials import LIGHT, STRONG, Secret
from kompetensportal.store.database import Database
from kompetensportal.words import say

_COST = {Secret.PASSWORD: STRONG, Secret.CODE: LIGHT}


def change(
    database: Database,
    person: Person,
    kind: Secret,
    new: str,
    *,
    password: str,
    place: str,
    now: datetime,
    but: str = "",
) -> None:
    """Choose a new password or code of one's own, proved with the present password.

    Every other session of the person ends; the one with token hash `but` stays.
    Raises MistakeError for a weak secret, WrongSecretError for a wrong password.
    """
    check(kind, new, person.user_name)
    prove(database, person.user_name, password, Secret.PASSWORD, place=place, now=now)
    hash_ = credentials.hashed(new, _COST[kind])
    with database.session() as session:
        credentials.save(session, person.id, kind, hash_)
        _tell_devices(session, person.id, kind, now)
        sessions.end_all(session, person.id, but=but)


def give(database: Database, person_id: str, kind: Secret) -> str:
    """Make a new password or code for somebody; gives it, to be shown once.

    A password must be changed at the first sign-in. The person is signed out everywhere.
    """
    new = make_password() if kind is Secret.PASSWORD else make_code()
    hash_ = credentials.hashed(new, _COST[kind])
    with database.session() as session:
        credentials.save(session, person_id, kind, hash_, must_change=kind is Secret.PASSWORD)
        _tell_devices(session, person_id, kind, datetime.now(UTC))
        sessions.end_all(session, person_id)
    return new


def _tell_devices(session: Session, person_id: str, kind: Secret, now: datetime) -> None:
    """A tablet that knows the old code asks the portal at the next unlock."""
    if kind is Secret.CODE:
        kept = people.preferences(session, person_id)
        kept[CODE_CHANGED] = int(now.timestamp() * 1000)
        people.save_preferences(session, person_id, kept)


def check(kind: Secret, new: str, user_name: str) -> None:
    """Raise MistakeError when a password or code is too easy to guess."""
    weak = weakness(new, user_name) if kind is Secret.PASSWORD else code_weakness(new)
    if weak is not None:
        raise MistakeError(
            say(f"account.weak_{weak.value}"), say(f"account.weak_{kind.value}_mend")
        )

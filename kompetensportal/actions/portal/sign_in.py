"""Sign somebody in. A wrong name, a wrong secret and a disabled account give one answer, in one
time; failures in a row slow the next attempt down, for the name and for the place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import NotAllowedError
from kompetensportal.model.accounts.passwords import LONGEST
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.slow_down import NAME, PLACE
from kompetensportal.store.accounts import attempts, credentials, people, sessions
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.words import say


class WrongSecretError(NotAllowedError):
    """Not signed in; `wait` seconds must pass before the next attempt is taken.

    `tried`: the secret was looked at. Else it came too early and may be right.
    """

    def __init__(self, kind: Secret, wait: int, *, tried: bool = True) -> None:
        self.wait, self.tried = wait, tried
        mend = say("account.wait", n=wait) if wait else say(f"account.wrong_{kind.value}_mend")
        super().__init__(say(f"account.wrong_{kind.value}"), mend)


def sign_in(
    database: Database,
    user_name: str,
    secret: str,
    kind: Secret,
    *,
    place: str,
    now: datetime,
    shared: bool,
    old_token: str = "",
) -> str:
    """Sign in with a password or code; gives the new session's token.

    `place` is the network address; the session of `old_token` ends. Raises WrongSecretError.
    """
    person = prove(database, user_name, secret, kind, place=place, now=now)
    with database.session() as session:
        if old_token:
            sessions.end(session, old_token)
        return sessions.start(session, person.id, now, shared=shared)


def prove(
    database: Database, user_name: str, secret: str, kind: Secret, *, place: str, now: datetime
) -> Person:
    """The person whose secret it is. Raises WrongSecretError; counts failures."""
    name_key, place_key = f"name {user_name.strip().lower()}", f"place {place}"
    with database.session() as session:
        wait = attempts.claim(session, name_key, NAME, now)
        wait = max(wait, attempts.claim(session, place_key, PLACE, now))
        if wait:
            # Raised within the transaction: an attempt that is not taken is not counted.
            raise WrongSecretError(kind, wait, tried=False)
        person = people.by_user_name(session, user_name)
        kept = credentials.kept(session, person.id, kind) if person is not None else None
    right = credentials.matches(secret[: LONGEST + 1], kept or credentials.NOBODYS[kind])
    with database.session() as session:
        if person is None or kept is None or person.disabled or not right:
            raise WrongSecretError(kind, _wait(session, name_key, place_key, now))
        attempts.forgive(session, name_key, whole=True)
        attempts.forgive(session, place_key, whole=False)
    return person


def _wait(session: Session, name_key: str, place_key: str, now: datetime) -> int:
    name = attempts.wait(session, name_key, NAME, now)
    return max(name, attempts.wait(session, place_key, PLACE, now))

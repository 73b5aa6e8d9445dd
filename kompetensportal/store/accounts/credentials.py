"""Passwords and codes: only salted scrypt hashes are kept, in Werkzeug's notation.

A password of a person's own choice costs 32 MB and some 60 ms to try. A code of six digits, or
a password that the portal made from 75 random bits, gets a cheaper hash: the first cannot be
saved by any hash once the disk is copied, the second needs none.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kompetensportal.store.tables import CredentialRow


class Secret(StrEnum):
    """A password works anywhere, a code only in browsers marked as shared."""

    PASSWORD = "password"
    CODE = "code"


STRONG, LIGHT = 2**15, 2**12
_SALT_BYTES = 12


def hashed(secret: str, cost: int = STRONG) -> str:
    """`scrypt:N:8:1$salt$hex` of a secret."""
    salt = secrets.token_hex(_SALT_BYTES)
    return f"scrypt:{cost}:8:1${salt}${_scrypt(secret, salt, cost)}"


def matches(secret: str, kept: str) -> bool:
    """Whether a secret is the one that was hashed."""
    try:
        method, salt, digest = kept.split("$")
        name, cost, _, _ = method.split(":")
    except ValueError:
        return False
    if name != "scrypt":
        return False
    return hmac.compare_digest(_scrypt(secret, salt, int(cost)), digest)


NOBODYS = {
    Secret.PASSWORD: f"scrypt:{STRONG}:8:1$nobodys$00",
    Secret.CODE: f"scrypt:{LIGHT}:8:1$nobodys$00",
}
"""What is tried when there is no such person, so that the answer takes as long."""


def kept(session: Session, person_id: str, kind: Secret) -> str | None:
    """The hash of somebody's secret."""
    row = session.get(CredentialRow, (person_id, kind.value))
    return row.hash if row is not None else None


def save(
    session: Session, person_id: str, kind: Secret, hash_: str, *, must_change: bool = False
) -> None:
    """Keep the hash of a new secret in the old one's place."""
    row = session.get(CredentialRow, (person_id, kind.value))
    if row is None:
        row = CredentialRow(person_id=person_id, kind=kind.value)
        session.add(row)
    row.hash, row.must_change = hash_, must_change
    session.flush()


def must_change(session: Session, person_id: str) -> bool:
    """Whether her password was made for her and should be one of her own."""
    row = session.get(CredentialRow, (person_id, Secret.PASSWORD.value))
    return row is not None and row.must_change


def kinds(session: Session, person_ids: list[str]) -> dict[str, frozenset[Secret]]:
    """Which secrets people have."""
    found: dict[str, frozenset[Secret]] = {}
    query = select(CredentialRow.person_id, CredentialRow.kind)
    for person_id, kind in session.execute(query.where(CredentialRow.person_id.in_(person_ids))):
        found[person_id] = found.get(person_id, frozenset()) | {Secret(kind)}
    return found


def remove(session: Session, person_id: str) -> None:
    """Forget every secret of somebody."""
    session.execute(delete(CredentialRow).where(CredentialRow.person_id == person_id))


def _scrypt(secret: str, salt: str, cost: int) -> str:
    return hashlib.scrypt(
        secret.encode(), salt=salt.encode(), n=cost, r=8, p=1, maxmem=132 * cost * 8
    ).hex()

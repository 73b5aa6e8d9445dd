"""The secret address of a person's calendar: a random name, and a seal that only the portal makes.

A calendar program cannot sign in, so the address is the key to it. It shows nothing but titles,
days and booked times; whoever fears that it has become known makes a new one. The name alone, as it
lies in the database, opens nothing.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.store.reminders import feeds

_SEAL_CHARACTERS = 32


def address(session: Session, data: Path, person_id: str) -> str:
    """The file name of somebody's calendar; empty when she has none."""
    feed = feeds.of_person(session, person_id)
    return f"{feed}-{_seal(data, feed)}.ics" if feed else ""


def person_of(session: Session, data: Path, name: str) -> str | None:
    """Whose calendar a file name opens; None for one that is wrong or has been renewed."""
    feed, _, seal = name.removesuffix(".ics").partition("-")
    if not hmac.compare_digest(seal.encode(), _seal(data, feed).encode()):
        return None
    return feeds.person_of(session, feed)


def _seal(data: Path, feed: str) -> str:
    made = hmac.new(ensure_key(data), f"calendar {feed}".encode(), sha256)
    return made.hexdigest()[:_SEAL_CHARACTERS]

"""Erase a person: what is about her goes, what she did for others stays without her name.

Every fact about her leaves a tombstone of its id, so that a copy on a tablet does not come back.
A fact about a colleague (a task that she confirmed) belongs to the colleague and stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.store.accounts import erasure, people
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class Erased:
    """How much there was."""

    facts: int
    """Taken away, each with a tombstone."""
    nameless: int
    """About others; they stay, without who did them."""


def count(session: Session, person_id: str) -> Erased:
    """What `erase` would do."""
    return Erased(*erasure.count(session, person_id))


def erase(session: Session, person_id: str, by: str, now: datetime) -> Erased:
    """Erase somebody for good, on the word of the administrator `by`.

    Raises NotFoundError for nobody, MistakeError for oneself.
    """
    if people.by_id(session, person_id) is None:
        raise NotFoundError(say("people.gone"), say("people.gone_mend"))
    if person_id == by:
        raise MistakeError(say("admin.erase_self"), say("admin.erase_self_mend"))
    what = count(session, person_id)
    erasure.erase(session, person_id, by, now)
    return what

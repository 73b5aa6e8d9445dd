"""Who may write which text, and who may approve it.

Writers keep to the systems that an administrator has given them; none means all. A text is approved
by whoever holds the function that owns it, or its deputy; where nobody holds either, by an
administrator, so that a portal that is new can publish.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import functions
from kompetensportal.words import say

LONGEST_FUNCTION = 120
"""Characters of the name of a function."""


class Approval(StrEnum):
    """Whether somebody may approve a text, and why not."""

    YES = "yes"
    ALONE = "alone"
    """She wrote it, and nobody else could approve it: she may, and it is said."""
    WROTE = "wrote"
    """She wrote it; somebody else has to look."""
    NOT_HERS = "not_hers"


def may_write(session: Session, person: Person | None, path: str) -> bool:
    """Whether somebody may write the file at a content path."""
    if person is None or not may(person, Act.WRITE, today()):
        return False
    folders = functions.systems(session, [person.id]).get(person.id)
    return folders is None or folder_of(path) in folders


def folder_of(path: str) -> str:
    """The folder of a system or course that a content path lies in: `outlook`."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def holding(session: Session, names: Collection[str], on: date) -> tuple[Person, ...]:
    """The people who hold any of these functions and have not left, by name."""
    by_function = functions.holders(session)
    ids = {id_ for name in names if name for id_ in by_function.get(name, ())}
    found = people.by_ids(session, ids).values()
    here = [one for one in found if not has_left(one, on)]
    return tuple(sorted(here, key=lambda one: (one.name.casefold(), one.id)))


def has_left(person: Person | None, on: date) -> bool:
    """Whether somebody has no account or no place any more."""
    return person is None or person.disabled or not person.roles(on)


def may_approve(session: Session, person: Person | None, owner: str, deputy: str = "") -> bool:
    """Whether somebody holds the function that a text belongs to, or its deputy."""
    if person is None or has_left(person, today()):
        return False
    those = holding(session, (owner, deputy), today())
    if those:
        return any(one.id == person.id for one in those)
    return may(person, Act.ADMINISTER, today())


def approval(
    session: Session, person: Person, owner: str, deputy: str, wrote: Collection[str]
) -> Approval:
    """Whether somebody may approve a text that these people have written."""
    if not may_approve(session, person, owner, deputy):
        return Approval.NOT_HERS
    if person.id not in wrote:
        return Approval.YES
    others = [one for one in holding(session, (owner, deputy), today()) if one.id != person.id]
    return Approval.WROTE if others else Approval.ALONE


def give_function(
    session: Session, function: str, user_name: str, by: Person, at: datetime
) -> Person:
    """Let somebody hold a function. Raises NotFoundError, MistakeError."""
    function = " ".join(function.split())
    if not function or len(function) > LONGEST_FUNCTION or "\0" in function:
        raise MistakeError(say("review.no_function"), say("review.no_function_mend"))
    found = people.by_user_name(session, user_name)
    if found is None or has_left(found, today()):
        raise NotFoundError(
            say("review.no_such_person", name=user_name[:80]), say("review.no_such_person_mend")
        )
    functions.hold(session, function, found.id, by.id, at)
    return found

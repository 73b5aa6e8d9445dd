"""Who may write which text, and who may approve it.

Writers keep to the systems and the units that an administrator has given them; none means all. A
text is for a unit when its audience names the unit's branch. A text is approved by whoever holds
the function that owns it, or its deputy; where nobody holds either, by an administrator, so that a
portal that is new can publish.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing.text_facts import audience_of
from kompetensportal.compiler.read import locate
from kompetensportal.errors import MistakeError, NotAllowedError, NotFoundError
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.draft import Kind
from kompetensportal.model.writing.limits import Limits
from kompetensportal.store.accounts import people, units
from kompetensportal.store.writing import drafts, functions
from kompetensportal.words import Message, say

LONGEST_FUNCTION = 120
"""Characters of the name of a function."""
_WRITTEN = (".md", ".yaml")
"""What is for somebody: texts and the local facts. Pictures belong to their system alone."""


class Approval(StrEnum):
    """Whether somebody may approve a text, and why not."""

    YES = "yes"
    ALONE = "alone"
    """She wrote it, and nobody else could approve it: she may, and it is said."""
    WROTE = "wrote"
    """She wrote it; somebody else has to look."""
    NOT_HERS = "not_hers"


def may_write(session: Session, root: Path, person: Person | None, path: str) -> bool:
    """Whether somebody may write the file at a content path; `root` is the content folder."""
    try:
        check(session, root, person, path)
    except NotAllowedError:
        return False
    return True


def check(
    session: Session,
    root: Path,
    person: Person | None,
    path: str,
    *,
    words: tuple[str, str] = ("drafts.no_right", "drafts.no_right_mend"),
) -> None:
    """Raise NotAllowedError when somebody may not write a file.

    `words` are the keys of what is said to one who is no writer, or not of that system; about a
    text that is not for her units others are said.

    A text that is not there yet may be begun, and a draft that she has written in is hers to go on
    with, whatever it says: nothing of hers is lost. `outside` is asked before it leaves her hands.
    """
    what, mend = words
    if person is None or not may(person, Act.WRITE, today()):
        raise NotAllowedError(say(what), say(mend))
    limits = limits_of(session, person)
    if not limits.has_system(folder_of(path)):
        raise NotAllowedError(say(what), say(mend))
    if limits.branches is None or not path.endswith(_WRITTEN):
        return
    audience = audience_of(session, root, path)
    if audience is None:
        audience = tuple(limits.branches)
    elif locate(path) is not None and has_begun(session, person.id, path):
        return
    if (why := not_for(limits, audience)) is not None:
        raise NotAllowedError(why, say("drafts.not_for_units_mend"))


def limits_of(session: Session, person: Person) -> Limits:
    """What an administrator has kept a writer to."""
    hers = functions.units(session, [person.id]).get(person.id)
    branches = None if hers is None else units.tree(session).branches(hers)
    return Limits(functions.systems(session, [person.id]).get(person.id), branches)


def not_for(limits: Limits, audience: Collection[str]) -> Message | None:
    """Why a text for these branches is not for the units of a writer; None: it is."""
    if limits.branches is None or limits.has_audience(audience):
        return None
    mine = ", ".join(sorted(limits.branches))
    if not mine:
        return say("drafts.units_without_branch")
    if not audience:
        return say("drafts.for_everybody", mine=mine)
    return say("drafts.for_other_units", theirs=", ".join(sorted(audience)), mine=mine)


def outside(
    session: Session, person: Person, audience: Collection[str]
) -> tuple[Message, Message] | None:
    """What is wrong with a draft of hers that is no longer for her units, and how to mend it."""
    limits = limits_of(session, person)
    why = not_for(limits, audience)
    if why is None:
        return None
    mine = ", ".join(sorted(limits.branches or ()))
    return why, say("review.outside_mend", mine=mine) if mine else say("review.no_branch_mend")


def has_begun(session: Session, person_id: str, path: str) -> bool:
    """Whether somebody has written in the draft that waits to be published."""
    draft = drafts.get(session, path)
    return draft is not None and draft.is_open and person_id in wrote_since(session, path)


def wrote_since(session: Session, path: str) -> set[str]:
    """Ids of those who have written in a draft since it was published last."""
    found: set[str] = set()
    for revision in drafts.revisions(session, path):
        if revision.kind is Kind.PUBLISHED:
            break
        found.add(revision.by)
    return found - {""}


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

"""Add a substitute: an account, a place on the unit, a programme with a mentor, in one step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.enrol import enrol
from kompetensportal.actions.portal import people as accounts
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.model.content.course import Programme
from kompetensportal.store.accounts import people
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class Substitute:
    """What a manager says of a new colleague. `id` was made with the form."""

    id: str
    name: str
    unit_id: str
    profession: str
    start: date
    programme_id: str
    mentor_id: str | None


def add_substitute(
    session: Session, wanted: Substitute, programme: Programme | None = None
) -> tuple[Person, bool]:
    """Make the account and the enrolment; False for a form that was sent twice: nothing changed.

    programme: the one that is wanted, as it is published.

    Raises MistakeError without a name, and as `actions.portal.people.add` and `enrol`.
    """
    there = people.by_id(session, wanted.id)
    if there is not None:
        return there, False
    name = " ".join(wanted.name.split())
    if not name:
        raise MistakeError(say("people.name_missing"), say("people.name_missing_mend"))
    place = Membership(wanted.unit_id, Role.EMPLOYEE, wanted.profession, wanted.start, None)
    person = accounts.add(
        session,
        Person(wanted.id, name, _user_name(session, name), "sv", wanted.start, (place,)),
    )
    if wanted.programme_id:
        enrol(
            session,
            person.id,
            wanted.programme_id,
            wanted.start,
            wanted.mentor_id,
            programme=programme,
        )
    return person, True


def _user_name(session: Session, name: str) -> str:
    """The first name, and a number when somebody has it: easy to remember and to type."""
    first = re.sub(r"[^a-zåäöéü]", "", name.split(maxsplit=1)[0].lower()) or "kollega"
    number, tried = 1, first
    while people.by_user_name(session, tried) is not None:
        number += 1
        tried = f"{first}{number}"
    return tried

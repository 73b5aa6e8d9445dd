"""Put somebody on an introduction programme, change the mentor, end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Belonging, Enrolment, Person, Role
from kompetensportal.model.content.course import Programme
from kompetensportal.model.content.curriculum import belonging
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people, units
from kompetensportal.store.learning import enrolments
from kompetensportal.store.programmes import versions
from kompetensportal.words import say

EARLIEST, LONGEST_AHEAD = date(1950, 1, 1), timedelta(days=2 * 366)
"""A start before nobody's working life, or in more than two years, is a slip of the keyboard."""


def enrol(
    session: Session,
    person_id: str,
    programme_id: str,
    start: date,
    mentor_id: str | None = None,
    *,
    programme: Programme | None = None,
) -> Enrolment:
    """Put a person on a programme from a day. The same once more gives the enrolment there is.

    programme: as it is published; the enrolment keeps this version. Whether there is one is asked
    where it is chosen.

    Raises NotFoundError for a person or mentor that is not there, MistakeError for oneself
    as mentor, and for a start that can only be a slip.
    """
    if not EARLIEST <= start <= today() + LONGEST_AHEAD:
        raise MistakeError(
            say("programmes.start_slip", day=start.isoformat()), say("programmes.start_slip_mend")
        )
    for there in enrolments.of_people(session, [person_id]):
        if (there.programme_id, there.start) == (programme_id, start):
            return there
    person = people.by_id(session, person_id)
    if person is None:
        raise NotFoundError(say("follow_up.no_person"), say("follow_up.gone_mend"))
    _make_mentor(session, person_id, mentor_id)
    if programme is not None:
        versions.keep(session, programme)
    made = Enrolment(
        new_id(),
        person_id,
        programme_id,
        start,
        mentor_id,
        None,
        version=programme.version if programme else "",
        began=_belonging(session, person, start),
    )
    enrolments.save(session, made)
    return made


def change_mentor(session: Session, enrolment: Enrolment, mentor_id: str | None) -> Enrolment:
    """Give an enrolment another mentor, or none. Raises as `enrol`."""
    _make_mentor(session, enrolment.person_id, mentor_id)
    changed = replace(enrolment, mentor_id=mentor_id)
    enrolments.save(session, changed)
    return changed


def end(session: Session, enrolment: Enrolment, day: date) -> Enrolment:
    """End an enrolment; what was done stays. One that has ended keeps its day."""
    if enrolment.ended is not None:
        return enrolment
    ended = replace(enrolment, ended=day)
    enrolments.save(session, ended)
    return ended


def _belonging(session: Session, person: Person, start: date) -> Belonging:
    tree = units.tree(session)
    found = (tree.get(place.unit_id) for place in person.memberships)
    return belonging(person.memberships, {u.id: u.branch for u in found if u}, start)


def _make_mentor(session: Session, person_id: str, mentor_id: str | None) -> None:
    """Whoever is chosen gets the role on her own unit, and with it the page in the menu."""
    if mentor_id is None:
        return
    if mentor_id == person_id:
        raise MistakeError(say("follow_up.own_mentor"), say("follow_up.own_mentor_mend"))
    mentor = people.by_id(session, mentor_id)
    if mentor is None:
        raise NotFoundError(say("follow_up.no_person"), say("follow_up.gone_mend"))
    held = [m for m in mentor.memberships if m.holds(today())]
    if held and not any(m.role is Role.MENTOR for m in held):
        place = replace(held[0], role=Role.MENTOR, start=today(), end=None)
        people.save(session, replace(mentor, memberships=(*mentor.memberships, place)))

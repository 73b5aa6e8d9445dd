"""Put somebody on an introduction programme, change the mentor, end it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Enrolment, Role
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people
from kompetensportal.store.learning import enrolments
from kompetensportal.words import say


def enrol(
    session: Session, person_id: str, programme_id: str, start: date, mentor_id: str | None = None
) -> Enrolment:
    """Put a person on a programme from a day. The same once more gives the enrolment there is.

    Raises NotFoundError for a person or mentor that is not there, MistakeError for oneself
    as mentor.
    Whether the programme is published is asked where it is chosen.
    """
    for there in enrolments.of_people(session, [person_id]):
        if (there.programme_id, there.start) == (programme_id, start):
            return there
    if people.by_id(session, person_id) is None:
        raise NotFoundError(say("follow_up.no_person"), say("follow_up.gone_mend"))
    _make_mentor(session, person_id, mentor_id)
    made = Enrolment(new_id(), person_id, programme_id, start, mentor_id, None)
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

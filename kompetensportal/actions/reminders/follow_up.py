"""What a manager does in one press: remind kindly, give a week more, book a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.learning.appointment import Appointment
from kompetensportal.model.learning.event import EventType, is_uuid
from kompetensportal.store.accounts import people
from kompetensportal.store.learning import appointments, extensions
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say

WEEK = timedelta(days=7)
LONGEST_PLACE = 200
"""Characters."""
MOST_MINUTES = 480


def remind(
    session: Session, actor: Person, about: Person, *, subject: str, words: str, event_id: str
) -> Outcome:
    """Remind somebody of an activity or a programme. The person sees it until it is done."""
    data = {"words": words.strip()} if words.strip() else {}
    kind = EventType.REMINDED
    return tell(session, event_id, kind, by=actor.id, about=about.id, subject=subject, data=data)


def extend(
    session: Session, actor: Person, enrolment: Enrolment, today: date, form_id: str
) -> date:
    """Give a week more from today for what is left of a programme; gives its last day."""
    _check(form_id)
    until = today + WEEK
    extensions.add(session, form_id, enrolment.id, until, by=actor.id, now=datetime.now(UTC))
    return until


def book(
    session: Session,
    actor: Person,
    about: Person,
    with_id: str,
    *,
    starts: datetime,
    minutes: int,
    place: str,
    form_id: str,
    now: datetime | None = None,
) -> Appointment:
    """Book a time between two colleagues.

    Raises NotFoundError for somebody who is not there, MistakeError for a time that has been and
    for a place or length that cannot be.
    """
    _check(form_id)
    now = now or datetime.now(UTC)
    other = people.by_id(session, with_id)
    if other is None or other.disabled:
        raise NotFoundError(say("follow_up.no_person"), say("follow_up.gone_mend"))
    if other.id == about.id:
        raise MistakeError(say("reminders.with_oneself"), say("reminders.with_oneself_mend"))
    if starts < now:
        raise MistakeError(say("reminders.has_been"), say("reminders.no_time_mend"))
    if not 1 <= minutes <= MOST_MINUTES or len(place) > LONGEST_PLACE or "\0" in place:
        raise MistakeError(say("reminders.wrong_place"), say("reminders.wrong_place_mend"))
    made = Appointment(form_id, about.id, other.id, starts, minutes, place.strip(), actor.id, now)
    appointments.add(session, made)
    return made


def cancel(session: Session, appointment: Appointment) -> None:
    """Cancel a time for both."""
    appointments.cancel(session, appointment.id, datetime.now(UTC))


def _check(form_id: str) -> None:
    """An id that the form carried. Raises MistakeError for what is none."""
    if not is_uuid(form_id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))

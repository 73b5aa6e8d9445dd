"""Say that an activity is done, and confirm what a colleague has done."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.progress import Item
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say


def say_done(
    session: Session, actor: Person, enrolment: Enrolment, item: Item, event_id: str
) -> Outcome:
    """Say that an activity of an enrolment is done; the page has asked whether the actor may.

    The fact carries the title, and whether a mentor was to confirm it, as they were that day:
    editing the programme afterwards takes nothing.
    """
    data = {
        "enrolment": enrolment.id,
        "title": item.activity.title,
        "confirm": item.activity.confirmed,
    }
    return tell(
        session,
        event_id,
        EventType.ACTIVITY_DONE,
        by=actor.id,
        about=enrolment.person_id,
        subject=item.subject,
        data=data,
    )


def confirm(
    session: Session,
    actor: Person,
    enrolment: Enrolment,
    item: Item,
    *,
    on: date,
    words: str,
    event_id: str,
) -> Outcome:
    """Confirm that a colleague can do an activity, seen on a day that has been.

    Two mentors at once are two facts; the first counts and nothing is wrong. Raises MistakeError
    for a day to come and for one's own task.
    """
    if on > today():
        raise MistakeError(say("follow_up.day_to_come"), say("follow_up.day_to_come_mend"))
    data = {"enrolment": enrolment.id, "title": item.activity.title, "on": on.isoformat()}
    if words.strip():
        data["words"] = words.strip()
    return tell(
        session,
        event_id,
        EventType.ACTIVITY_CONFIRMED,
        by=actor.id,
        about=enrolment.person_id,
        subject=item.subject,
        data=data,
    )

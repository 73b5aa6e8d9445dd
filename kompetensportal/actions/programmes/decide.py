"""Leave of absence, and what is voluntary and chosen."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.learning.event import EventType, is_uuid
from kompetensportal.model.learning.progress import Item
from kompetensportal.model.programmes.leave import Leave
from kompetensportal.store.learning.events import Outcome
from kompetensportal.store.programmes import leaves
from kompetensportal.words import say


def add_leave(session: Session, actor: Person, leave: Leave) -> bool:
    """Add a leave; whether it overlaps another one: those days count once.

    Raises MistakeError when it ends before it begins.
    """
    if leave.end is not None and leave.end < leave.start:
        raise MistakeError(say("programmes.leave_backwards"), say("programmes.leave_mend"))
    if not is_uuid(leave.id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    there = [one for one in leaves.of_people(session, [leave.person_id]) if one.id != leave.id]
    leaves.add(session, leave, actor.id)
    return any(
        (one.end is None or leave.start <= one.end)
        and (leave.end is None or one.start <= leave.end)
        for one in there
    )


def choose(
    session: Session,
    actor: Person,
    enrolment: Enrolment,
    item: Item,
    *,
    wanted: bool,
    event_id: str,
) -> Outcome:
    """Choose something voluntary of one's own programme, or let it go again."""
    return tell(
        session,
        event_id,
        EventType.ACTIVITY_CHOSEN,
        by=actor.id,
        about=enrolment.person_id,
        subject=item.subject,
        data={"enrolment": enrolment.id, "title": item.activity.title, "chosen": wanted},
    )

"""A mentor has looked at a practical task and asks for a little more, in words of her own."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.progress import Item
from kompetensportal.store.learning.events import Outcome


def send_back(
    session: Session,
    actor: Person,
    enrolment: Enrolment,
    item: Item,
    *,
    words: str,
    event_id: str,
) -> Outcome:
    """Send a task back with a kind word; the page has asked whether the actor may.

    What a colleague confirms at the same time stays confirmed. Raises MistakeError without words.
    """
    return tell(
        session,
        event_id,
        EventType.ACTIVITY_RETURNED,
        by=actor.id,
        about=enrolment.person_id,
        subject=item.subject,
        data={"enrolment": enrolment.id, "title": item.activity.title, "words": words.strip()},
    )

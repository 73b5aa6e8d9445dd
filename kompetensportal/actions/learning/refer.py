"""Refer a colleague to a training: a lathund, a lesson or a course."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say


def refer(
    session: Session,
    library: Generation,
    actor: Person,
    about: Person,
    *,
    training: str,
    words: str,
    event_id: str,
) -> Outcome:
    """Show somebody a training. Raises NotFoundError when it is not published."""
    if training not in library.courses and training not in library.entries:
        raise NotFoundError(say("follow_up.no_training"), say("follow_up.no_training_mend"))
    data = {"words": words.strip()} if words.strip() else {}
    kind = EventType.TRAINING_REFERRED
    return tell(session, event_id, kind, by=actor.id, about=about.id, subject=training, data=data)

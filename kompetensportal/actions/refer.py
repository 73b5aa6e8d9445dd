"""Refer a colleague to a training: a lathund, a lesson or a course."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.record import record
from kompetensportal.errors import NotFoundError
from kompetensportal.model.event import Event, EventType
from kompetensportal.model.person import Person
from kompetensportal.store.events import Outcome
from kompetensportal.store.generation import Generation
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
    now = datetime.now(UTC)
    kind = EventType.TRAINING_REFERRED
    return record(session, Event(event_id, kind, actor.id, about.id, training, "", now, data))

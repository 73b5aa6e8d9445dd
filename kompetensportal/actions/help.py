"""Ask for help, and answer somebody who has asked."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.record import record
from kompetensportal.errors import NotFoundError
from kompetensportal.model.event import Event, EventType
from kompetensportal.model.person import Person
from kompetensportal.store import events
from kompetensportal.store.events import Outcome
from kompetensportal.words import say


def ask(
    session: Session, person: Person, *, subject: str, version: str, words: str, event_id: str
) -> Outcome:
    """Ask for help with a lesson, a step of it (`lesson#step`) or an activity."""
    data = {"words": words.strip()} if words.strip() else {}
    now = datetime.now(UTC)
    kind = EventType.HELP_REQUESTED
    return record(session, Event(event_id, kind, person.id, person.id, subject, version, now, data))


def answer(
    session: Session, actor: Person, *, request_id: str, words: str, event_id: str
) -> Outcome:
    """Answer a call for help, in words or with "vi ses" (no words)."""
    asked = asked_for_help(session, request_id)
    data = {"request": request_id, "words": words.strip()}
    now = datetime.now(UTC)
    return record(
        session,
        Event(
            event_id,
            EventType.HELP_ANSWERED,
            actor.id,
            asked.about_id,
            asked.subject,
            asked.version,
            now,
            data,
        ),
    )


def asked_for_help(session: Session, request_id: str) -> Event:
    """The call for help with an id. Raises NotFoundError when there is none."""
    found = events.by_id(session, [request_id])
    if not found or found[0].type != EventType.HELP_REQUESTED:
        raise NotFoundError(say("follow_up.no_request"), say("follow_up.gone_mend"))
    return found[0]

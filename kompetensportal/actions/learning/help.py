"""Ask for help, and answer somebody who has asked."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.store.learning import events
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say


def ask(
    session: Session, person: Person, *, subject: str, version: str, words: str, event_id: str
) -> Outcome:
    """Ask for help with a lesson, a step of it (`lesson#step`) or an activity."""
    data = {"words": words.strip()} if words.strip() else {}
    kind, me = EventType.HELP_REQUESTED, person.id
    return tell(
        session, event_id, kind, by=me, about=me, subject=subject, version=version, data=data
    )


def answer(
    session: Session, actor: Person, *, request_id: str, words: str, event_id: str
) -> Outcome:
    """Answer a call for help, in words or with "vi ses" (no words)."""
    asked = asked_for_help(session, request_id)
    data = {"request": request_id, "words": words.strip()}
    return tell(
        session,
        event_id,
        EventType.HELP_ANSWERED,
        by=actor.id,
        about=asked.about_id,
        subject=asked.subject,
        version=asked.version,
        data=data,
    )


def asked_for_help(session: Session, request_id: str) -> Event:
    """The call for help with an id. Raises NotFoundError when there is none."""
    found = events.by_id(session, [request_id])
    if not found or found[0].type != EventType.HELP_REQUESTED:
        raise NotFoundError(say("follow_up.no_request"), say("follow_up.gone_mend"))
    return found[0]

""" "Det ser inte ut så hos mig", and what an owner answers to it and to searches without result."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning import events
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say


def report(
    session: Session,
    person: Person | None,
    *,
    lesson: str,
    step: str,
    version: str,
    words: str,
    event_id: str,
) -> Outcome:
    """Tell the owner that a lathund does not look like what one sees; also without signing in."""
    who = person.id if person else None
    subject = f"{lesson}#{step}" if step else lesson
    data = {"words": words.strip()} if words.strip() else {}
    kind = EventType.CONTENT_REPORTED
    return tell(
        session, event_id, kind, by=who, about=who, subject=subject, version=version, data=data
    )


def close_report(
    session: Session, actor: Person, *, report_id: str, words: str, event_id: str
) -> Outcome:
    """Say that a report was looked at. Raises NotFoundError when there is no such report."""
    found = events.by_id(session, [report_id])
    if not found or found[0].type != EventType.CONTENT_REPORTED:
        raise NotFoundError(say("follow_up.no_report"), say("follow_up.gone_mend"))
    data = {"report": report_id, "words": words.strip()}
    return tell(
        session,
        event_id,
        EventType.CONTENT_ANSWERED,
        by=actor.id,
        about=found[0].person_id,
        subject=found[0].subject,
        version=found[0].version,
        data=data,
    )


def close_search(
    session: Session, actor: Person, *, text: str, until: datetime, event_id: str
) -> Outcome:
    """Say that the searches for a text were looked at, up to a moment."""
    data = {"until": until.isoformat()}
    kind = EventType.SEARCH_ANSWERED
    return tell(session, event_id, kind, by=actor.id, about=None, subject=text, data=data)

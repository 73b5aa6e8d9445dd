"""Say who was there when a unit went through a lathund together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import is_new, tell
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType, is_uuid, sibling_id
from kompetensportal.model.wheel.apt import MINUTES
from kompetensportal.store.content.generation import Generation
from kompetensportal.words import say

LONGEST_AGO = timedelta(days=92)


def attend(
    session: Session,
    library: Generation,
    actor: Person,
    present: Collection[str],
    *,
    unit_id: str,
    lesson: str,
    on: date,
    minutes: int,
    event_id: str,
) -> int:
    """One fact for each who was there; gives how many are new. A form sent twice counts once.

    The page has asked whether the actor may, and whether they work there. Raises MistakeError for
    nobody, a day to come or long ago, and another length; NotFoundError for a text that is not
    published.
    """
    if lesson not in library.entries:
        raise NotFoundError(say("wheel.no_text"), say("wheel.no_text_mend"))
    if not present:
        raise MistakeError(say("wheel.nobody_present"), say("wheel.nobody_present_mend"))
    if not today() - LONGEST_AGO <= on <= today():
        raise MistakeError(say("wheel.apt_day"), say("wheel.apt_day_mend"))
    if minutes not in MINUTES or not is_uuid(event_id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    data = {"unit": unit_id, "on": on.isoformat(), "minutes": minutes}
    told = [
        tell(
            session,
            sibling_id(event_id, person),
            EventType.APT_ATTENDED,
            by=actor.id,
            about=person,
            subject=lesson,
            data=data,
        )
        for person in sorted(present)
    ]
    return sum(map(is_new, told))

"""Plan a meeting, take a seat, and write down who was there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, is_uuid, sibling_id
from kompetensportal.model.learning.facts import moment
from kompetensportal.model.programmes.meeting import MOST_MINUTES, MOST_SEATS, Meeting
from kompetensportal.store.learning import events
from kompetensportal.store.programmes import meetings
from kompetensportal.words import say

LONGEST = 200


def plan(session: Session, wanted: Meeting) -> None:
    """Add a meeting. Raises MistakeError without title, for odd numbers, and for long words."""
    if not is_uuid(wanted.id) or max(map(len, (wanted.title, wanted.place))) > LONGEST:
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    if not wanted.title:
        raise MistakeError(say("programmes.meeting_title_missing"))
    if not 1 <= wanted.seats <= MOST_SEATS or not 1 <= wanted.minutes <= MOST_MINUTES:
        raise MistakeError(
            say("programmes.meeting_numbers", seats=MOST_SEATS, hours=MOST_MINUTES // 60)
        )
    meetings.add(session, wanted)


def take_seat(session: Session, meeting_id: str, person: Person) -> Meeting:
    """Sign up. Raises MistakeError when it is full, cancelled or has been."""
    found = meetings.by_id(session, meeting_id, hold=True)
    if found is None or found.cancelled or found.starts <= datetime.now(UTC):
        raise MistakeError(say("programmes.meeting_over"))
    if person.id not in found.taken and not found.free:
        raise MistakeError(say("programmes.meeting_full"))
    meetings.take_seat(session, meeting_id, person.id)
    return found


def were_there(session: Session, leader: Person, meeting: Meeting, people: Collection[str]) -> None:
    """Write down that these were there; said twice it is once, and what was said stays.

    Raises MistakeError before it has begun.
    """
    if meeting.cancelled or meeting.starts > datetime.now(UTC):
        raise MistakeError(say("programmes.meeting_to_come"))
    known = who_was_there(session, meeting, people)
    for person_id in sorted(set(people) - known):
        tell(
            session,
            sibling_id(meeting.id, person_id),
            EventType.MEETING_ATTENDED,
            by=leader.id,
            about=person_id,
            subject=meeting.about,
            data={
                "meeting": meeting.id,
                "title": meeting.title,
                "minutes": meeting.minutes,
                "on": local_day(meeting.starts).isoformat(),
            },
        )


def who_was_there(session: Session, meeting: Meeting, people: Collection[str]) -> set[str]:
    """Those of these people of whom it is written down."""
    told = events.find(session, about=list(people), types=[EventType.MEETING_ATTENDED])
    return {e.about_id or "" for e in told if e.data.get("meeting") == meeting.id}


def reflect(session: Session, person: Person, meeting: Meeting, words: str, event_id: str) -> None:
    """Share a thought with the others of a meeting. Raises MistakeError without words."""
    tell(
        session,
        event_id,
        EventType.REFLECTION_WRITTEN,
        by=person.id,
        about=person.id,
        subject=meeting.about,
        data={"meeting": meeting.id, "words": words.strip()},
    )


def reflections(session: Session, meeting: Meeting) -> list[Event]:
    """What those with a seat have shared, the latest of each, the first to be written first."""
    told = events.find(session, about=list(meeting.taken), types=[EventType.REFLECTION_WRITTEN])
    latest = {e.person_id: e for e in told if e.data.get("meeting") == meeting.id}
    return sorted(latest.values(), key=moment)

"""What a person does is an event: a fact that is appended and never changed."""

from __future__ import annotations

import os
import re
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Any


class EventType(StrEnum):
    """The facts known today; a type we do not know is kept, never dropped."""

    LESSON_COMPLETED = "lesson.completed"
    LESSON_PRACTISE = "lesson.practise"
    COURSE_COMPLETED = "course.completed"
    """Every lesson of a course was done: written down, so that one added later takes nothing."""
    QUESTION_ANSWERED = "question.answered"
    """Only when right: wrong attempts are never stored per person."""
    HELP_REQUESTED = "help.requested"
    HELP_ANSWERED = "help.answered"
    ACTIVITY_DONE = "activity.done"
    ACTIVITY_CONFIRMED = "activity.confirmed"
    ACTIVITY_RETURNED = "activity.returned"
    """A mentor has looked and asks, in `data.words`, for a little more."""
    ACTIVITY_CHOSEN = "activity.chosen"
    """Something voluntary that the person wants to do, or (`data.chosen` false) no longer."""
    MEETING_ATTENDED = "meeting.attended"
    """The leader has seen that somebody was there; `data.minutes` is how long it was."""
    REFLECTION_WRITTEN = "reflection.written"
    """A thought between meetings, shared with those who have a seat at `data.meeting`."""
    USE_ANSWERED = "use.answered"
    """Some weeks after a training: does she use it (`data.use`), is she surer (`data.surer`)."""
    PREPARATION_TOLD = "preparation.told"
    """Before a training: why she goes (`data.why`) and what she wants to be able to do after."""
    PREPARATION_GUIDED = "preparation.guided"
    """Her manager's words about that."""
    PROGRAMME_MOVED = "programme.moved"
    """An enrolment went on with another version; `data.changes` says what that changed."""
    TRAINING_REFERRED = "training.referred"
    REMINDED = "reminder.given"
    """A manager or mentor has reminded somebody kindly; the subject is an activity or programme."""
    CONTENT_REPORTED = "content.reported"
    CONTENT_ANSWERED = "content.answered"
    """A report was looked at; `data.report` is its id."""
    SEARCH_MISSED = "missed_search.told"
    SEARCH_ANSWERED = "missed_search.answered"
    """The searches for this text without result were looked at, up to `data.until`."""
    GOAL_RATED = "goal.rated"
    """What somebody says of herself and a goal: `data.answer`, as `model.goals.standing.Answer`."""
    GOAL_CONFIRMED = "goal.confirmed"
    """A mentor or manager has seen that she reaches a goal."""
    ASSESSMENT_SHOWN = "assessment.shown"
    """She lets her mentor and her manager see her single answers."""
    ASSESSMENT_HIDDEN = "assessment.hidden"
    """She has taken that back."""
    SURVEY_ANSWERED = "survey.answered"
    """Of an anonymous survey the answers lie apart (`model.surveys.sheet`), and not in `data`."""
    SURVEY_SKIPPED = "survey.skipped"
    """She does not want to be asked this about that course again."""
    APT_ATTENDED = "apt.attended"
    """A unit went through a text together, and she was there: `data` has unit, on, minutes."""
    CHANGE_SEEN = "change.seen"
    """She was shown what is new in a text that she had done: `data.change` is the last of it."""
    KEY_REPLACED = "key.replaced"
    """A mentor gave somebody a new code on a tablet: `data` has her new public keys."""


class Origin(StrEnum):
    """Where the id was made: a portal page, or an enrolled tablet."""

    SESSION = "session"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Event:
    """One fact. The same id twice is one event."""

    id: str
    """UUIDv7 made where it happened."""
    type: str
    person_id: str | None
    """Who did it. None only for what is said without signing in (report, missed search)."""
    about_id: str | None
    """Whom it concerns: the same person, or the colleague whose task was confirmed."""
    subject: str
    """A content id that never changes, `lesson`, `lesson#step`, `programme#activity`; or a text."""
    version: str
    """The content's version that the person saw; empty where there is none."""
    at: datetime
    """When it happened, by the clock of the place where it happened; with a zone."""
    data: Mapping[str, Any] = field(default_factory=dict)
    origin: Origin = Origin.SESSION
    device_id: str | None = None
    offset_ms: int = 0
    """How far that clock was measured to be from the server's."""
    v: int = 1
    received: datetime | None = None
    """Set by the server."""
    order: int | None = None
    """Set by the server: the order in which it took the events in."""


def happened(event: Event) -> datetime:
    """When it happened by the server's clock: a tablet that runs ahead takes nobody's time."""
    if not event.offset_ms:
        return event.at
    try:
        return event.at - timedelta(milliseconds=event.offset_ms)
    except OverflowError:
        return event.at


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_one_at_a_time = threading.Lock()
_last_id = 0


def new_id() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.

    Ids of one process rise in the order in which they are made, also within a millisecond, so that
    rows sorted by id keep the order in which they were written.
    """
    global _last_id  # noqa: PLW0603 - one order for the whole process
    fresh = (time.time_ns() // 1_000_000) << 74 | int.from_bytes(os.urandom(10)) & ((1 << 74) - 1)
    with _one_at_a_time:
        _last_id = max(fresh, _last_id + 1)
        made = _last_id
    return id_of(made >> 74, made & ((1 << 74) - 1))


def id_of(milliseconds: int, tail: int) -> str:
    """The UUIDv7 of a moment (Unix milliseconds) and 74 bits that tell it from others."""
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    return str(uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def is_uuid(text: str) -> bool:
    """Whether a text that came in a form or from a tablet is a UUID as we write it."""
    return _UUID.fullmatch(text) is not None


def sibling_id(event_id: str, name: str) -> str:
    """Another UUIDv7 that follows from an event's id and a name: the same two give the same one.

    A page carries one id, and each fact that may be told from it has its own by this.
    Raises ValueError when `event_id` is no UUID.
    """
    number = uuid.UUID(event_id).int
    digest = blake2b(f"{event_id}/{name}".encode(), digest_size=10).digest()
    return id_of(number >> 80, int.from_bytes(digest) & ((1 << 74) - 1))

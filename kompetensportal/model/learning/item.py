"""One activity of one person: where it stands, since when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kompetensportal.model.content.course import Activity, ActivityKind, Doer
from kompetensportal.model.learning.event import Event
from kompetensportal.words import Message


class State(StrEnum):
    """Where an activity stands."""

    DONE = "done"
    WAITING = "waiting"
    """The person has done it, a mentor is to look."""
    LATE = "late"
    """Should have been done before today."""
    OPEN = "open"
    NOT_YET = "not_yet"
    """The programme has not begun, or something else comes first."""


@dataclass(frozen=True, slots=True)
class OwnActivity:
    """Something a manager has added to one person's programme: "beställ nyckelkort"."""

    id: str
    enrolment_id: str
    title: str
    by: Doer
    due: date | None


@dataclass(frozen=True, slots=True)
class Item:
    """One activity of one person. `subject` is what events about it carry."""

    subject: str
    activity: Activity
    state: State
    due: date | None
    since: datetime | None
    """When it was done, or since when it waits for confirmation."""
    by: str | None
    """Id of who did or confirmed it."""
    why: Message
    """What made it stand like this, or what is needed."""
    words: str = ""
    """What the mentor wrote when confirming."""
    lessons: tuple[tuple[str, bool], ...] = ()
    """Of a course: each lesson that applies, and whether it is done."""
    own: bool = False
    gone: bool = False
    """Done, and since then taken out of the programme."""
    added: Message | None = None
    """Why it is there although it was not when the person began."""
    sent_back: Event | None = None
    """A mentor has looked and asks for a little more; nothing has been said since."""
    first: tuple[str, ...] = ()
    """Titles of what comes before it and is not done."""
    chosen: bool = False
    """Voluntary, and the person wants to do it."""

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.state is State.DONE

    @property
    def says_itself(self) -> bool:
        """Whether somebody says that it is done; lessons and courses tell it by themselves."""
        return self.activity.kind not in (ActivityKind.LESSON, ActivityKind.COURSE)

    @property
    def compulsory(self) -> bool:
        """Whether it counts."""
        return not self.activity.voluntary

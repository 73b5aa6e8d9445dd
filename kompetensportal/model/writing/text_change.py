"""A publication of a text, and what of it somebody who had done the text has not seen yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.writing.changed_steps import Change, Size


@dataclass(frozen=True, slots=True)
class TextChange:
    """One publication of a text."""

    id: str
    """A UUIDv7: later ones are greater."""
    text_id: str
    path: str
    size: Size
    reason: str
    version: str
    change: Change
    at: datetime
    by: str


def unseen(lesson: str, facts: Facts, changes: Iterable[TextChange]) -> tuple[TextChange, ...]:
    """The real changes of a text since somebody did it last, without those that she has seen.

    Whoever has not done the text reads all of it, and is shown no change.
    """
    done = facts.completed.get(lesson, ())
    if not done:
        return ()
    last = max(map(happened, done))
    seen = max((_upto(event) for event in facts.seen.get(lesson, ())), default="")
    return tuple(
        one
        for one in changes
        if one.size is Size.REAL and one.change.is_something and one.at > last and one.id > seen
    )


def _upto(event: Event) -> str:
    return str(event.data.get("change", ""))

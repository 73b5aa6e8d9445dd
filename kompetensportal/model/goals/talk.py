"""The yearly talk of an employee and her manager: what was said, and what they agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TalkStep:
    """A next step that both agreed on."""

    id: str
    words: str
    due: date | None
    done: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk. Both read the notes, and both may change them."""

    id: str
    person_id: str
    held: date
    notes: str
    changed: datetime
    changed_by: str | None
    steps: tuple[TalkStep, ...] = ()

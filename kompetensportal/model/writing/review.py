"""A review: what was asked of whom, what was said of which line, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How a review stands."""

    WAITING = "waiting"
    RETURNED = "returned"
    """Sent back, with words on what to mend."""
    APPROVED = "approved"
    """The text whose digest it names may be published."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


OPEN = (State.WAITING, State.RETURNED, State.APPROVED)
"""A review that is not over."""


class Outcome(StrEnum):
    """What came of a comment."""

    OPEN = ""
    ACCEPTED = "accepted"
    """The suggested wording stands in the draft."""
    RESOLVED = "resolved"


class What(StrEnum):
    """What somebody did with a text."""

    ASKED = "asked"
    COMMENTED = "commented"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"
    RETURNED = "returned"
    APPROVED = "approved"
    APPROVED_ALONE = "approved_alone"
    """By the writer herself, because nobody else holds the function."""
    PUBLISHED = "published"
    REVIEWED = "reviewed"
    """Looked through, nothing changed: the review day is a year on."""
    REVIEWER_LEFT = "reviewer_left"


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody has asked that a text be looked at."""

    id: str
    path: str
    title: str
    function: str
    """The owner's."""
    reviewer_id: str
    """Empty: whoever holds the function."""
    words: str
    asked: datetime
    asked_by: str
    state: State = State.WAITING
    digest: str = ""
    """Of the text that was approved."""
    decided: datetime | None = None
    decided_by: str = ""
    decided_words: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """Words about a line of a draft, perhaps with another wording."""

    id: str
    path: str
    quote: str
    line: int
    words: str
    suggestion: str | None
    made: datetime
    made_by: str
    outcome: Outcome = Outcome.OPEN
    done: datetime | None = None
    done_by: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what, and when."""

    what: What
    words: str
    at: datetime
    by: str


def line_now(text: str, comment: Comment) -> int:
    """The line, from 1, on which the words of a comment stand now; 0 when they are gone.

    Of several lines with the same words it is the one nearest to where they stood.
    """
    if not comment.quote:
        return 0
    lines = text.split("\n")
    found = [n for n, line in enumerate(lines, 1) if line.strip() == comment.quote.strip()]
    return min(found, key=lambda n: (abs(n - comment.line), n), default=0)


def with_suggestion(text: str, comment: Comment) -> str | None:
    """The text with the suggested line in place of the one it is about; None when that is gone.

    The line keeps its indent, its number and whatever stands after its last word (an id).
    """
    number = line_now(text, comment)
    if not number or comment.suggestion is None:
        return None
    lines = text.split("\n")
    before = lines[number - 1]
    lines[number - 1] = before.replace(comment.quote.strip(), comment.suggestion.strip(), 1)
    return "\n".join(lines)

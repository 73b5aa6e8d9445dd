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
    HANDED_ON = "handed_on"
    """A named reviewer has looked; the function that owns the text goes on."""
    APPROVED = "approved"
    APPROVED_ALONE = "approved_alone"
    """By the writer herself, because nobody else holds the function."""
    PUBLISHED = "published"
    REVIEWED = "reviewed"
    """Looked through, nothing changed: the review day is a year on."""


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


def place_now(text: str, comment: Comment) -> int:
    """Where in the text, from 0, the words of a comment stand now; -1 when they are gone.

    Of several places with the same words it is the one nearest to where they stood.
    """
    if not comment.quote:
        return -1
    found = []
    at = text.find(comment.quote)
    while at >= 0:
        found.append(at)
        at = text.find(comment.quote, at + 1)

    def away(at: int) -> tuple[int, int]:
        return abs(text.count("\n", 0, at) + 1 - comment.line), at

    return min(found, key=away, default=-1)


def line_now(text: str, comment: Comment) -> int:
    """The line, from 1, on which the words of a comment stand now; 0 when they are gone."""
    at = place_now(text, comment)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def with_suggestion(text: str, comment: Comment) -> str | None:
    """The text with the suggested words in place of those they are about; None when these are gone.

    Nothing else changes: number, indent, id and line ends stay.
    """
    at = place_now(text, comment)
    if at < 0 or comment.suggestion is None:
        return None
    return text[:at] + " ".join(comment.suggestion.split()) + text[at + len(comment.quote) :]

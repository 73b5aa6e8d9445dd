"""What the e-mail of a morning is about: what has come up since the last one that went out.

By the days since the last e-mail and not by today alone, so that a mail server that was down for a
day takes nothing from anybody; and never the same thing each morning.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from kompetensportal.model.reminders.reminder import Kind, Reminder

AHEAD = timedelta(days=3)
"""So long before a day one is told of it, and once more on the day."""
REVIEW_AHEAD = timedelta(days=14)
"""So long before its day one is told that a text is to be looked through, and again on the day."""
EVE = timedelta(days=1)
LONGEST = timedelta(days=7)
"""What is older than this is in the portal, and no news in an e-mail."""
MONDAY = 0


class State(StrEnum):
    """How an e-mail of a day stands."""

    WAITING = "waiting"
    """The server did not take it; it is tried again the same day."""
    SENDING = "sending"
    """On its way; after a crash nobody knows, and it is not sent a second time."""
    SENT = "sent"
    GIVEN_UP = "given_up"
    """The address was refused, or the day passed; what it said is in the next one."""
    NOTHING = "nothing"
    """There was nothing to say."""


def news(found: Iterable[Reminder], since: date, today: date) -> tuple[Reminder, ...]:
    """Of what one is reminded of, what came up after the morning `since`, up to this morning."""
    first = max(since, today - LONGEST)
    return tuple(one for one in found if any(first < day <= today for day in _mornings(one, today)))


def _mornings(one: Reminder, today: date) -> tuple[date, ...]:
    """The mornings on which a reminder is news."""
    if one.kind is Kind.NUDGE:
        # It came in the course of a day, after that day's e-mail.
        return (one.day + EVE,)
    if one.kind is Kind.MEETING:
        return (one.day - EVE, one.day)
    if one.kind is Kind.WEEK:
        return (one.day,)
    if one.kind is Kind.REVIEW and not one.late:
        return (one.day - REVIEW_AHEAD, one.day)
    if one.late:
        return (today - timedelta(days=(today.weekday() - MONDAY) % 7),)
    return (one.day - AHEAD, one.day)

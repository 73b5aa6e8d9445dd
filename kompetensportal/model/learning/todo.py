"""What authors have to look at: reports from readers, and searches that found nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.model.learning.facts import moment

TYPES = (
    EventType.CONTENT_REPORTED,
    EventType.CONTENT_ANSWERED,
    EventType.SEARCH_MISSED,
    EventType.SEARCH_ANSWERED,
)
"""The events that this list is made from."""


@dataclass(frozen=True, slots=True)
class MissedSearch:
    """A text that people searched for in vain."""

    text: str
    """As most people wrote it."""
    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Todo:
    """What nobody has looked at yet."""

    reports: tuple[Event, ...]
    """The oldest first."""
    searches: tuple[MissedSearch, ...]
    """What most people miss first."""


def todo(events: Iterable[Event]) -> Todo:
    """The open reports and searches among these events."""
    by: dict[str, list[Event]] = {type_: [] for type_ in TYPES}
    for event in sorted({event.id: event for event in events}.values(), key=moment):
        if event.type in by:
            by[event.type].append(event)
    answered = {event.data.get("report") for event in by[EventType.CONTENT_ANSWERED]}
    until: dict[str, datetime] = {}
    for event in by[EventType.SEARCH_ANSWERED]:
        looked = _moment(event)
        until[_key(event)] = max(looked, until.get(_key(event), looked))
    missed: dict[str, list[Event]] = {}
    for event in by[EventType.SEARCH_MISSED]:
        closed = until.get(_key(event))
        if closed is None or happened(event) > closed:
            missed.setdefault(_key(event), []).append(event)
    searches = [
        MissedSearch(
            Counter(e.subject.strip() for e in found).most_common(1)[0][0],
            len(found),
            happened(found[-1]),
        )
        for found in missed.values()
    ]
    return Todo(
        tuple(e for e in by[EventType.CONTENT_REPORTED] if e.id not in answered),
        tuple(sorted(searches, key=lambda s: (-s.count, s.text))),
    )


def _key(event: Event) -> str:
    return " ".join(event.subject.split()).casefold()


def _moment(event: Event) -> datetime:
    """Up to when the searches were looked at; a text that is no time counts as when it was said."""
    try:
        found = datetime.fromisoformat(str(event.data.get("until")))
    except ValueError:
        return happened(event)
    return found if found.tzinfo else happened(event)

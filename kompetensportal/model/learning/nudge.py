"""What somebody has been reminded of kindly, while it is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.progress import Item, Progress, State
from kompetensportal.model.programmes.renewal import Validity

SHOWN = timedelta(days=14)
"""So long a reminder stands on the start page; then it has been seen or another one is needed."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """The latest reminder of one thing."""

    event: Event
    progress: Progress
    item: Item
    """What to do: the activity, or what comes next when the whole programme was meant."""


def nudges(follow: Follow, today: date) -> tuple[Nudge, ...]:
    """What is left of what somebody was reminded of these last days, the latest first."""
    found = []
    for subject, events in follow.facts.reminded.items():
        last = events[-1]
        if local_day(happened(last)) < today - SHOWN:
            continue
        for progress in follow.progresses:
            if progress.enrolment.ended is None and (left := _left(progress, subject)):
                found.append(Nudge(last, progress, left))
    return tuple(sorted(found, key=lambda one: happened(one.event), reverse=True))


def _left(progress: Progress, subject: str) -> Item | None:
    if subject == progress.enrolment.programme_id:
        return progress.next
    for renewal in progress.renewals:
        if renewal.item.subject == subject and renewal.validity is not Validity.VALID:
            return renewal.item
    states = (State.DONE, State.WAITING)
    return next((i for i in progress.items if i.subject == subject and i.state not in states), None)

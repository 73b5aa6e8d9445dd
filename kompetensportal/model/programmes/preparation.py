"""Before a training: why she goes and what she wants of it, together with her manager."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.content.course import ActivityKind
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.progress import Progress
from kompetensportal.model.learning.referral import Referral

KINDS = (ActivityKind.COURSE, ActivityKind.MEETING)
"""Activities of a programme that one prepares for."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is known before one training; both who it is about and her manager read all of it."""

    subject: str
    """Id of a course or text, or an activity's subject."""
    title: str
    done: bool
    why: str = ""
    """Her answer to why she goes; empty: she has not said."""
    want: str = ""
    """What she wants to be able to do after it."""
    told: datetime | None = None
    """When she wrote that."""
    words: str = ""
    """The manager's: of the referral, or written since."""
    by: str | None = None
    """Who wrote them."""


def of_subject(facts: Facts, subject: str, title: str, done: bool) -> Preparation:
    """What is known before one training: the latest that each of the two has written."""
    own = _last(facts.prepared.get(subject, ()))
    theirs = [*facts.referred.get(subject, ()), *facts.guided.get(subject, ())]
    spoken = _last([event for event in theirs if event.data.get("words")])
    return Preparation(
        subject,
        title,
        done,
        why=_text(own, "why"),
        want=_text(own, "want"),
        told=happened(own) if own is not None else None,
        words=_text(spoken, "words"),
        by=spoken.person_id if spoken is not None else None,
    )


def preparations(
    facts: Facts, progresses: Iterable[Progress], referred: Iterable[Referral]
) -> list[Preparation]:
    """Every training to prepare for or prepared for, those that are not done first."""
    found = {one.training: (one.title, one.done) for one in referred}
    for progress in progresses:
        for item in progress.items:
            if item.activity.kind in KINDS:
                is_course = item.activity.kind is ActivityKind.COURSE
                subject = item.activity.target if is_course else item.subject
                found.setdefault(subject, (item.activity.title, item.done))
    made = [of_subject(facts, subject, *how) for subject, how in found.items()]
    return sorted(made, key=lambda one: (one.done, one.title))


def _last(events: Iterable[Event]) -> Event | None:
    return max(events, key=lambda event: (happened(event), event.id), default=None)


def _text(event: Event | None, name: str) -> str:
    return str(event.data.get(name, "")) if event is not None else ""

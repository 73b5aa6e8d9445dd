"""Who needs help now, and why: what a manager with ten minutes should see first.

The order is by what helps most, never by how far somebody has come: people are not ranked. Why it
is this one stands in docs/follow-up.md. Whom the manager has just reminded or booked a time for
comes after those who still wait for a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import IntEnum

from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.appointment import Appointment
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.progress import Item, Progress, State
from kompetensportal.model.programmes.renewal import Validity

SILENCE = timedelta(days=14)
"""So long without a sign, with something left to do, and somebody may ask how it goes."""
PATIENCE = timedelta(days=3)
"""So long something may wait for the mentor before the manager is told."""
SETTLING = timedelta(days=3)
"""So long after the first day "has not begun" is nothing to speak of."""

AHEAD = timedelta(days=3)
"""So long before it is due the manager is told of what only the manager can do."""
REST = timedelta(days=3)
"""So long after a reminder nobody needs another one."""


class NeedKind(IntEnum):
    """Why somebody needs help, what helps most first."""

    ASKED = 1
    """Has asked for help, and nobody has answered."""
    OWN = 2
    """The manager's own things are due: permissions, key card."""
    LATE = 3
    """Something compulsory is late."""
    RUN_OUT = 4
    """Something compulsory that is done again has not been, and counts no more."""
    WAITING = 5
    """Has done a task that nobody has looked at."""
    SILENT = 6
    """Has begun and got stuck: nothing has come for two weeks."""
    NOT_STARTED = 7
    RUNNING_OUT = 8
    """Something compulsory is to be done again soon."""
    NO_MENTOR = 9


@dataclass(frozen=True, slots=True)
class Need:
    """One reason. `since` is the day from which it holds."""

    kind: NeedKind
    since: date
    item: Item | None = None
    asked: Event | None = None
    count: int = 1
    """How many things of this kind."""
    enrolment: Enrolment | None = None
    """The programme that it is about; None for a call for help."""
    handled: date | None = None
    """When the manager last did something about it, while that still counts."""

    @property
    def subject(self) -> str:
        """What a reminder of it carries: the activity, or the whole programme."""
        if self.item is not None:
            return self.item.subject
        return self.enrolment.programme_id if self.enrolment else ""


@dataclass(frozen=True, slots=True)
class Follow:
    """One person as a mentor or manager follows her. `needs` has the most helpful first."""

    person: Person
    progresses: tuple[Progress, ...]
    facts: Facts
    needs: tuple[Need, ...]
    booked: tuple[Appointment, ...] = ()
    """Times to come, the first first."""


def follow(
    person: Person,
    progresses: Sequence[Progress],
    facts: Facts,
    seen: datetime | None,
    today: date,
    *,
    booked: Sequence[Appointment] = (),
) -> Follow:
    """What one person needs. `seen` is when she last did something herself, None for never."""
    under_way = [p for p in progresses if p.enrolment.ended is None]
    met = max((local_day(one.made) for one in booked), default=None)
    needs = [
        *(Need(NeedKind.ASKED, local_day(happened(e)), asked=e) for e in facts.asked),
        *(
            replace(need, enrolment=p.enrolment, handled=_handled(need, p, facts, met, today))
            for p in under_way
            for need in _of_programme(p, seen, today)
        ),
    ]
    every = tuple(sorted(needs, key=_help_first))
    return Follow(person, tuple(progresses), facts, every, tuple(booked))


def who_needs_help(everybody: Iterable[Follow]) -> list[Follow]:
    """Those who need something, what helps most first, then who has waited longest."""
    return sorted((f for f in everybody if f.needs), key=lambda f: _help_first(f.needs[0]))


def _of_programme(p: Progress, seen: datetime | None, today: date) -> list[Need]:
    found: list[Need] = []
    # Who has just come back from leave has been silent for a good reason.
    last = max((day for day in (p.back, local_day(seen) if seen else None) if day), default=None)
    own = tuple(
        item
        for item in p.standing(State.LATE, State.OPEN, State.NOT_YET, by=Doer.MANAGER)
        if item.due is not None and item.due <= today + AHEAD and p.enrolment.ended is None
    )
    late = [i for i in p.standing(State.LATE) if i.activity.by is not Doer.MANAGER]
    for kind, items in ((NeedKind.OWN, own), (NeedKind.LATE, late)):
        if items:
            since = items[0].due or today
            found.append(Need(kind, since, item=items[0], count=len(items)))
    waiting = [
        (local_day(i.since), i)
        for i in p.standing(State.WAITING)
        if i.since and local_day(i.since) <= today - PATIENCE
    ]
    if waiting:
        since, item = min(waiting, key=lambda pair: pair[0])
        found.append(Need(NeedKind.WAITING, since, item=item, count=len(waiting)))
    if p.paused:
        return found
    found += _running_out(p)
    if p.finished:
        return found
    begun = any(item.since for item in p.items if item.activity.by is Doer.EMPLOYEE)
    began = max(p.enrolment.start, p.back or p.enrolment.start)
    if not begun and p.total and began <= today - SETTLING:
        found.append(Need(NeedKind.NOT_STARTED, began))
    elif begun and (last is None or last <= today - SILENCE):
        found.append(Need(NeedKind.SILENT, last or p.enrolment.start))
    if p.enrolment.mentor_id is None and p.enrolment.start <= today:
        found.append(Need(NeedKind.NO_MENTOR, p.enrolment.start))
    return found


def _running_out(p: Progress) -> Iterable[Need]:
    kinds = {Validity.OVER: NeedKind.RUN_OUT, Validity.SOON: NeedKind.RUNNING_OUT}
    for validity, kind in kinds.items():
        ends = [r for r in p.renewals if r.validity is validity and r.item.compulsory]
        if ends:
            yield Need(kind, ends[0].until, item=ends[0].item, count=len(ends))


REMINDABLE = frozenset(
    {
        NeedKind.LATE,
        NeedKind.RUN_OUT,
        NeedKind.SILENT,
        NeedKind.NOT_STARTED,
        NeedKind.RUNNING_OUT,
    }
)
"""What a kind word to the person herself may help against."""


def _handled(need: Need, p: Progress, facts: Facts, met: date | None, today: date) -> date | None:
    """The day of the last reminder of late of anything of the programme, or of a booked time."""
    if need.kind not in REMINDABLE:
        return None
    of_it = {p.enrolment.programme_id, *(item.subject for item in p.items)}
    days = [
        local_day(happened(event))
        for subject, events in facts.reminded.items()
        if subject in of_it
        for event in events
    ]
    recent = [day for day in days if day >= today - REST]
    return max([*recent, *([met] if met else [])], default=None)


def _help_first(need: Need) -> tuple[bool, int, date]:
    return need.handled is not None, need.kind, need.since

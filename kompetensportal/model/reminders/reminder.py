"""What somebody is reminded of: kind words, booked times, and days when something is to be done.

One pure function for the page, the calendar and the e-mail, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kompetensportal.model.content.course import Course, Doer
from kompetensportal.model.content.library import Entry
from kompetensportal.model.learning.appointment import Appointment
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import happened
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.nudge import Nudge, nudges
from kompetensportal.model.learning.progress import Item, Progress, State
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.model.programmes.renewal import Renewal


class Kind(StrEnum):
    """Why one is reminded."""

    NUDGE = "nudge"
    """Somebody has asked one to think of it."""
    MEETING = "meeting"
    DUE = "due"
    RENEW = "renew"
    """What was done is to be done again: `day` is the last one that it counts."""
    REVIEW = "review"
    """A text of a function that one holds is to be looked through by `day`."""
    WEEK = "week"
    """A nanokurs of a plan: `day` is the Monday of its week."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to think of. `key` is the same each time that it is asked for."""

    kind: Kind
    key: str
    day: date
    """Of a kind word when it came, of a meeting when it is, else when it is due."""
    title: str = ""
    """The activity, or the meeting; empty for a time that two have booked."""
    language: str = "sv"
    item: Item | None = None
    progress: Progress | None = None
    starts: datetime | None = None
    minutes: int = 0
    place: str = ""
    other_id: str = ""
    """Whom one meets, or who sent the kind word."""
    words: str = ""
    course: str = ""
    """Id of the nanokurs."""
    path: str = ""
    """File of a text to look through."""
    late: bool = False
    """Whether the day has been; said of nothing but what is to be done."""


def reminders(
    follow: Follow,
    today: date,
    meetings: Iterable[Meeting] = (),
    weeks: Iterable[tuple[date, Course]] = (),
    reviews: Iterable[Entry] = (),
) -> tuple[Reminder, ...]:
    """All that one person is reminded of, the first day first.

    meetings: those that she has a seat at; what has been, or was cancelled, is left out.
    weeks: the nanokurser of her plans by their Monday (`model.weekly.plan.coming`); what she has
    done is left out.
    reviews: texts that she is to look through (`model.reminders.reviews.to_review`).
    """
    found = [
        *(_of_nudge(one) for one in nudges(follow, today)),
        *(_of_meeting(one, follow.person.id) for one in follow.booked),
        *(
            _of_seat(one)
            for one in meetings
            if not one.cancelled and local_day(one.starts) >= today
        ),
        *(_of_review(one, today) for one in reviews),
        *(_of_week(*one) for one in weeks if one[1].id not in follow.facts.courses),
        *(
            _of_item(item, p)
            for p in follow.progresses
            if p.enrolment.ended is None
            for item in p.standing(State.LATE, State.OPEN, State.NOT_YET, by=Doer.EMPLOYEE)
            if item.due is not None and item.due < date.max
        ),
        *(
            _of_renewal(renewal, p, today)
            for p in follow.progresses
            if p.enrolment.ended is None
            for renewal in p.renewals
            if renewal.item.compulsory and renewal.item.activity.by is Doer.EMPLOYEE
        ),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.key)))


def once(found: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Each thing once: where somebody has sent a kind word, that is what is read."""
    every = tuple(found)
    nudged = {one.item.subject for one in every if one.kind is Kind.NUDGE and one.item}
    return tuple(
        one
        for one in every
        if one.kind is Kind.NUDGE or one.item is None or one.item.subject not in nudged
    )


def _of_nudge(one: Nudge) -> Reminder:
    return Reminder(
        Kind.NUDGE,
        f"nudge-{one.event.id}",
        local_day(happened(one.event)),
        one.item.activity.title,
        one.item.activity.language,
        one.item,
        one.progress,
        other_id=one.event.person_id or "",
        words=str(one.event.data.get("words", "")),
    )


def _of_meeting(one: Appointment, me: str) -> Reminder:
    return Reminder(
        Kind.MEETING,
        f"meeting-{one.id}",
        local_day(one.starts),
        starts=one.starts,
        minutes=one.minutes,
        place=one.place,
        other_id=one.with_id if one.person_id == me else one.person_id,
    )


def _of_seat(one: Meeting) -> Reminder:
    return Reminder(
        Kind.MEETING,
        f"seat-{one.id}",
        local_day(one.starts),
        one.title,
        starts=one.starts,
        minutes=one.minutes,
        place=one.place,
        other_id=one.leader_id,
    )


def _of_week(monday: date, course: Course) -> Reminder:
    key = f"week-{monday}-{course.id}"
    return Reminder(Kind.WEEK, key, monday, course.title, course.language, course=course.id)


def _of_item(item: Item, progress: Progress) -> Reminder:
    assert item.due is not None
    key = f"due-{progress.enrolment.id}-{item.subject}"
    activity = item.activity
    return Reminder(
        Kind.DUE,
        key,
        item.due,
        activity.title,
        activity.language,
        item,
        progress,
        late=item.state is State.LATE,
    )


def _of_renewal(one: Renewal, progress: Progress, today: date) -> Reminder:
    activity = one.item.activity
    return Reminder(
        Kind.RENEW,
        f"renew-{progress.enrolment.id}-{one.item.subject}-{one.until}",
        one.until,
        activity.title,
        activity.language,
        one.item,
        progress,
        late=one.until < today,
    )


def _of_review(one: Entry, today: date) -> Reminder:
    day = one.review or today
    return Reminder(
        Kind.REVIEW,
        f"review-{one.id}-{day}",
        day,
        one.title,
        one.language,
        path=min((edition.path for _, edition in one.editions), key=len),
        late=day < today,
    )

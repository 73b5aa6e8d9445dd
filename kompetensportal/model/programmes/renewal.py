"""What is done again every so many months: a period of its own, which leaves history alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import ActivityKind
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, happened
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.item import Item
from kompetensportal.model.programmes.due import moved_by_months

SOON = timedelta(days=30)
"""So long before the last day one is told."""


class Validity(StrEnum):
    """How a period stands on a day; each has the words `programmes.valid_…`."""

    VALID = "valid"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Renewal:
    """An activity that was done, and until when that counts."""

    item: Item
    last: date
    """When it was done last."""
    until: date
    """The last day that it counts."""
    validity: Validity
    periods: int
    """How many times it has been done."""


def renewals(
    items: Iterable[Item], facts: Facts, enrolment: Enrolment, today: date
) -> tuple[Renewal, ...]:
    """The periods under way of what is done again, the first to end first.

    A period begins each time it is done, also before the one before has ended. The share of the
    programme is not touched: what was done stays done.
    """
    found = []
    for item in items:
        months = item.activity.renew_months
        if months is None or not item.done or item.since is None:
            continue
        days = sorted({local_day(item.since), *(_days(item, facts, enrolment))})
        until = moved_by_months(days[-1], months)
        validity = Validity.VALID
        if until < today:
            validity = Validity.OVER
        elif until <= today + SOON:
            validity = Validity.SOON
        found.append(Renewal(item, days[-1], until, validity, len(days)))
    return tuple(sorted(found, key=lambda one: (one.until, one.item.subject)))


def _days(item: Item, facts: Facts, enrolment: Enrolment) -> Iterable[date]:
    """The days on which it was done again."""
    activity = item.activity
    again: list[Event] = list(facts.confirmed.get(item.subject, ()))
    if not activity.confirmed:
        again += facts.done.get(item.subject, ())
        if activity.kind is ActivityKind.LESSON:
            again += facts.completed.get(activity.target, ())
        if activity.kind is ActivityKind.COURSE:
            again += _whole_course(item, facts)
    ours = (e for e in again if e.data.get("enrolment", enrolment.id) == enrolment.id)
    return [local_day(happened(e)) for e in ours if item.since and happened(e) >= item.since]


def _whole_course(item: Item, facts: Facts) -> list[Event]:
    """The course was done again when each of its lessons was: on the day of the last of them."""
    latest = [facts.completed.get(lesson, ())[-1:] for lesson, _ in item.lessons]
    if not latest or not all(latest):
        return []
    firsts = [happened(one[0]) for one in latest]
    since = item.since
    if since is None or any(moment <= since for moment in firsts):
        return []
    return [max((one[0] for one in latest), key=happened)]

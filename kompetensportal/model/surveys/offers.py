"""Which surveys somebody is asked to answer now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from kompetensportal.model.content.survey import After, Survey
from kompetensportal.model.learning.event import Event

OPEN_FOR = timedelta(days=30)
"""So long after a course one is asked; later nobody remembers how it was."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A survey about a course."""

    survey: str
    about: str
    since: datetime


def offers(
    surveys: Mapping[str, Survey],
    done: Mapping[str, datetime],
    told: Iterable[Event],
    now: datetime,
    without: Collection[str] = (),
) -> tuple[Offer, ...]:
    """What to ask, the latest first.

    Args:
        surveys: by id.
        done: course -> when it was done for the first time.
        told: answers given, and surveys hopped over (`survey.answered`, `survey.skipped`).
        now: with a zone, like all times here.
        without: courses that nobody is asked about.
    """
    settled = {(event.subject, event.data.get("about", "")) for event in told}
    found = [
        Offer(survey, course, moment)
        for survey, asked in surveys.items()
        if asked.after is After.COURSE
        for course, moment in done.items()
        if course not in without
        and now - OPEN_FOR <= moment <= now
        and (survey, course) not in settled
    ]
    return tuple(sorted(found, key=lambda offer: (offer.since, offer.survey), reverse=True))

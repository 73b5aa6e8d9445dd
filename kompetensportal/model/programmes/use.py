"""Some weeks after a training: "Använder du det? Känner du dig säkrare?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, happened

WAIT, PATIENCE = timedelta(weeks=8), timedelta(weeks=8)
"""So long after the training one is asked, and so long after that one is asked no more."""
USE = ("yes", "sometimes", "no")
SURER = ("yes", "little", "no")
"""The answers to the two questions, as events carry them."""


@dataclass(frozen=True, slots=True)
class UseQuestion:
    """What to ask somebody about, and when it was done."""

    subject: str
    """A course's id, or an activity's subject."""
    done: date


def to_ask(
    trainings: Iterable[Mapping[str, tuple[Event, ...]]],
    answered: Mapping[str, tuple[Event, ...]],
    today: date,
) -> UseQuestion | None:
    """The one training to ask about today, the earliest first; None when there is none.

    trainings: what was learnt, by subject, as `Facts.courses` and `Facts.attended` have it.
    """
    found = [
        UseQuestion(subject, day)
        for kind in trainings
        for subject, facts in kind.items()
        if subject not in answered and facts
        for day in [local_day(happened(facts[0]))]
        if day + WAIT <= today < day + WAIT + PATIENCE
    ]
    return min(found, key=lambda one: (one.done, one.subject), default=None)

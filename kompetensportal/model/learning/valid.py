"""Until when the compulsory trainings of many people count."""

from __future__ import annotations

from collections.abc import Iterable

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.programmes.renewal import Renewal


def valid_until(found: Iterable[Follow]) -> list[tuple[Person, Renewal]]:
    """Who has what until when, the first to end first; of programmes that have not ended."""
    every = [
        (one.person, renewal)
        for one in found
        for progress in one.progresses
        if progress.enrolment.ended is None
        for renewal in progress.renewals
        if renewal.item.compulsory
    ]
    return sorted(every, key=lambda pair: (pair[1].until, pair[0].name, pair[1].item.subject))

"""Some of those whom a manager follows: by profession, programme, and when they began."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.progress import Progress


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; empty means everything. Both days are of the programme's first day."""

    profession: str = ""
    programme: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def of_programmes(self) -> bool:
        """Whether it asks for programmes, so that somebody without any is left out."""
        return bool(self.programme or self.first or self.last)

    def people(self, everybody: Iterable[Person], today: date) -> tuple[Person, ...]:
        """Those of the profession, by the places that are not over."""
        return tuple(one for one in everybody if self._holds(one, today))

    def follows(self, found: Iterable[Follow]) -> list[Follow]:
        """Each with the programmes that are chosen, and what is needed in them.

        A call for help belongs to no programme: it is never left out.
        """
        if not self.of_programmes:
            return list(found)
        chosen: list[Follow] = []
        for one in found:
            progresses = tuple(p for p in one.progresses if self._of(p))
            if progresses:
                ids = {p.enrolment.id for p in progresses}
                needs = tuple(n for n in one.needs if n.enrolment is None or n.enrolment.id in ids)
                chosen.append(replace(one, progresses=progresses, needs=needs))
        return chosen

    def _holds(self, one: Person, today: date) -> bool:
        return not self.profession or any(
            place.profession == self.profession and (place.end is None or place.end >= today)
            for place in one.memberships
        )

    def _of(self, p: Progress) -> bool:
        enrolment = p.enrolment
        return (
            self.programme in ("", enrolment.programme_id)
            and (self.first is None or self.first <= enrolment.start)
            and (self.last is None or enrolment.start <= self.last)
        )

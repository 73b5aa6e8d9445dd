"""How people stand in their programmes, as rows: the page, the CSV and the print show these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.progress import Progress, State


@dataclass(frozen=True, slots=True)
class Row:
    """One person on one programme. Counts are of what is compulsory."""

    person: Person
    units: str
    professions: str
    programme: str
    start: date
    ended: date | None
    mentor: str
    done: int
    total: int
    percent: int
    late: int
    waiting: int
    next: str
    next_due: date | None


def introduction_rows(
    follows: Iterable[Follow], tree: Tree, names: Mapping[str, str], today: date
) -> list[Row]:
    """A row for each programme of each person, in the order given; `names` of mentors by id."""
    return [
        _row(follow.person, p, tree, names, today) for follow in follows for p in follow.progresses
    ]


def _row(
    person: Person, progress: Progress, tree: Tree, names: Mapping[str, str], today: date
) -> Row:
    held = [m for m in person.memberships if m.end is None or m.end >= today]
    units = [unit.name for m in held if (unit := tree.get(m.unit_id)) is not None]
    enrolment = progress.enrolment
    return Row(
        person=person,
        units=", ".join(dict.fromkeys(units)),
        professions=", ".join(dict.fromkeys(m.profession for m in held if m.profession)),
        programme=progress.title,
        start=enrolment.start,
        ended=enrolment.ended,
        mentor=names.get(enrolment.mentor_id or "", ""),
        done=progress.done,
        total=progress.total,
        percent=progress.percent,
        late=len(progress.standing(State.LATE)),
        waiting=len(progress.standing(State.WAITING)),
        next=progress.next.activity.title if progress.next else "",
        next_due=progress.next.due if progress.next else None,
    )

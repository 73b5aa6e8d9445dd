"""How people stand, read together: one query for their events, however many they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.curriculum import belonging
from kompetensportal.model.learning.appointment import Appointment
from kompetensportal.model.learning.extension import extended
from kompetensportal.model.learning.facts import gather_each
from kompetensportal.model.learning.needs import Follow, follow
from kompetensportal.model.learning.progress import progress
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning import (
    appointments,
    enrolments,
    events,
    extensions,
    own_activities,
)
from kompetensportal.store.programmes import leaves, versions


def follow_each(
    session: Session,
    library: Generation,
    people: Sequence[Person],
    tree: Tree,
    today: date,
    *,
    all_facts: bool = True,
) -> list[Follow]:
    """How each of these people stands in every programme of theirs, in the order given.

    all_facts: also what those without any programme have read; False for a page that shows
    programmes and calls for help.
    """
    ids = [person.id for person in people]
    theirs: dict[str, list[Enrolment]] = {}
    for enrolment in enrolments.of_people(session, ids):
        theirs.setdefault(enrolment.person_id, []).append(enrolment)
    reading_of = ids if all_facts else theirs.keys()
    facts = gather_each(events.of_people(session, ids, reading_of), ids)
    seen = events.last_seen(session, ids)
    plans = [e for found in theirs.values() for e in found]
    counts = versions.of_enrolments(session, plans, library.programmes)
    every = [plan.id for plan in plans]
    own = own_activities.of_enrolments(session, every)
    more_time = extensions.of_enrolments(session, every)
    away = leaves.spans_of(session, ids)
    booked = _booked(session, ids)
    taught = curriculum(library)
    return [
        follow(
            person,
            [
                extended(
                    progress(
                        counts.get(enrolment.id),
                        enrolment,
                        facts[person.id],
                        whose=belonging(person.memberships, _branches(person, tree), today),
                        curriculum=taught,
                        today=today,
                        own=own,
                        away=away.get(person.id, ()),
                    ),
                    more_time.get(enrolment.id),
                    today,
                )
                for enrolment in theirs.get(person.id, ())
            ],
            facts[person.id],
            seen.get(person.id),
            today,
            booked=booked.get(person.id, ()),
        )
        for person in people
    ]


def _booked(session: Session, ids: Sequence[str]) -> dict[str, list[Appointment]]:
    """The times to come of each of these people, on whichever side."""
    found: dict[str, list[Appointment]] = {}
    for one in appointments.of_people(session, ids, datetime.now(UTC)):
        for person in (one.person_id, one.with_id):
            found.setdefault(person, []).append(one)
    return found


def _branches(person: Person, tree: Tree) -> Mapping[str, str]:
    units = [tree.get(membership.unit_id) for membership in person.memberships]
    return {unit.id: unit.branch for unit in units if unit is not None}

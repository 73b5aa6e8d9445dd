"""All that is kept of one person, in plain values, for her to fetch as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.database import utc
from kompetensportal.store.device import devices, keys
from kompetensportal.store.figures import counts
from kompetensportal.store.goals import talks
from kompetensportal.store.learning import appointments, enrolments, extensions
from kompetensportal.store.programmes import about_person
from kompetensportal.store.tables import EventRow, OwnActivityRow, SessionRow
from kompetensportal.store.writing import about_writer

_EVER = datetime(1, 1, 1, tzinfo=UTC)


def collect(session: Session, person_id: str) -> dict[str, Any]:
    """Everything about a person but the hashes of her secrets. Dates and times in ISO 8601."""
    person = people.by_id(session, person_id)
    if person is None:
        return {}
    tree = units.tree(session)
    own = enrolments.of_people(session, [person_id])
    ids = [enrolment.id for enrolment in own]
    added = session.scalars(select(OwnActivityRow).where(OwnActivityRow.enrolment_id.in_(ids)))
    facts = session.scalars(
        select(EventRow)
        .where(or_(EventRow.person_id == person_id, EventRow.about_id == person_id))
        .order_by(EventRow.order)
    )
    visits = session.scalars(select(SessionRow).where(SessionRow.person_id == person_id))
    return {
        "person": {
            "id": person.id,
            "name": person.name,
            "user_name": person.user_name,
            "language": person.language,
            "start_date": _iso(person.start_date),
            "employment_number": person.employment_number,
            "email": person.email,
            "gender": person.gender,
            "preferences": people.preferences(session, person_id),
        },
        "memberships": [
            {
                "unit": " > ".join(unit.name for unit in tree.path(place.unit_id)),
                "role": place.role.value,
                "profession": place.profession,
                "from": _iso(place.start),
                "to": _iso(place.end),
            }
            for place in person.memberships
        ],
        "enrolments": [
            {
                "programme": enrolment.programme_id,
                "from": _iso(enrolment.start),
                "to": _iso(enrolment.ended),
                "mentor": enrolment.mentor_id,
            }
            for enrolment in own
        ],
        "own_activities": [
            {"title": row.title, "by": row.by, "due": _iso(row.due)} for row in added
        ],
        "more_time_until": [
            day.isoformat() for day in extensions.of_enrolments(session, ids).values()
        ],
        "booked_times": [
            {"starts": one.starts.isoformat(), "minutes": one.minutes, "place": one.place}
            for one in appointments.of_people(session, [person_id], _EVER)
        ],
        **about_person.collect(session, person_id),
        **about_writer.collect(session, person_id),
        "talks": [
            {
                "held": talk.held.isoformat(),
                "notes": talk.notes,
                "steps": [
                    {"words": step.words, "due": _iso(step.due), "done": _iso(step.done)}
                    for step in talk.steps
                ],
            }
            for talk in talks.of_person(session, person_id)
        ],
        "events": [
            {
                "id": row.id,
                "type": row.type,
                "by_me": row.person_id == person_id,
                "about_me": row.about_id == person_id,
                "subject": row.subject,
                "version": row.version,
                "at": utc(row.at).isoformat(),
                "data": row.data,
            }
            for row in facts
        ],
        "who_looked": [
            {"who": look.viewer, "page": look.page, "at": look.at.isoformat()}
            for look in accesses.about(session, person_id, limit=10_000)
        ],
        "counted_in_statistics": [
            {"month": one.month, "training": one.lesson, "minutes": one.minutes}
            for _, taken in counts.parts(session, [person_id]).values()
            for one in taken
        ],
        "own_devices": [
            {"name": one.name, "since": one.created.isoformat(), "seen": _iso(one.seen)}
            for one in devices.of_person(session, person_id)
        ],
        "keys_on_devices": [
            {"key": key.key_id, "device": key.device_id, "since": key.created.isoformat()}
            for key in keys.of_person(session, person_id)
        ],
        "signed_in": [
            {"since": utc(row.created).isoformat(), "shared": row.shared} for row in visits
        ],
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None

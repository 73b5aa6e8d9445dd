"""People and their places: rows in, `model.accounts.person.Person` out; never a row to a caller."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import islice
from typing import Any, cast

from sqlalchemy import Row, Table, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Gender, Membership, Person, Role
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.among import Among
from kompetensportal.store.figures.touched import touch
from kompetensportal.store.tables import MembershipRow, PersonRow

# Read as plain rows: objects that the session follows cost as much as the query.
_PERSONS = cast(Table, PersonRow.__table__)
_PLACES = cast(Table, MembershipRow.__table__)
_BY_IDS = Among(lambda is_listed: select(_PERSONS).where(is_listed(_PERSONS.c.id)))
_PLACES_OF = Among(
    lambda is_listed: select(_PLACES).where(is_listed(_PLACES.c.person_id)).order_by(_PLACES.c.id)
)
_BATCH = 500
"""Databases take only so many values in one question."""

_BY_NAME = (func.lower(PersonRow.name), PersonRow.user_name)


def by_id(session: Session, person_id: str) -> Person | None:
    """One person, with every membership."""
    return by_ids(session, [person_id]).get(person_id)


def by_ids(session: Session, person_ids: Collection[str]) -> dict[str, Person]:
    """Several people by their ids; ids of nobody are left out."""
    rows = _BY_IDS(session, person_ids)
    return {person.id: person for person in _people(session, rows)}


def by_user_name(session: Session, user_name: str) -> Person | None:
    """One person by user name, whatever its case."""
    found = select(PersonRow).where(PersonRow.user_name == user_name.strip().lower())
    return next(iter(_people(session, session.scalars(found))), None)


def by_user_names(session: Session, user_names: Collection[str]) -> dict[str, Person]:
    """Several people by user name in lower case; names of nobody are left out."""
    found: dict[str, Person] = {}
    remaining = iter(user_names)
    while batch := list(islice(remaining, _BATCH)):
        rows = session.scalars(select(PersonRow).where(PersonRow.user_name.in_(batch)))
        found.update((person.user_name, person) for person in _people(session, rows))
    return found


def on_units(
    session: Session, unit_ids: Collection[str], on: date, role: Role | None = None
) -> tuple[Person, ...]:
    """People with a place on any of the units that has not ended, by name; not disabled ones.

    A place that has not begun counts: who starts next week is prepared for today.
    """
    places = select(MembershipRow.person_id).where(
        MembershipRow.unit_id.in_(unit_ids),
        or_(MembershipRow.end.is_(None), MembershipRow.end >= on),
    )
    if role is not None:
        places = places.where(MembershipRow.role == role.value)
    found = select(_PERSONS).where(_PERSONS.c.id.in_(places), _PERSONS.c.disabled.is_(False))
    return _people(session, session.execute(found.order_by(*_BY_NAME)).all())


def ever_on(session: Session, unit_ids: Collection[str]) -> set[str]:
    """Ids of everybody who has, had or will have a place on one of these units."""
    if not unit_ids:
        return set()
    places = select(MembershipRow.person_id).where(MembershipRow.unit_id.in_(unit_ids))
    return set(session.scalars(places.distinct()))


def search(
    session: Session,
    words: str = "",
    *,
    unit_ids: Collection[str] | None = None,
    role: Role | None = None,
    skip: int = 0,
    limit: int = 50,
) -> tuple[tuple[Person, ...], int]:
    """People whose name or user name holds every word, by name, and how many there are in all."""
    found = select(PersonRow)
    for word in words.lower().split():
        like = f"%{_escaped(word)}%"
        found = found.where(
            or_(
                func.lower(PersonRow.name).like(like, escape="\\"),
                # SQLite's lower() knows only a to z: "Åsa" is found by "Åsa" and by "åsa".
                PersonRow.name.like(f"%{_escaped(word.capitalize())}%", escape="\\"),
                PersonRow.user_name.like(like, escape="\\"),
            )
        )
    if unit_ids is not None or role is not None:
        places = select(MembershipRow.person_id)
        if unit_ids is not None:
            places = places.where(MembershipRow.unit_id.in_(unit_ids))
        if role is not None:
            places = places.where(MembershipRow.role == role.value)
        found = found.where(PersonRow.id.in_(places))
    count = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    page = found.order_by(*_BY_NAME).offset(skip).limit(limit)
    return _people(session, session.scalars(page)), count


def save(session: Session, person: Person) -> None:
    """Add a person, or change the one with her id; her memberships become exactly these."""
    row = session.get(PersonRow, person.id)
    if row is None:
        row = PersonRow(id=person.id, preferences={})
        session.add(row)
    row.name, row.user_name = person.name, person.user_name.lower()
    row.language, row.start_date = person.language, person.start_date
    row.employment_number, row.email = person.employment_number, person.email
    row.disabled, row.gender = person.disabled, person.gender or ""
    session.flush()
    session.execute(delete(MembershipRow).where(MembershipRow.person_id == person.id))
    session.add_all(_row(person.id, membership) for membership in person.memberships)
    touch(session, person.id)
    session.flush()


def add_all(session: Session, persons: Collection[Person]) -> None:
    """Add many new people at once."""
    session.execute(
        insert(PersonRow),
        [
            {
                "id": one.id,
                "name": one.name,
                "user_name": one.user_name.lower(),
                "language": one.language,
                "start_date": one.start_date,
                "employment_number": one.employment_number,
                "email": one.email,
                "disabled": one.disabled,
                "gender": one.gender or "",
                "preferences": {},
            }
            for one in persons
        ],
    )
    session.add_all(_row(one.id, place) for one in persons for place in one.memberships)
    session.flush()


def preferences(session: Session, person_id: str) -> dict[str, Any]:
    """How she likes to read; empty for nobody."""
    row = session.get(PersonRow, person_id)
    return dict(row.preferences) if row is not None else {}


def save_preferences(session: Session, person_id: str, chosen: dict[str, Any]) -> None:
    """Keep how she likes to read."""
    row = session.get(PersonRow, person_id)
    if row is not None:
        row.preferences = dict(chosen)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _row(person_id: str, membership: Membership) -> MembershipRow:
    return MembershipRow(
        id=new_id(),
        person_id=person_id,
        unit_id=membership.unit_id,
        role=membership.role.value,
        profession=membership.profession,
        start=membership.start,
        end=membership.end,
    )


def _people(session: Session, rows: Iterable[PersonRow] | Iterable[Row[Any]]) -> tuple[Person, ...]:
    persons: list[Any] = list(rows)
    places: dict[str, list[Membership]] = {}
    for place in _PLACES_OF(session, [row.id for row in persons]):
        places.setdefault(place.person_id, []).append(
            Membership(place.unit_id, Role(place.role), place.profession, place.start, place.end)
        )
    return tuple(
        Person(
            id=row.id,
            name=row.name,
            user_name=row.user_name,
            language=row.language,
            start_date=row.start_date,
            memberships=tuple(places.get(row.id, ())),
            employment_number=row.employment_number,
            email=row.email,
            disabled=row.disabled,
            gender=Gender(row.gender) if row.gender else None,
        )
        for row in persons
    )

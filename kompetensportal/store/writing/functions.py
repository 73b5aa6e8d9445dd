"""Who holds which function, and which systems and units a writer keeps to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kompetensportal.store.database import for_table
from kompetensportal.store.tables import (
    FunctionHolderRow,
    PersonRow,
    WriterSystemRow,
    WriterUnitRow,
)


def holders(session: Session) -> dict[str, tuple[str, ...]]:
    """Function -> ids of the people who hold it now, by name; who has left holds nothing."""
    rows = session.execute(
        select(FunctionHolderRow.function, FunctionHolderRow.person_id)
        .join(PersonRow, PersonRow.id == FunctionHolderRow.person_id)
        .where(PersonRow.disabled.is_(False))
        .order_by(FunctionHolderRow.function, PersonRow.name, PersonRow.id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for function, person_id in rows:
        found[function] = (*found.get(function, ()), person_id)
    return found


def of_person(session: Session, person_id: str) -> frozenset[str]:
    """The functions that somebody holds."""
    query = select(FunctionHolderRow.function).where(FunctionHolderRow.person_id == person_id)
    return frozenset(session.scalars(query))


def of_people(session: Session, people: Collection[str]) -> dict[str, frozenset[str]]:
    """The functions that each of these people holds; who holds none is left out."""
    found: dict[str, frozenset[str]] = {}
    query = select(FunctionHolderRow.person_id, FunctionHolderRow.function)
    for person_id, function in session.execute(query):
        if person_id in people:
            found[person_id] = found.get(person_id, frozenset()) | {function}
    return found


def hold(session: Session, function: str, person_id: str, by: str, at: datetime) -> None:
    """Let somebody hold a function; holding it already changes nothing."""
    if session.get(FunctionHolderRow, (function, person_id)) is None:
        session.add(
            FunctionHolderRow(
                function=function, person_id=person_id, since=for_table(at), made_by=by
            )
        )
        session.flush()


def release(session: Session, function: str, person_id: str) -> None:
    """Take a function from somebody."""
    mine = (FunctionHolderRow.function == function) & (FunctionHolderRow.person_id == person_id)
    session.execute(delete(FunctionHolderRow).where(mine))


def systems(session: Session, people: Collection[str]) -> dict[str, frozenset[str]]:
    """Of each of these people the folders that she keeps to; who is not there writes everywhere."""
    return _kept(session, WriterSystemRow.person_id, WriterSystemRow.system, people)


def keep_to(session: Session, person_id: str, folders: Iterable[str]) -> None:
    """Let a writer write these folders only; none means all."""
    session.execute(delete(WriterSystemRow).where(WriterSystemRow.person_id == person_id))
    session.add_all(WriterSystemRow(person_id=person_id, system=one) for one in set(folders))
    session.flush()


def units(session: Session, people: Collection[str]) -> dict[str, frozenset[str]]:
    """Of each of these people the ids of her units; who is not there writes for everybody."""
    return _kept(session, WriterUnitRow.person_id, WriterUnitRow.unit_id, people)


def keep_to_units(session: Session, person_id: str, unit_ids: Iterable[str]) -> None:
    """Let a writer write texts for these units only; none means for everybody."""
    session.execute(delete(WriterUnitRow).where(WriterUnitRow.person_id == person_id))
    session.add_all(WriterUnitRow(person_id=person_id, unit_id=one) for one in set(unit_ids))
    session.flush()


def _kept(
    session: Session,
    person: InstrumentedAttribute[str],
    place: InstrumentedAttribute[str],
    people: Collection[str],
) -> dict[str, frozenset[str]]:
    """Person -> her places, of those who have any."""
    found: dict[str, frozenset[str]] = {}
    for person_id, one in session.execute(select(person, place).where(person.in_(list(people)))):
        found[person_id] = found.get(person_id, frozenset()) | {one}
    return found

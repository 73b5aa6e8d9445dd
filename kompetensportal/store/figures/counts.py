"""The kept counts: read by cell, changed by what one person's new part differs from her old one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.figures.count import Cell, Count, Numbers
from kompetensportal.model.figures.periods import ALL
from kompetensportal.model.figures.taken import Taken
from kompetensportal.store.among import Among
from kompetensportal.store.tables import FigureCountRow, FigurePartRow

_COUNTS, _PARTS = cast(Table, FigureCountRow.__table__), cast(Table, FigurePartRow.__table__)
_CELL = ("period", "unit_id", "training")
_NUMBERS = ("people", "women", "men", "times", "minutes")
_BATCH = 2_000
_YEARS = tuple(f"{year}" for year in range(1990, 2101))
_IN_A_PERIOD = Among(
    lambda are: select(_COUNTS).where(
        _COUNTS.c.period == bindparam("period"), are(_COUNTS.c.unit_id), _COUNTS.c.people > 0
    )
)
_OF_A_UNIT = Among(
    lambda are: select(_COUNTS).where(
        are(_COUNTS.c.period),
        _COUNTS.c.unit_id == bindparam("unit"),
        _COUNTS.c.training == ALL,
        _COUNTS.c.people > 0,
    )
)
_OF_PEOPLE = Among(lambda are: select(_PARTS).where(are(_PARTS.c.person_id)))


def of_period(session: Session, period: str, unit_ids: Collection[str]) -> dict[Cell, Count]:
    """The counts of some units in a period, of every training and of all together."""
    return _read(_IN_A_PERIOD(session, unit_ids, period=period))


def of_parts(session: Session, periods: Collection[str], unit_id: str) -> dict[Cell, Count]:
    """The counts of one unit in several periods, of all trainings together."""
    return _read(_OF_A_UNIT(session, periods, unit=unit_id))


def years(session: Session) -> tuple[str, ...]:
    """The years in which anybody took part in anything, in order."""
    # Asked for by name: each is found by the key, where all periods would be a walk through them.
    return tuple(sorted(period for period, _, _ in of_parts(session, _YEARS, ALL)))


def everything(session: Session) -> dict[Cell, Numbers]:
    """Every cell that is not empty."""
    rows: Iterable[Any] = session.execute(
        select(_COUNTS).where(or_(_COUNTS.c.people != 0, _COUNTS.c.times != 0))
    )
    return {(row[0], row[1], row[2]): (row[3], row[4], row[5], row[6], row[7]) for row in rows}


def add(session: Session, changes: Mapping[Cell, Numbers]) -> None:
    """Add to the cells; one that is not there begins with nothing."""
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    row = dialect.insert(_COUNTS)
    sums = {name: _COUNTS.c[name] + row.excluded[name] for name in _NUMBERS}
    upsert = row.on_conflict_do_update(index_elements=list(_CELL), set_=sums)
    for batch in _batches(_rows(sorted(changes.items()))):
        session.execute(upsert, batch)


def replace_all(session: Session, cells: Mapping[Cell, Numbers]) -> None:
    """Let these be the counts."""
    session.execute(delete(FigureCountRow))
    for batch in _batches(_rows(sorted(cells.items()))):
        session.execute(insert(_COUNTS), batch)


def parts(session: Session, people: Collection[str]) -> dict[str, tuple[str, list[Taken]]]:
    """The gender that some people were counted with, and what they took part in."""
    return {
        row.person_id: (row.gender, [Taken(*one) for one in row.taken])
        for row in _OF_PEOPLE(session, people)
    }


def keep_parts(session: Session, new: Mapping[str, tuple[str, list[Taken]]]) -> None:
    """Keep some people's parts in the place of those that were; nothing of one that is empty."""
    gone = delete(_PARTS).where(_PARTS.c.person_id == bindparam("who"))
    if new:
        session.execute(gone, [{"who": person} for person in new])
    rows: Iterator[dict[str, object]] = (
        {
            "person_id": person,
            "gender": gender,
            "taken": [[t.month, t.unit, t.training, t.lesson, t.minutes] for t in taken],
        }
        for person, (gender, taken) in new.items()
        if taken
    )
    for batch in _batches(rows):
        session.execute(insert(_PARTS), batch)


def with_a_part(session: Session) -> set[str]:
    """Everybody who has a part, also whoever was erased while all were counted."""
    return set(session.scalars(select(_PARTS.c.person_id)))


def forget_parts(session: Session) -> None:
    """Begin anew."""
    session.execute(delete(FigurePartRow))


def _rows(cells: Iterable[tuple[Cell, Numbers]]) -> Iterator[dict[str, object]]:
    for cell, numbers in cells:
        yield dict(zip((*_CELL, *_NUMBERS), (*cell, *numbers), strict=True))


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    batch: list[dict[str, object]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(rows: Iterable[Any]) -> dict[Cell, Count]:
    return {(row[0], row[1], row[2]): Count(*row[3:]) for row in rows}

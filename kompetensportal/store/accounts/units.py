"""Units of the organisation: rows in, `model.accounts.person.Unit` out."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.store.tables import UnitRow


def tree(session: Session) -> Tree:
    """The whole organisation."""
    # Plain rows: objects that the session follows cost more than the query.
    c = UnitRow.__table__.c
    rows = session.execute(select(c.id, c.name, c.parent_id, c.branch)).all()
    return Tree(Unit(*row) for row in rows)


def save(session: Session, unit: Unit) -> None:
    """Add a unit, or change the one with its id."""
    row = session.get(UnitRow, unit.id)
    if row is None:
        row = UnitRow(id=unit.id)
        session.add(row)
    row.name, row.parent_id, row.branch = unit.name, unit.parent_id, unit.branch
    session.flush()

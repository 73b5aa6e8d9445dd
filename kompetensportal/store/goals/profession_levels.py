"""Which level a profession should have in a system, where the administrator has decided it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from kompetensportal.model.goals.wanted import Table
from kompetensportal.store.tables import MembershipRow, ProfessionLevelRow


def table(session: Session) -> Table:
    """(profession, system) -> level, for what is decided."""
    rows = session.scalars(select(ProfessionLevelRow))
    return {(row.profession, row.system): row.level for row in rows}


def change(session: Session, decided: Mapping[tuple[str, str], int | None]) -> None:
    """Decide levels; None takes a decision back. What is not named stays."""
    if decided:
        key = tuple_(ProfessionLevelRow.profession, ProfessionLevelRow.system)
        session.execute(delete(ProfessionLevelRow).where(key.in_(list(decided))))
    session.add_all(
        ProfessionLevelRow(profession=profession, system=system, level=level)
        for (profession, system), level in decided.items()
        if level is not None
    )
    session.flush()


def professions(session: Session) -> list[str]:
    """Every profession that somebody has, in the order of the alphabet."""
    found = session.scalars(select(MembershipRow.profession).distinct())
    return sorted(name for name in found if name)

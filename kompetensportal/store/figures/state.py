"""How far the kept counts reach, and what they were made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.store.tables import EventRow, FigureStateRow

_TABLE = cast(Table, FigureStateRow.__table__)
MARK = "mark"
_TEXTS = ("made_with", "paths", "texts", "export_problem", "differed")


@dataclass(frozen=True, slots=True)
class State:
    """Rows of `figure_state`."""

    mark: int = -1
    """Events up to this order are counted; -1: nothing has been."""
    made_with: str = ""
    """Digest of the rules."""
    paths: str = ""
    """JSON of the units and those above each, as the counts know them."""
    texts: str = ""
    """Digest of the library whose minutes have been written down."""
    export_problem: str = ""
    """Why an export that the portal makes by itself was not made."""
    differed: str = ""
    """When a recount differed from what was shown, and by how much, until somebody has seen it."""


def state(session: Session) -> State:
    """How the counts stand."""
    rows = session.execute(select(FigureStateRow.name, FigureStateRow.value))
    kept = {row.name: row.value for row in rows}
    texts = (kept.get(name, "") for name in _TEXTS)
    return State(int(kept.get(MARK, -1)), *texts)


def keep(session: Session, **values: str) -> None:
    """Write down one or more of `mark` and the texts of `State`."""
    _put(session, values)


def begin(session: Session) -> State:
    """Be the only one who counts until this transaction ends; gives how the counts stand."""
    _put(session, {MARK: "-1"}, over=False)
    same = FigureStateRow.value + ""
    row = update(FigureStateRow).where(FigureStateRow.name == MARK).values(value=same)
    session.execute(row, execution_options={"synchronize_session": False})
    return state(session)


def last_order(session: Session) -> int:
    """The order of the newest event; 0 when there is none."""
    return session.scalar(select(func.max(EventRow.order))) or 0


def _put(session: Session, values: Mapping[str, str], *, over: bool = True) -> None:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    rows = [{"name": name, "value": value} for name, value in values.items()]
    row = dialect.insert(_TABLE).values(rows)
    if over:
        done = row.on_conflict_do_update(
            index_elements=["name"], set_={"value": row.excluded.value}
        )
    else:
        done = row.on_conflict_do_nothing()
    session.execute(done)

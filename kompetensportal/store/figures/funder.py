"""The funder's table from the kept counts."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import Count
from kompetensportal.model.figures.periods import ALL, parts_of
from kompetensportal.model.figures.table import Funder, funder, units_needed
from kompetensportal.store.figures import counts


def funders_table(session: Session, tree: Tree, period: str, unit: str) -> Funder:
    """The table of a period and a unit with those below it; `ALL` for everything."""
    here = counts.of_period(session, period, units_needed(tree, unit))
    names = parts_of(period, counts.years(session))
    kept = counts.of_parts(session, names, unit)
    parts = {name: kept.get((name, unit, ALL), Count()) for name in names}
    return funder(here, parts, tree, period, unit)

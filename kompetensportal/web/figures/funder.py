"""The funder's table: one page, and the same figures as CSV, Excel and print."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from babel.numbers import format_decimal
from flask import Response as FlaskResponse
from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.figures import counting
from kompetensportal.export.figures import COLUMNS, cells, figures_csv, figures_xlsx
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import DIRECT
from kompetensportal.model.figures.periods import ALL, choices, is_period
from kompetensportal.model.figures.table import Funder, lone_top
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.small_groups import SMALLEST
from kompetensportal.store.accounts import units
from kompetensportal.store.figures import counts
from kompetensportal.store.figures.funder import funders_table
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.figures.group import download, pages
from kompetensportal.web.figures.names import names, period_name, unit_name
from kompetensportal.web.unit_choices import unit_choices
from kompetensportal.words import say

ALL_TIME = "allt"
"""Stands for all time in an address."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the page is about, with the counts up to date."""

    table: Funder
    tree: Tree
    years: tuple[str, ...]
    differed: str


@pages.get("/admin/statistik", endpoint="funder")
@allowed(Act.ADMINISTER)
def show_funder() -> str | Response:
    """Participants, women and men, hours; per department, training and period."""
    asked = _asked()
    tree, table = asked.tree, asked.table
    first = date(int(min(asked.years, default=str(today().year))), 1, 1)
    periods = [
        (ALL_TIME, period_name(ALL)),
        *((p, period_name(p)) for p in choices(first, today())),
    ]
    every = [(ALL, unit_name(tree, ALL))]
    every += unit_choices(tree, {unit.id for _, unit in tree.in_order()})
    return render_template(
        "figures/funder.html",
        table=table,
        parts=(("unit", table.units), ("training", table.trainings), ("period", table.periods)),
        name=names(tree),
        columns=COLUMNS,
        cells=cells,
        number=_number,
        periods=periods,
        period=table.period or ALL_TIME,
        units=every,
        goes_to=_goes_to(tree, table),
        smallest=SMALLEST,
        differed=_differed(asked.differed, tree),
        day=dates.full_day(today()),
    )


@pages.get("/admin/statistik.csv", endpoint="funder_csv")
@allowed(Act.ADMINISTER)
def as_csv() -> FlaskResponse:
    """The same figures for a spreadsheet."""
    asked = _asked()
    content = figures_csv(asked.table, names(asked.tree), words())
    return download(content, "text/csv; charset=utf-8", f"{_file(asked.table)}.csv")


@pages.get("/admin/statistik.xlsx", endpoint="funder_xlsx")
@allowed(Act.ADMINISTER)
def as_xlsx() -> FlaskResponse:
    """The same figures as an Excel file."""
    asked = _asked()
    content = figures_xlsx(asked.table, names(asked.tree), words())
    return download(content, XLSX, f"{_file(asked.table)}.xlsx")


@pages.post("/admin/statistik/rakna-om", endpoint="recount")
@allowed(Act.ADMINISTER)
def count_again() -> Response:
    """Count everything from the first event, and say whether anything was wrong."""
    done = counting.recount(portal().database, portal().library.generation(), today())
    notice.tell(say("figures.recounted" if not done.differing else "figures.recounted_differs"))
    return redirect(url_for("statistics.funder"), 303)


@pages.post("/admin/statistik/sett", endpoint="difference_seen")
@allowed(Act.ADMINISTER)
def difference_seen() -> Response:
    """The administrator has read that a recount differed."""
    counting.seen(portal().database)
    return redirect(url_for("statistics.funder"), 303)


def _asked() -> _Asked:
    """The table of the address. 404 for a period or unit that there is not."""
    given = request.args.get("tid", str(today().year))
    period = ALL if given == ALL_TIME else given
    database = portal().database
    state = counting.up_to_date(database, portal().library.generation(), today())
    with database.session() as session:
        tree = units.tree(session)
        unit = request.args.get("enhet", lone_top(tree))
        if not is_period(period) or (unit != ALL and unit not in tree):
            abort(404)
        table = funders_table(session, tree, period, unit)
        return _Asked(table, tree, counts.years(session), state.differed)


def _goes_to(tree: Tree, table: Funder) -> dict[str, str]:
    """The addresses of departments that have a table of their own."""
    tid = table.period or ALL_TIME
    return {
        line.key: url_for("statistics.funder", tid=tid, enhet=line.key)
        for line in table.units
        if line.count and line.key in tree and not line.key.startswith(DIRECT)
    }


def _number(cell: float) -> str:
    """A number as the reader's language writes it."""
    return str(format_decimal(cell, locale=words().locale))


def _differed(told: str, tree: Tree) -> dict[str, str | int] | None:
    """What the page says of a recount that differed."""
    if not told:
        return None
    kept = json.loads(told)
    period, unit, training = kept["first"]
    at = datetime.fromisoformat(kept["at"])
    return {
        "when": dates.clock(at if at.tzinfo else at.replace(tzinfo=UTC)),
        "n": kept["cells"],
        "where": f"{period_name(period)}, {unit_name(tree, unit)}",
        "was": kept["was"][0],
        "is": kept["is"][0],
        "training": training,
    }


def _file(table: Funder) -> str:
    return f"statistik-{table.period or ALL_TIME}-{today()}"

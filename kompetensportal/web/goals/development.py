"""How the levels of a group have come on in a year: a line and a table a system, and the CSV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from flask import render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from kompetensportal.export.csv import to_csv
from kompetensportal.model.accounts.access import Act, units_led
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.goals import HIGHEST
from kompetensportal.model.goals.development import Development, Then, development
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.small_groups import SMALLEST
from kompetensportal.model.programmes.due import moved_by_months
from kompetensportal.store.accounts import units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.goals.standing import whose_of
from kompetensportal.web import dates
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.charts.lines import Point, line
from kompetensportal.web.context import portal, t
from kompetensportal.web.follow_up.sight import led
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.group_gaps import MOST
from kompetensportal.web.goals.shown import known, name_of
from kompetensportal.web.surveys.drawn import number
from kompetensportal.web.unit_choices import unit_choices

MONTHS_BACK = (12, 9, 6, 3, 0)
"""The moments that are shown, in months before today."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """One system of the page."""

    name: str
    chart: Markup
    rows: tuple[tuple[str, ...], ...]


@pages.get("/chef/kunskap/utveckling")
@allowed(Act.FOLLOW_UNIT)
def levels_over_time() -> str | Response:
    """The year of the units that the viewer leads, or of one of them (`enhet`)."""
    tree, found, many = _found()
    theirs = units_led(viewer(), tree, today())
    return render_template(
        "goals/development.html",
        systems=[_shown(one) for one in found],
        head=_head(),
        many=many,
        most=MOST,
        smallest=SMALLEST,
        unit=request.args.get("enhet", ""),
        units=unit_choices(tree, theirs),
    )


@pages.get("/chef/kunskap/utveckling.csv")
@allowed(Act.FOLLOW_UNIT)
def levels_over_time_csv() -> Response:
    """The same figures for a spreadsheet."""
    _, found, _ = _found()
    rows = [
        (name_of(one.sheet), *_row(then, until=then.until.date().isoformat()))
        for one in found
        for then in one.moments
    ]
    body = to_csv((t("goals.system"), *_head()), rows)
    headers = {"Content-Disposition": 'attachment; filename="nivaer.csv"'}
    return Response(body, mimetype="text/csv", headers=headers)


def _found() -> tuple[Tree, list[Development], int]:
    day = today()
    with portal().database.session() as session:
        tree = units.tree(session)
        everybody = led(session, tree, request.args.get("enhet", ""))
        group = known(session, everybody[:MOST], tree, only_levels=True)
    taught = curriculum(portal().library.generation())
    pairs = [(one, whose_of(one.person, tree, day)) for one in group]
    return tree, development(pairs, taught, [_end(day, n) for n in MONTHS_BACK]), len(everybody)


def _end(day: date, months: int) -> datetime:
    """The end of the day so many months ago, in UTC: a few hours more or less are no matter."""
    return datetime.combine(moved_by_months(day, -months) + timedelta(days=1), time(), UTC)


def _shown(one: Development) -> _Shown:
    name = name_of(one.sheet)
    points = [
        Point(_label(then), then.mean, then.mean or 0, then.mean or 0) for then in one.moments
    ]
    chart = line(points, 0, HIGHEST, t("goals.development_of", what=name), t("goals.in_table"))
    rows = tuple(_row(then, until=dates.full_day(_day(then))) for then in one.moments)
    return _Shown(name, Markup(chart), rows)


def _head() -> tuple[str, ...]:
    return tuple(t(f"goals.{name}") for name in ("moment", "people", "mean", "reached_wanted"))


def _row(then: Then, until: str) -> tuple[str, ...]:
    if then.mean is None:
        few = t("goals.too_few")
        return (until, few, few, few)
    return (until, str(then.people), number(then.mean), str(then.reached))


def _day(then: Then) -> date:
    return (then.until - timedelta(days=1)).date()


def _label(then: Then) -> str:
    return dates.month(_day(then))

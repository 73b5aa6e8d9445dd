"""The unit's year: its manager writes it, everybody who works there reads it, and it is printed."""

from __future__ import annotations

from datetime import date

from babel.numbers import format_decimal
from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.figures import counting
from kompetensportal.actions.wheel import plan
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act, may, units_of
from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.wheel.year import Measure, Stage, YearGoal, is_late, outcome
from kompetensportal.store.accounts import units
from kompetensportal.store.figures.funder import funders_table
from kompetensportal.store.wheel import goals
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.wheel.group import pages, unit_or_stop
from kompetensportal.words import say

FIRST_YEAR, YEARS_AHEAD = 2020, 2


@pages.get("/arshjul/", endpoint="years")
@signed_in
def choose_unit() -> str | Response:
    """The units whose year one may read."""
    with portal().database.session() as session:
        tree = units.tree(session)
    theirs = [(unit.id, unit.name) for _, unit in tree.in_order() if _reads(tree, unit)]
    if len(theirs) == 1:
        return redirect(url_for("yearly.year", unit_id=theirs[0][0]), 303)
    return render_template("wheel/years.html", units=theirs)


@pages.get("/arshjul/<unit_id>", endpoint="year")
@signed_in
def show_year(unit_id: str) -> str | Response:
    """Goals, what was done, how it went, what comes next; of the year `ar`."""
    return _page(unit_id)


@pages.post("/arshjul/<unit_id>", endpoint="write_goal")
@signed_in
def write_goal(unit_id: str) -> str | Response | tuple[str, int]:
    """Keep a goal. Takes `id`, `goal`, `measure`, `target`, `done` ... or `remove`."""
    year = _year()
    try:
        with portal().database.session() as session:
            unit_or_stop(units.tree(session), unit_id, Act.FOLLOW_UNIT)
            if "remove" in request.form:
                plan.remove(session, viewer(), _goal(session, unit_id))
                notice.tell(say("wheel.goal_removed"))
            else:
                plan.write(session, viewer(), _from_form(unit_id, year))
                notice.tell(say("wheel.goal_saved"))
    except MistakeError as error:
        mend = words().say(error.mend) if error.mend else ""
        return _page(unit_id, (words().say(error.what), mend)), 400
    return redirect(url_for("yearly.year", unit_id=unit_id, ar=year), 303)


def _page(unit_id: str, problem: tuple[str, str] | None = None) -> str:
    year, database = _year(), portal().database
    counting.up_to_date(database, portal().library.generation(), today())
    with database.session() as session:
        tree = units.tree(session)
        unit = tree.get(unit_id)
        if unit is None:
            abort(404)
        if not _reads(tree, unit):
            abort(403)
        found = goals.of_year(session, unit_id, year)
        table = funders_table(session, tree, str(year), unit_id)
    given = _given(unit_id, year) if problem else None
    return render_template(
        "wheel/year.html",
        unit=unit,
        year=year,
        years=[str(one) for one in range(today().year + YEARS_AHEAD, FIRST_YEAR - 1, -1)],
        goals=[given if given and given.id == one.id else one for one in found],
        new=given if given and given.id not in {one.id for one in found} else _blank(unit_id, year),
        outcomes={one.id: outcome(one, table.total) for one in found},
        late={one.id for one in found if is_late(one, today())},
        writes=may(viewer(), Act.FOLLOW_UNIT, today(), tree=tree, unit_id=unit_id),
        measures=tuple(Measure),
        stages=tuple(Stage),
        problem=problem,
        number=_number,
        day=dates.full_day,
        printed=dates.full_day(today()),
    )


def _reads(tree: Tree, unit: Unit) -> bool:
    """Whoever leads it, or works on it or below it; an administrator."""
    who, on = viewer(), today()
    if may(who, Act.ADMINISTER, on) or may(who, Act.FOLLOW_UNIT, on, tree=tree, unit_id=unit.id):
        return True
    return any(unit in tree.path(place) for place in units_of(who, on))


def _year() -> int:
    found = request.values.get("ar", today().year, int)
    if not FIRST_YEAR <= found <= today().year + YEARS_AHEAD:
        abort(404)
    return found


def _goal(session: Session, unit_id: str) -> YearGoal:
    found = goals.by_id(session, request.form.get("id", ""))
    if found is None or found.unit_id != unit_id:
        abort(404)
    return found


def _blank(unit_id: str, year: int) -> YearGoal:
    return YearGoal(new_id(), unit_id, year, "")


def _from_form(unit_id: str, year: int) -> YearGoal:
    """The goal as the form says. Raises MistakeError for a number or day that is none."""
    target, due = request.form.get("target", ""), request.form.get("due", "")
    return _written(unit_id, year, _target(target), _day(due))


def _written(unit_id: str, year: int, target: int | None, due: date | None) -> YearGoal:
    form = request.form
    return YearGoal(
        id=form.get("id", ""),
        unit_id=unit_id,
        year=year,
        goal=form.get("goal", ""),
        measure=_measure(),
        target=target,
        done=form.get("done", ""),
        result=form.get("result", ""),
        analysis=form.get("analysis", ""),
        action=form.get("action", ""),
        owner=form.get("owner", ""),
        due=due,
    )


def _given(unit_id: str, year: int) -> YearGoal:
    """What was written, to be mended; without a number or day that was none."""
    return _written(unit_id, year, None, None)


def _measure() -> Measure:
    given = request.form.get("measure", "")
    return Measure(given) if given in set(Measure) else Measure.TOLD


def _target(text: str) -> int | None:
    try:
        return int(text) if text.strip() else None
    except ValueError:
        raise MistakeError(say("wheel.target_wrong"), say("wheel.target_wrong_mend")) from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError:
        raise MistakeError(say("wheel.due_wrong"), say("wheel.due_wrong_mend")) from None


def _number(value: float) -> str:
    return str(format_decimal(value, locale=words().locale))

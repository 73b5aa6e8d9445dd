"""Plans of nanokurser for a unit: make one, see how many have seen each week's, end it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.weekly import plan as action
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act, may, units_led
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.learning.small_groups import may_show
from kompetensportal.model.weekly.plan import monday_of
from kompetensportal.store.accounts import units
from kompetensportal.store.learning import weekly_plans
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.plans import start_day
from kompetensportal.web.unit_choices import unit_choices
from kompetensportal.web.weekly.group import pages
from kompetensportal.words import say

WEEKS = 12
"""Weeks that the form offers; a longer plan is another one after it."""


@pages.get("/nanokurser/")
@allowed(Act.ADD_PERSON)
def show() -> str | Response:
    """The plans of the units that one answers for, and a form for a new one."""
    return _page()


@pages.post("/nanokurser/ny")
@allowed(Act.ADD_PERSON)
def made() -> Response | tuple[str, int]:
    """Make a plan. Takes `unit`, `profession`, `start`, `course` (one a week), `event_id`."""
    given = request.form
    try:
        with portal().database.session() as session:
            if given.get("unit", "") not in _mine(units.tree(session)):
                abort(403)
            action.make(
                session,
                portal().library.generation(),
                viewer(),
                unit_id=given["unit"],
                profession=given.get("profession", "").strip(),
                start=start_day(given.get("start", "")),
                courses=given.getlist("course"),
                form_id=given.get("event_id", ""),
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
        if error.mend is not None:
            notice.tell(error.mend, "caution")
        return _page(), 400
    notice.tell(say("weekly.made"))
    return redirect(url_for("nano_plans.show"), 303)


@pages.post("/nanokurser/<plan_id>/avsluta")
@allowed(Act.ADD_PERSON)
def ended(plan_id: str) -> Response:
    """End a plan today."""
    with portal().database.session() as session:
        plan = weekly_plans.by_id(session, plan_id)
        if plan is None:
            abort(404)
        if plan.unit_id not in _mine(units.tree(session)):
            abort(403)
        action.end(session, plan, today())
    notice.tell(say("weekly.ended"))
    return redirect(url_for("nano_plans.show"), 303)


def _page() -> str:
    library, day = portal().library.generation(), today()
    with portal().database.session() as session:
        tree = units.tree(session)
        mine = _mine(tree)
        plans = weekly_plans.of_units(session, mine)
        counts = {plan.id: weekly_plans.counts(session, plan, tree, day) for plan in plans}
        professions = weekly_plans.professions(session, mine, day)
    nano = [course for course in library.catalogue.courses if course.nano]
    return render_template(
        "weekly/plans.html",
        plans=plans,
        counts=counts,
        may_show=may_show,
        courses=library.courses,
        nano=nano,
        weeks=range(WEEKS),
        usual=[course.id for course in nano][:WEEKS],
        units=unit_choices(tree, mine),
        unit_names={u.id: u.name for _, u in tree.in_order()},
        professions=professions,
        monday=monday_of(day),
        today=day,
        day=dates.day,
        full_day=dates.full_day,
        new_id=new_id,
        given=request.form,
    )


def _mine(tree: Tree) -> frozenset[str]:
    """The units that the viewer answers for: those one leads, every one for an administrator."""
    if may(viewer(), Act.ADMINISTER, today()):
        return frozenset(unit.id for _, unit in tree.in_order())
    return units_led(viewer(), tree, today())

"""Units: the tree, and one unit to add, rename or move."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.portal import units as actions
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.store.accounts import units
from kompetensportal.web import notice
from kompetensportal.web.account.session import visits
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.context import portal
from kompetensportal.words import say

BRANCHES = ("", "hemtjänst", "boende", "lss", "assistans")
"""What a unit's work is, as programmes and lathundar name it; others may be written."""


@pages.get("/enheter", endpoint="units")
def show_units() -> str:
    """The whole tree."""
    with portal().database.session() as session:
        return render_template("admin/units.html", rows=units.tree(session).in_order())


@pages.route("/enheter/ny", methods=["GET", "POST"], endpoint="new_unit")
def new_unit() -> str | Response | tuple[str, int]:
    """Add a unit. The form carries the new id: sent twice it is one unit."""
    given = request.form.get("id", "")
    id_ = given if is_uuid(given) else new_id()
    return _edit(Unit(id_, "", request.args.get("under") or None, ""), is_new=True)


@pages.route("/enheter/<unit_id>", methods=["GET", "POST"], endpoint="unit")
def unit(unit_id: str) -> str | Response | tuple[str, int]:
    """Rename or move a unit."""
    with portal().database.session() as session:
        found = units.tree(session).get(unit_id)
    if found is None:
        abort(404)
    return _edit(found)


def unit_choices(tree: Tree, but: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Units for a select: indented by their depth."""
    return [
        (unit.id, "\u2003" * depth + unit.name)
        for depth, unit in tree.in_order()
        if unit.id not in but
    ]


def _edit(unit: Unit, *, is_new: bool = False) -> str | Response | tuple[str, int]:
    problem, status = None, 200
    if request.method == "POST":
        unit = Unit(
            unit.id,
            request.form.get("name", ""),
            request.form.get("parent") or None,
            request.form.get("branch", ""),
        )
        try:
            with portal().database.session() as session:
                actions.save(session, unit, is_new=is_new)
        except MistakeError as error:
            problem, status = said(error), 400
        else:
            visits().forget()
            notice.tell(say("admin.unit_saved", name=unit.name))
            return redirect(url_for("administration.units"), 303)
    with portal().database.session() as session:
        tree = units.tree(session)
    page = render_template(
        "admin/unit.html",
        unit=unit,
        is_new=is_new,
        problem=problem,
        parents=unit_choices(tree, tree.below(unit.id)),
        branches=BRANCHES,
    )
    return page, status

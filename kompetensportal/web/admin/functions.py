"""Who holds which function that owns texts, and which systems and units each writer keeps to."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import rights
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Person, Role, Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.owned import Owned, owned
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.writing import functions
from kompetensportal.web import notice
from kompetensportal.web.account.session import viewer
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.context import portal
from kompetensportal.web.reader import systems
from kompetensportal.words import say

MOST_OFFERED = 200
"""Colleagues whose user names are offered while one writes."""
INDENT = "\u2003"
"""Before the name of a unit, for each unit above it."""


@pages.get("/funktioner", endpoint="functions")
def show_functions() -> str:
    """Every function that texts name, who holds it, and what each writer may write."""
    return _page()


@pages.post("/funktioner", endpoint="give_function")
def give() -> str | Response | tuple[str, int]:
    """Let somebody hold a function. Takes `funktion`, `person` (her user name)."""
    given, user_name = request.form.get("funktion", ""), request.form.get("person", "")
    try:
        with portal().database.session() as session:
            now = datetime.now(UTC)
            found = rights.give_function(session, given, user_name, viewer(), now)
    except (MistakeError, NotFoundError) as error:
        return _page(said(error), given, user_name), 400
    notice.tell(say("review.function_given", name=found.name, function=given))
    return redirect(url_for("administration.functions"), 303)


@pages.post("/funktioner/ta-bort", endpoint="release_function")
def release() -> Response:
    """Take a function from somebody. Takes `funktion`, `person` (her id)."""
    with portal().database.session() as session:
        functions.release(session, request.form.get("funktion", ""), request.form.get("person", ""))
    notice.tell(say("review.function_released"))
    return redirect(url_for("administration.functions"), 303)


@pages.post("/funktioner/skribent", endpoint="writer_systems")
def keep_writer() -> Response:
    """What a writer keeps to. Takes `person` (her id), each `system` and `enhet`; none is all."""
    with portal().database.session() as session:
        who = people.by_id(session, request.form.get("person", ""))
        if who is None:
            abort(404)
        known = {folder for folder, _ in _folders()}
        functions.keep_to(session, who.id, known & set(request.form.getlist("system")))
        tree = units.tree(session)
        given = [one for one in request.form.getlist("enhet") if one in tree]
        functions.keep_to_units(session, who.id, given)
    notice.tell(say("review.writer_kept", name=who.name))
    return redirect(url_for("administration.functions", _anchor="skribenter"), 303)


def _page(problem: tuple[str, str] | None = None, given: str = "", user_name: str = "") -> str:
    with portal().database.session() as session:
        held = functions.holders(session)
        ids = {one for those in held.values() for one in those}
        writers = _writers_of(people.search(session, role=Role.AUTHOR, limit=MOST_OFFERED)[0])
        names = people.by_ids(session, ids)
        kept = functions.systems(session, [one.id for one in writers])
        units_of = functions.units(session, [one.id for one in writers])
        tree = units.tree(session)
        offered = {
            one.user_name: one.name
            for role in (Role.AUTHOR, Role.MANAGER, Role.ADMINISTRATOR, Role.SUPER_USER)
            for one in people.search(session, role=role, limit=MOST_OFFERED)[0]
        }
        accesses.log(session, viewer().id, ids | {one.id for one in writers}, "writing")
    return render_template(
        "writing_review/functions.html",
        rows=[(row, [names[one] for one in held.get(row.function, ())]) for row in _owned(held)],
        left={one.id for one in names.values() if rights.has_left(one, today())},
        writers=writers,
        kept=kept,
        units=[(u, INDENT * depth, _work(tree, u)) for depth, u in tree.in_order()],
        units_of=units_of,
        folders=_folders(),
        offered=sorted(offered.items(), key=lambda pair: pair[1].casefold()),
        problem=problem,
        given=given,
        user_name=user_name,
    )


def _writers_of(found: tuple[Person, ...]) -> list[Person]:
    return [one for one in found if Role.AUTHOR in one.roles(today()) and not one.disabled]


def _owned(held: dict[str, tuple[str, ...]]) -> list[Owned]:
    library = portal().library.generation()
    return owned(library.entries.values(), library.catalogue, held)


def _work(tree: Tree, unit: Unit) -> str:
    """What is done on a unit and on all below it, in words."""
    return ", ".join(sorted(tree.branches([unit.id])))


def _folders() -> list[tuple[str, str]]:
    """Folder and name of every system and course."""
    library = portal().library.generation()
    paths = [one.path for entry in library.entries.values() for _, one in entry.editions]
    found = {rights.folder_of(path): systems.name_of(rights.folder_of(path)) for path in paths}
    found |= {course.id: course.title for course in library.catalogue.courses}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())

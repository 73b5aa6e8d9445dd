"""Import of people from a CSV file: first shown, then carried out."""

from __future__ import annotations

from flask import Response, render_template, request

from kompetensportal.actions.portal.change_secret import give
from kompetensportal.actions.portal.import_people import Plan, State, carry_out, plan
from kompetensportal.actions.programmes.rules import apply_rules
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.people_csv import COLUMNS, LARGEST, ROLES, decode, template
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.web.account import csrf
from kompetensportal.web.account.session import viewer, visits
from kompetensportal.web.admin.group import pages, said
from kompetensportal.web.context import portal

SHOWN = 500
"""Rows shown of a plan; wrong ones come first."""
MOST_SECRETS = 60
"""First passwords that are made at once: each costs some 60 ms of work."""
_ROOM = 3 * LARGEST + 100_000
"""Bytes of a form: the text may grow threefold in it."""
_ORDER = {State.WRONG: 0, State.NEW: 1, State.CHANGED: 2, State.SAME: 3}


@pages.get("/import", endpoint="import_people")
def choose() -> str:
    """Choose a file."""
    return _page()


@pages.get("/import/mall.csv", endpoint="import_template")
def show_template() -> Response:
    """An empty file with the right headings."""
    headers = {"Content-Disposition": 'attachment; filename="personer.csv"'}
    return Response(template(), mimetype="text/csv", headers=headers)


@pages.post("/import", endpoint="import_plan")
@csrf.takes_large_forms(_ROOM)
def show_plan() -> str | tuple[str, int]:
    """What the file would do, row by row; nothing is changed."""
    file = request.files.get("file")
    try:
        text = decode(file.stream.read(LARGEST + 1) if file else b"")
        with portal().database.session() as session:
            made = plan(session, text)
            known = people.by_user_names(session, {row.user_name for row in made.rows})
            accesses.log(session, viewer().id, [one.id for one in known.values()], "import")
    except MistakeError as error:
        return _page(problem=said(error)), 400
    return _page(made, text)


@pages.post("/import/genomfor", endpoint="import_now")
@csrf.takes_large_forms(_ROOM)
def carry_it_out() -> str | tuple[str, int]:
    """Do all of it, or nothing; then hand out first passwords to the new ones."""
    try:
        with portal().database.session() as session:
            made = carry_out(session, request.form.get("text", ""))
            introduced = apply_rules(session, portal().library.generation(), today())
    except MistakeError as error:
        return _page(problem=said(error)), 400
    visits().forget()
    newcomers = [one for one in made.people if one.id in set(made.new)]
    given: list[tuple[Person, str]] = []
    if "secrets" in request.form:
        database = portal().database
        given = [(one, give(database, one.id, Secret.PASSWORD)) for one in newcomers[:MOST_SECRETS]]
    return render_template(
        "admin/imported.html",
        plan=made,
        introduced=introduced,
        State=State,
        given=given,
        remaining=max(0, len(newcomers) - len(given)) if "secrets" in request.form else 0,
    )


def _page(made: Plan | None = None, text: str = "", problem: tuple[str, str] | None = None) -> str:
    rows = sorted(made.rows, key=lambda row: (_ORDER[row.state], row.line)) if made else []
    return render_template(
        "admin/import.html",
        plan=made,
        rows=rows[:SHOWN],
        hidden=max(0, len(rows) - SHOWN),
        text=text,
        problem=problem,
        State=State,
        columns=list(COLUMNS),
        roles=[name for name in ROLES if name],
        most=MOST_SECRETS,
    )

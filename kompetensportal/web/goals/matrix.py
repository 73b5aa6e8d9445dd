"""The administrator's table: which level a profession should have in each system."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.goals.decide_levels import decide
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.goals import HIGHEST, GoalSheet
from kompetensportal.model.goals.wanted import usual_level
from kompetensportal.store.goals import profession_levels
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.shown import name_of
from kompetensportal.words import say


@pages.route("/admin/kunskapsmal", methods=["GET", "POST"])
@allowed(Act.ADMINISTER)
def matrix() -> str | Response | tuple[str, int]:
    """The whole table; a field for each cell, empty where the goals decide."""
    sheets = portal().library.generation().catalogue.goals
    problem, status = None, 200
    with portal().database.session() as session:
        names = _professions(session, sheets)
        if request.method == "POST":
            try:
                changed = decide(session, _given(names, sheets), {s.id for s in sheets})
            except MistakeError as error:
                mend = words().say(error.mend) if error.mend else ""
                problem, status = (words().say(error.what), mend), 400
            else:
                notice.tell(say("goals.levels_saved", n=changed))
                return redirect(url_for("knowledge.matrix"), 303)
        decided = profession_levels.table(session)
    page = render_template(
        "goals/matrix.html",
        sheets=sorted(sheets, key=lambda sheet: name_of(sheet).casefold()),
        professions=names,
        decided=decided,
        usual=usual_level,
        field_of=field_of,
        name_of=name_of,
        highest=HIGHEST,
        problem=problem,
    )
    return page, status


def field_of(profession: str, system: str) -> str:
    """The name of a cell's field."""
    return f"{profession}|{system}"


def _professions(session: Session, sheets: tuple[GoalSheet, ...]) -> list[str]:
    """Those that people have, that goals name, and that something is decided for."""
    named = {name for sheet in sheets for goal in sheet.goals for name in goal.professions}
    decided = {profession for profession, _ in profession_levels.table(session)}
    return sorted({*profession_levels.professions(session), *named, *decided} - {""})


def _given(names: list[str], sheets: tuple[GoalSheet, ...]) -> dict[tuple[str, str], str]:
    """The cells that the form has: one that somebody added meanwhile is left as it is."""
    cells = ((name, sheet.id) for name in names for sheet in sheets)
    return {
        cell: request.form[field_of(*cell)] for cell in cells if field_of(*cell) in request.form
    }

"""The manager's page, made for ten minutes a week: who needs help now, everybody, and the CSV."""

from __future__ import annotations

from flask import Response as FlaskResponse
from flask import render_template, request
from werkzeug.wrappers import Response

from kompetensportal.export.csv import introduction_csv
from kompetensportal.export.table import introduction_rows
from kompetensportal.model.accounts.access import Act, units_led
from kompetensportal.model.learning.appointment import USUAL_TIME, usual_day
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.learning.needs import Follow, Need, who_needs_help
from kompetensportal.model.learning.progress import Progress
from kompetensportal.model.learning.valid import valid_until
from kompetensportal.store.accounts import units
from kompetensportal.web import dates
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.follow_up.chosen import chosen
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import follow, led, names_in
from kompetensportal.web.follow_up.telling import asked_words, subject_of, why
from kompetensportal.web.learner.mine import anchor
from kompetensportal.web.unit_choices import unit_choices

MOST = 200
"""People on one page; a manager of more chooses a unit."""
FIRST = 10
"""Who need help most and are shown at once: what ten minutes are enough for."""


@pages.get("/chef/")
@allowed(Act.FOLLOW_UNIT)
def manager() -> str | Response:
    """Who needs help now, then everybody; of those that the address chooses."""
    asked = chosen()
    with portal().database.session() as session:
        tree = units.tree(session)
        theirs = units_led(viewer(), tree, today())
        on_unit = led(session, tree, asked.unit)
        everybody = asked.selection.people(on_unit, today())
        found = asked.selection.follows(follow(session, everybody[:MOST], tree, "unit"))
        names = names_in(session, found)
    every = who_needs_help(found)
    needing = [one for one in every if not one.needs[0].handled]
    return render_template(
        "follow_up/manager.html",
        needing=needing,
        first=needing if asked.whole else needing[:FIRST],
        handled=[one for one in every if one.needs[0].handled],
        without=[one.person for one in found if not one.progresses],
        rows=introduction_rows(found, tree, names, today()),
        valid=valid_until(found),
        people=len(everybody),
        most=MOST,
        chosen=asked,
        units=unit_choices(tree, theirs),
        professions=sorted({m.profession for one in on_unit for m in one.memberships} - {""}),
        programmes=[(p.id, p.title) for p in portal().library.generation().catalogue.programmes],
        names=names,
        me=viewer(),
        why=why,
        subject_of=subject_of,
        asked_words=asked_words,
        day=dates.day,
        clock=dates.clock,
        full_day=dates.full_day,
        new_id=new_id,
        anchor=anchor,
        need_progress=_progress,
        usual_day=usual_day(today()),
        usual_time=USUAL_TIME,
        here_again=request.full_path.rstrip("?"),
    )


@pages.get("/chef/introduktion.csv")
@allowed(Act.FOLLOW_UNIT)
def table() -> FlaskResponse:
    """The same figures as the page, for a spreadsheet."""
    asked = chosen()
    with portal().database.session() as session:
        tree = units.tree(session)
        everybody = asked.selection.people(led(session, tree, asked.unit), today())
        found = asked.selection.follows(follow(session, everybody, tree, "csv"))
        rows = introduction_rows(found, tree, names_in(session, found), today())
    return FlaskResponse(
        introduction_csv(rows, words()),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="introduktion-{today()}.csv"',
            "Cache-Control": "private, no-store",
        },
    )


def _progress(follow: Follow, need: Need) -> Progress | None:
    """The programme that the activity of a need stands in."""
    return next((p for p in follow.progresses if need.item in p.items), None)

"""The administrator's programmes: who goes on with an older version, and what is new."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.move import move_all, moves
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.store.learning import enrolments
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say


@pages.get("/admin/program")
@allowed(Act.ADMINISTER)
def programmes() -> str | Response:
    """Every programme: how many are on it, and how many of them on an older version."""
    published = dict(portal().library.generation().programmes)
    rows = []
    with portal().database.session() as session:
        for programme in published.values():
            there = enrolments.of_programme(session, programme.id)
            older = moves(session, there, published)
            new = {change.words: None for one in older for change in one.changes}
            rows.append((programme, len(there), len(older), list(new)))
    return render_template("programmes/programmes.html", rows=rows, new_id=new_id)


@pages.post("/admin/program/flytta")
@allowed(Act.ADMINISTER)
def moved_all() -> Response:
    """Move everybody on a programme to the published version. Takes `programme`, `event_id`."""
    programme = portal().library.generation().programmes.get(request.form.get("programme", ""))
    if programme is None:
        abort(404)
    given = request.form.get("event_id", "")
    with portal().database.session() as session:
        count = move_all(session, viewer(), programme, given if is_uuid(given) else "")
    notice.tell(say("programmes.moved_all", n=count))
    return redirect(url_for("introducing.programmes"), 303)

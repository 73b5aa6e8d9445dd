"""What authors have to look at: "Det ser inte ut så hos mig", and searches that found nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import report
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning import todo as model
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.learning import events
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.telling import subject_of
from kompetensportal.words import say

HOW_TO_WRITE = "portalen/skriv-en-lathund"
"""The manual's lathund for authors: the next step when nothing waits."""


@pages.get("/atgarder/")
@allowed(Act.WRITE)
def todo() -> str | Response:
    """Open reports and missed searches."""
    with portal().database.session() as session:
        found = model.todo(events.find(session, types=[t.value for t in model.TYPES]))
        told = {event.person_id for event in found.reports if event.person_id}
        accesses.log(session, viewer().id, told, "other")
        names = {p.id: p.name for p in people.by_ids(session, told).values()}
    entries = portal().library.generation().entries
    return render_template(
        "follow_up/todo.html",
        todo=found,
        how_to_write=entries.get(HOW_TO_WRITE),
        names=names,
        subject_of=subject_of,
        owners={e.id: e.owner for e in entries.values()},
        day=dates.day,
        now=datetime.now(UTC).isoformat(),
        new_id=new_id,
    )


@pages.post("/atgarder/rapport")
@allowed(Act.WRITE)
def report_closed() -> Response:
    """A report was looked at. Takes `report`, `words`, `event_id`."""
    try:
        with portal().database.session() as session:
            report.close_report(
                session,
                viewer(),
                report_id=request.form.get("report", ""),
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        notice.tell(say("follow_up.report_closed"))
    except NotFoundError:
        abort(404)
    except MistakeError as error:
        notice.tell(error.what, "caution")
    return redirect(url_for("following.todo"), 303)


@pages.post("/atgarder/sokning")
@allowed(Act.WRITE)
def search_closed() -> Response:
    """A missed search was looked at. Takes `text`, `until` (when the list was made), `event_id`."""
    try:
        until = datetime.fromisoformat(request.form.get("until", ""))
        with portal().database.session() as session:
            report.close_search(
                session,
                viewer(),
                text=request.form.get("text", ""),
                until=until if until.tzinfo else until.replace(tzinfo=UTC),
                event_id=request.form.get("event_id", ""),
            )
        notice.tell(say("follow_up.search_closed"))
    except (ValueError, MistakeError):
        notice.tell(say("progress.malformed"), "caution")
    return redirect(url_for("following.todo"), 303)

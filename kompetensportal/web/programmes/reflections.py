"""Thoughts between meetings: shared with those who have a seat, a pair or a group."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes import meet
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.programmes import meetings
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say

OPEN_FOR = timedelta(days=60)
"""So long after a meeting its thoughts stay on the pages that lead to them, and on tablets."""


def meetings_of(person: Person) -> list[Meeting]:
    """The meetings that somebody has a seat at, and shares thoughts of now: the first first."""
    since = datetime.now(UTC) - OPEN_FOR
    with portal().database.session() as session:
        found = meetings.of_person(session, person.id)
    return [one for one in found if one.starts >= since and not one.cancelled]


@pages.route("/traffar/<meeting_id>/tankar", methods=["GET", "POST"])
@signed_in
def thoughts(meeting_id: str) -> str | Response:
    """What the group has shared, and my own. Takes `words`, `event_id`."""
    with portal().database.session() as session:
        found = meetings.by_id(session, meeting_id)
        if found is None:
            abort(404)
        takes_part = viewer().id in found.taken
        if not takes_part and viewer().id != found.leader_id:
            abort(403)
        if request.method == "POST":
            if not takes_part:
                abort(403)
            given = request.form
            try:
                meet.reflect(
                    session, viewer(), found, given.get("words", ""), given.get("event_id", "")
                )
            except MistakeError as error:
                notice.tell(error.what, "caution")
            else:
                notice.tell(say("programmes.thought_shared"))
            return redirect(url_for("introducing.thoughts", meeting_id=meeting_id), 303)
        told = meet.reflections(session, found)
        others = {event.person_id or "" for event in told} - {viewer().id}
        names = {one.id: one.name for one in people.by_ids(session, others).values()}
        accesses.log(session, viewer().id, others, "progress")
    return render_template(
        "programmes/thoughts.html",
        meeting=found,
        told=told,
        names=names | {viewer().id: viewer().name},
        takes_part=takes_part,
        day=dates.day,
        new_id=new_id,
    )

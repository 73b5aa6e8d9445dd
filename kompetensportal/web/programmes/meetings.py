"""Meetings and workshops: the manager plans and ticks who was there, people take a seat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes import meet
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act, units_led, units_of
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.course import ActivityKind
from kompetensportal.model.learning.appointment import moment_of
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.programmes import meetings as store
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say

SHOWN_AFTER = timedelta(days=60)
"""So long after it a meeting stays in the leader's list."""


@pages.get("/traffar/")
@signed_in
def meetings() -> str | Response:
    """The meetings that I am asked to come to, and for a leader those to plan and to tick."""
    now = datetime.now(UTC)
    with portal().database.session() as session:
        tree = units.tree(session)
        mine = {unit.id for id_ in units_of(viewer(), today()) for unit in tree.path(id_)}
        led = units_led(viewer(), tree, today())
        to_come = store.of_units(session, mine, now)
        leads = store.of_units(session, led, now - SHOWN_AFTER) if led else []
    return render_template(
        "programmes/meetings.html",
        meetings=to_come,
        leads=leads,
        units=[(u.id, "\u2003" * depth + u.name) for depth, u in tree.in_order() if u.id in led],
        activities=_activities(),
        me=viewer(),
        clock=dates.clock,
        new_id=new_id,
    )


@pages.post("/traffar/ny")
@allowed(Act.FOLLOW_UNIT)
def meeting_planned() -> Response:
    """Plan one. Takes `title`, `activity`, `day`, `clock`, `minutes`, `place`, `seats`, `unit`."""
    given = request.form
    unit, activity = given.get("unit", ""), given.get("activity", "")
    known = dict(_activities())
    try:
        with portal().database.session() as session:
            if unit not in units_led(viewer(), units.tree(session), today()):
                abort(403)
            wanted = Meeting(
                given.get("event_id", ""),
                activity if activity in known else "",
                " ".join(given.get("title", "").split()) or known.get(activity, ""),
                moment_of(given.get("day", ""), given.get("clock", "")),
                given.get("minutes", 0, int),
                " ".join(given.get("place", "").split()),
                given.get("seats", 0, int),
                unit,
                viewer().id,
            )
            meet.plan(session, wanted)
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return redirect(url_for("introducing.meetings"), 303)
    notice.tell(say("programmes.meeting_planned", what=wanted.title))
    return redirect(url_for("introducing.meetings"), 303)


@pages.post("/traffar/<meeting_id>/plats")
@signed_in
def seat(meeting_id: str) -> Response:
    """Take a seat, or (`wanted` is `no`) leave it."""
    with portal().database.session() as session:
        found = _found(session, meeting_id)
        if not found.is_for(viewer().memberships, units.tree(session)):
            abort(403)
        if request.form.get("wanted") == "no":
            store.leave_seat(session, meeting_id, viewer().id)
            notice.tell(say("programmes.seat_left", what=found.title))
            return redirect(url_for("introducing.meetings"), 303)
    try:
        with portal().database.session() as session:
            meet.take_seat(session, meeting_id, viewer())
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.seat_taken", what=found.title))
    return redirect(url_for("introducing.meetings"), 303)


@pages.route("/traffar/<meeting_id>", methods=["GET", "POST"])
@signed_in
def attendance(meeting_id: str) -> str | Response:
    """Who was there: everybody it is for, those with a seat first. Takes `there`, several."""
    with portal().database.session() as session:
        found, asked = _led(session, meeting_id)
        if request.method == "POST":
            there = set(request.form.getlist("there")) & {person.id for person in asked}
            try:
                meet.were_there(session, viewer(), found, there)
            except MistakeError as error:
                notice.tell(error.what, "caution")
            else:
                notice.tell(say("programmes.there_told", n=len(there)))
            return redirect(url_for("introducing.attendance", meeting_id=meeting_id), 303)
        accesses.log(session, viewer().id, [person.id for person in asked], "progress")
        been = meet.who_was_there(session, found, [person.id for person in asked])
    return render_template(
        "programmes/attendance.html",
        meeting=found,
        people=sorted(asked, key=lambda one: one.id not in found.taken),
        been=been,
        begun=found.starts <= datetime.now(UTC),
        clock=dates.clock,
    )


@pages.post("/traffar/<meeting_id>/stall-in")
@signed_in
def meeting_cancelled(meeting_id: str) -> Response:
    """Cancel a meeting."""
    with portal().database.session() as session:
        found, _ = _led(session, meeting_id)
        store.cancel(session, found.id)
    notice.tell(say("programmes.meeting_cancelled", what=found.title))
    return redirect(url_for("introducing.meetings"), 303)


def _activities() -> list[tuple[str, str]]:
    """Subject and title of every activity of a programme that is a meeting."""
    return [
        (f"{programme.id}#{activity.id}", activity.title)
        for programme in portal().library.generation().catalogue.programmes
        for activity in programme.activities
        if activity.kind is ActivityKind.MEETING
    ]


def _found(session: Session, meeting_id: str) -> Meeting:
    found = store.by_id(session, meeting_id)
    if found is None:
        abort(404)
    return found


def _led(session: Session, meeting_id: str) -> tuple[Meeting, tuple[Person, ...]]:
    """A meeting that the viewer leads or is manager of, and everybody it is for."""
    found, tree = _found(session, meeting_id), units.tree(session)
    if found.leader_id != viewer().id and found.unit_id not in _led_units(tree):
        abort(403)
    return found, people.on_units(session, tree.below(found.unit_id), today())


def _led_units(tree: Tree) -> frozenset[str]:
    return units_led(viewer(), tree, today())

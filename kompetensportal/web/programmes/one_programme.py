"""What a manager decides about one programme of one employee: its version, and leave."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.decide import add_leave
from kompetensportal.actions.programmes.move import Move, move, moves
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, new_id
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.programmes.leave import Leave
from kompetensportal.store.accounts import accesses
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.store.programmes import leaves
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.plans import start_day
from kompetensportal.web.follow_up.sight import Sight, enrolment_of, sight
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say


@pages.get("/chef/<person_id>/program/<enrolment_id>")
@signed_in
def one_programme(person_id: str, enrolment_id: str) -> str | Response:
    """The programme of one person, and what may be decided about it."""
    with portal().database.session() as session:
        seen, enrolment = _led(session, person_id, enrolment_id)
        accesses.log(session, viewer().id, [seen.about.id], "progress")
        waiting = _move(session, enrolment)
        away = leaves.of_people(session, [seen.about.id])
        stand = follow_each(
            session, portal().library.generation(), [seen.about], seen.tree, today()
        )[0]
    published = portal().library.generation().programmes.get(enrolment.programme_id)
    return render_template(
        "programmes/one_programme.html",
        about=seen.about,
        enrolment=enrolment,
        title=published.title if published else enrolment.programme_id,
        published=published,
        move=waiting,
        leaves=away,
        used=_used(stand.facts),
        renewals=[
            one
            for progress in stand.progresses
            if progress.enrolment.id == enrolment.id
            for one in progress.renewals
        ],
        day=dates.day,
        full_day=dates.full_day,
        new_id=new_id,
    )


@pages.post("/chef/<person_id>/program/<enrolment_id>/flytta")
@signed_in
def moved(person_id: str, enrolment_id: str) -> Response:
    """Go on with the version that is published now. Takes `event_id`."""
    with portal().database.session() as session:
        seen, enrolment = _led(session, person_id, enrolment_id)
        waiting = _move(session, enrolment)
        published = portal().library.generation().programmes
        if waiting is not None:
            programme = published[enrolment.programme_id]
            move(session, viewer(), waiting, programme, request.form.get("event_id") or new_id())
    notice.tell(say("programmes.moved", who=seen.about.name))
    return _back(person_id, enrolment_id)


@pages.post("/chef/<person_id>/program/<enrolment_id>/ledighet")
@signed_in
def away(person_id: str, enrolment_id: str) -> Response:
    """Stop the clock while she is on leave. Takes `start`, `end` (may be empty), `event_id`."""
    given = request.form
    try:
        end = start_day(given["end"]) if given.get("end") else None
        start = start_day(given.get("start", ""))
        leave = Leave(given.get("event_id", ""), person_id, start, end)
        with portal().database.session() as session:
            seen, _ = _led(session, person_id, enrolment_id)
            overlaps = add_leave(session, viewer(), leave)
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.leave_added", who=seen.about.name))
        if overlaps:
            notice.tell(say("programmes.leave_overlaps"))
    return _back(person_id, enrolment_id)


@pages.post("/chef/<person_id>/program/<enrolment_id>/ledighet/bort")
@signed_in
def not_away(person_id: str, enrolment_id: str) -> Response:
    """Take a leave away. Takes `leave`."""
    with portal().database.session() as session:
        _led(session, person_id, enrolment_id)
        leaves.remove(session, request.form.get("leave", ""), person_id)
    notice.tell(say("programmes.leave_removed"))
    return _back(person_id, enrolment_id)


def _led(session: Session, person_id: str, enrolment_id: str) -> tuple[Sight, Enrolment]:
    seen = sight(session, person_id, Act.LEAD)
    enrolment = enrolment_of(session, enrolment_id)
    if enrolment.person_id != seen.about.id:
        abort(404)
    return seen, enrolment


def _used(facts: Facts) -> list[tuple[str, Event]]:
    """What she has said some weeks after each training, by the training's title."""
    courses = portal().library.generation().courses
    found = []
    for subject, told in facts.used.items():
        there = facts.attended.get(subject, ())
        title = str(there[0].data.get("title", "")) if there else subject
        found.append((courses[subject].title if subject in courses else title, told[-1]))
    return sorted(found, key=lambda pair: pair[1].at, reverse=True)


def _move(session: Session, enrolment: Enrolment) -> Move | None:
    published = dict(portal().library.generation().programmes)
    return next(iter(moves(session, [enrolment], published)), None)


def _back(person_id: str, enrolment_id: str) -> Response:
    where = url_for("introducing.one_programme", person_id=person_id, enrolment_id=enrolment_id)
    return redirect(where, 303)

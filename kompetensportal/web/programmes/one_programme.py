"""What a manager decides about one programme of one employee: its version."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.move import Move, move, moves
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import accesses
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
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
    published = portal().library.generation().programmes.get(enrolment.programme_id)
    return render_template(
        "programmes/one_programme.html",
        about=seen.about,
        enrolment=enrolment,
        title=published.title if published else enrolment.programme_id,
        published=published,
        move=waiting,
        day=dates.day,
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


def _led(session: Session, person_id: str, enrolment_id: str) -> tuple[Sight, Enrolment]:
    seen = sight(session, person_id, Act.LEAD)
    enrolment = enrolment_of(session, enrolment_id)
    if enrolment.person_id != seen.about.id:
        abort(404)
    return seen, enrolment


def _move(session: Session, enrolment: Enrolment) -> Move | None:
    published = dict(portal().library.generation().programmes)
    return next(iter(moves(session, [enrolment], published)), None)


def _back(person_id: str, enrolment_id: str) -> Response:
    where = url_for("introducing.one_programme", person_id=person_id, enrolment_id=enrolment_id)
    return redirect(where, 303)

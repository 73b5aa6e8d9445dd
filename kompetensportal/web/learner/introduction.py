"""My introduction: what is done, what is next, what is due, and who helps me."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import confirm, help
from kompetensportal.errors import MistakeError
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.learning.progress import Item, Progress, State
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.group import pages
from kompetensportal.web.learner.mine import Mine, anchor, mine, place_of
from kompetensportal.web.programmes.reflections import meetings_of
from kompetensportal.web.reader import addresses
from kompetensportal.words import say


@pages.get("/introduktion/")
@signed_in
def introductions() -> str | Response:
    """My programmes; the one that is under way at once when there is only one."""
    found = mine(viewer())
    if len(found.follow.progresses) == 1:
        return _page(found, found.follow.progresses[0])
    return render_template(
        "learner/introductions.html", mine=found, day=dates.day, address=addresses
    )


@pages.get("/introduktion/<enrolment>")
@signed_in
def introduction(enrolment: str) -> str | Response:
    """One programme of mine."""
    found = mine(viewer())
    return _page(found, _one(found, enrolment))


@pages.post("/introduktion/<enrolment>/klar")
@signed_in
def done(enrolment: str) -> Response:
    """I have done it: done at once, or for the mentor to look at."""
    found = mine(viewer())
    progress = _one(found, enrolment)
    item = _item(progress, request.form.get("activity", ""))
    # After the next thing comes a new next thing, at the top of the page.
    line = None if item == progress.next else anchor(item)
    back = redirect(url_for("learning.introduction", enrolment=enrolment, _anchor=line), 303)
    if item.activity.by is not Doer.EMPLOYEE:
        abort(403)
    if item.state in (State.DONE, State.WAITING):
        notice.tell(say("learner.already", what=item.activity.title))
        return back
    if not item.says_itself and item.sent_back is None:
        abort(400)
    try:
        with portal().database.session() as session:
            confirm.say_done(
                session, found.person, progress.enrolment, item, request.form.get("event_id", "")
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
        return back
    first = found.helpers.first
    if not item.activity.confirmed:
        notice.tell(say("learner.said_done", what=item.activity.title))
    elif first is None:
        notice.tell(say("learner.said_waiting", what=item.activity.title))
    else:
        notice.tell(say("learner.said_waiting_for", what=item.activity.title, who=first.name))
    return back


@pages.post("/introduktion/<enrolment>/hjalp")
@signed_in
def ask(enrolment: str) -> Response:
    """I want help with an activity."""
    found = mine(viewer())
    item = _item(_one(found, enrolment), request.form.get("activity", ""))
    try:
        with portal().database.session() as session:
            help.ask(
                session,
                found.person,
                subject=item.subject,
                version="",
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        tell_who_gets_it(found)
    except MistakeError as error:
        notice.tell(error.what, "caution")
    return redirect(
        url_for("learning.introduction", enrolment=enrolment, _anchor=anchor(item)), 303
    )


def tell_who_gets_it(found: Mine) -> None:
    """Say who has got a call for help."""
    first = found.helpers.first
    if first is None:
        notice.tell(say("learner.help_nobody"), "caution")
    else:
        notice.tell(say("learner.help_sent", who=first.name))


def _page(found: Mine, progress: Progress) -> str:
    return render_template(
        "learner/introduction.html",
        mine=found,
        progress=progress,
        enrolment=progress.enrolment,
        programme=portal().library.generation().programmes.get(progress.enrolment.programme_id),
        day=dates.day,
        full_day=dates.full_day,
        new_id=new_id,
        anchor=anchor,
        address=addresses,
        place_of=place_of,
        meetings=meetings_of(viewer()),
        names=found.names,
        today=today,
    )


def _one(found: Mine, enrolment: str) -> Progress:
    """One of her own programmes; another person's is not there."""
    for progress in found.follow.progresses:
        if progress.enrolment.id == enrolment:
            return progress
    abort(404)


def _item(progress: Progress, subject: str) -> Item:
    for item in progress.items:
        if item.subject == subject:
            return item
    abort(404)

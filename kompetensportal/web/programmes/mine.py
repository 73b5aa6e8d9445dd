"""What I say of my own programme: what I choose, and what I have done again."""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.learning.confirm import say_done
from kompetensportal.actions.programmes.decide import choose
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.progress import Item, Progress
from kompetensportal.web import notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import anchor, mine
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say


@pages.post("/introduktion/<enrolment>/vill")
@signed_in
def chosen(enrolment: str) -> Response:
    """I want to do something voluntary. Takes `activity`, `wanted` (`no` lets go), `event_id`."""
    progress, item = _mine(enrolment)
    if not item.activity.voluntary:
        abort(400)
    wanted = request.form.get("wanted") != "no"
    try:
        with portal().database.session() as session:
            choose(
                session,
                viewer(),
                progress.enrolment,
                item,
                wanted=wanted,
                event_id=request.form.get("event_id", ""),
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        key = "programmes.chosen" if wanted else "programmes.let_go"
        notice.tell(say(key, what=item.activity.title))
    return redirect(f"/introduktion/{enrolment}#{anchor(item)}", 303)


@pages.post("/introduktion/<enrolment>/igen")
@signed_in
def done_again(enrolment: str) -> Response:
    """I have done it again: a new period. Takes `activity`, `event_id`."""
    progress, item = _mine(enrolment)
    again = {one.item.subject for one in progress.renewals}
    if item.subject not in again or item.activity.confirmed or not item.says_itself:
        abort(400)
    try:
        with portal().database.session() as session:
            say_done(session, viewer(), progress.enrolment, item, request.form.get("event_id", ""))
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.renewed", what=item.activity.title))
    return redirect(f"/introduktion/{enrolment}#renewals", 303)


def _mine(enrolment: str) -> tuple[Progress, Item]:
    for progress in mine(viewer()).follow.progresses:
        if progress.enrolment.id == enrolment:
            for item in progress.items:
                if item.subject == request.form.get("activity"):
                    return progress, item
    abort(404)

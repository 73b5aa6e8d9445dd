"""A mentor or manager sends a practical task back, kindly."""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.programmes.send_back import send_back
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.progress import State
from kompetensportal.store.accounts import people
from kompetensportal.web import notice
from kompetensportal.web.account.session import local, signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.sight import activity_sent
from kompetensportal.web.programmes.group import pages
from kompetensportal.words import say


@pages.post("/handledare/tillbaka")
@signed_in
def sent_back() -> Response:
    """A little more is needed. Takes `enrolment`, `activity`, `words`, `event_id`, `next`."""
    back = redirect(local(request.form.get("next", "/handledare/")), 303)
    with portal().database.session() as session:
        enrolment, seen, item = activity_sent(session)
        if not item.activity.confirmed:
            abort(400)
        if item.done:
            who = people.by_id(session, item.by or "")
            name = who.name if who else ""
            notice.tell(
                say("programmes.confirmed_before", what=item.activity.title, who=name), "caution"
            )
            return back
        if item.state is not State.WAITING:
            notice.tell(
                say("programmes.nothing_waits", what=item.activity.title, who=seen.about.name)
            )
            return back
        try:
            send_back(
                session,
                viewer(),
                enrolment,
                item,
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        except MistakeError as error:
            notice.tell(error.what, "caution")
            return back
    notice.tell(say("programmes.sent_back", what=item.activity.title, who=seen.about.name))
    return back

"""What a mentor or manager does to a colleague's programme: confirm, tick, answer.

Every form carries `event_id`, and `next`: the page that it stands on.
"""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import confirm, help
from kompetensportal.actions.learning.record import is_new
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.progress import State
from kompetensportal.web import notice
from kompetensportal.web.account.session import local, signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import activity_sent, sight
from kompetensportal.words import say


@pages.post("/handledare/bekrafta")
@signed_in
def confirmed() -> Response:
    """I have seen it: the colleague can do it. Takes `enrolment`, `activity`, `on`, `words`."""
    with portal().database.session() as session:
        enrolment, seen, item = activity_sent(session)
        if not item.activity.confirmed:
            abort(400)
        try:
            outcome = confirm.confirm(
                session,
                viewer(),
                enrolment,
                item,
                on=_day(request.form.get("on", "")),
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        except MistakeError as error:
            notice.tell(error.what, "caution")
            return _back()
    # Two mentors at once: the first one's word is shown, and nothing is wrong.
    already = item.state is State.DONE and is_new(outcome)
    key = "follow_up.confirmed_before" if already else "follow_up.confirmed"
    if already and item.activity.renew_months is not None:
        key = "follow_up.renewed"
    notice.tell(say(key, what=item.activity.title, who=seen.about.name))
    return _back()


@pages.post("/handledare/klar")
@signed_in
def ticked() -> Response:
    """Something of a programme is done. Takes `enrolment` and `activity`.

    The mentor says it of the mentor's and the employee's things, a manager of all.
    """
    with portal().database.session() as session:
        enrolment, seen, item = activity_sent(session)
        if item.activity.by is Doer.MANAGER and not seen.leads:
            abort(403)
        if not item.says_itself or item.activity.confirmed:
            abort(400)
        if not item.done:
            try:
                event_id = request.form.get("event_id", "")
                confirm.say_done(session, viewer(), enrolment, item, event_id)
            except MistakeError as error:
                notice.tell(error.what, "caution")
                return _back()
    notice.tell(say("follow_up.ticked", what=item.activity.title, who=seen.about.name))
    return _back()


@pages.post("/handledare/svara")
@signed_in
def answered() -> Response:
    """Answer a call for help. Takes `request`, and `words`; none means "vi ses"."""
    with portal().database.session() as session:
        try:
            asked = help.asked_for_help(session, request.form.get("request", ""))
        except MistakeError:
            abort(404)
        seen = sight(session, asked.about_id or "", Act.CONFIRM)
        words = "" if "meet" in request.form else request.form.get("words", "")
        try:
            help.answer(
                session,
                viewer(),
                request_id=asked.id,
                words=words,
                event_id=request.form.get("event_id", ""),
            )
        except MistakeError as error:
            notice.tell(error.what, "caution")
            return _back()
    notice.tell(say("follow_up.answered", who=seen.about.name))
    return _back()


def _back() -> Response:
    return redirect(local(request.form.get("next", "/handledare/")), 303)


def _day(text: str) -> date:
    """The day of a form; today when the field is empty. Raises MistakeError."""
    if not text:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MistakeError(
            say("follow_up.day_wrong", day=text), say("follow_up.day_wrong_mend")
        ) from None

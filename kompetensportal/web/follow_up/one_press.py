"""What a manager does for somebody in one press: remind, give a week more, book a time.

Every form carries `event_id`, so that one sent twice is one, and `next`: the page it stands on.
"""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.reminders import follow_up as action
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.learning.appointment import USUAL_MINUTES, moment_of
from kompetensportal.model.learning.day import today
from kompetensportal.store.learning import appointments
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import local, signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import enrolment_of, sight
from kompetensportal.words import Message, say


@pages.post("/chef/<person_id>/paminn")
@signed_in
def reminded(person_id: str) -> Response:
    """Remind kindly. Takes `subject` (activity or programme) and `words`, which may be empty."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.CONFIRM)
        try:
            action.remind(
                session,
                viewer(),
                seen.about,
                subject=request.form.get("subject", ""),
                words=request.form.get("words", ""),
                event_id=request.form.get("event_id", ""),
            )
        except MistakeError as error:
            return _back(error)
    return _back(say("reminders.reminded", who=seen.about.name))


@pages.post("/chef/<person_id>/forlang")
@signed_in
def extended(person_id: str) -> Response:
    """A week more from today for what is left of a programme. Takes `enrolment`."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.LEAD)
        enrolment = enrolment_of(session, request.form.get("enrolment", ""))
        if enrolment.person_id != person_id:
            abort(404)
        try:
            form_id = request.form.get("event_id", "")
            until = action.extend(session, viewer(), enrolment, today(), form_id)
        except MistakeError as error:
            return _back(error)
    return _back(say("reminders.extended", who=seen.about.name, day=dates.day(until)))


@pages.post("/chef/<person_id>/tid")
@signed_in
def booked(person_id: str) -> Response:
    """Book a time. Takes `with` (a colleague's id), `day`, `time`, `place`, `minutes`."""
    given = request.form
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.CONFIRM)
        try:
            made = action.book(
                session,
                viewer(),
                seen.about,
                given.get("with") or viewer().id,
                starts=moment_of(given.get("day", ""), given.get("time", "")),
                minutes=given.get("minutes", USUAL_MINUTES, int),
                place=given.get("place", ""),
                form_id=given.get("event_id", ""),
            )
        except MistakeError as error:
            return _back(error)
    return _back(say("reminders.booked", who=seen.about.name, when=dates.clock(made.starts)))


@pages.post("/chef/<person_id>/tid/bort")
@signed_in
def cancelled(person_id: str) -> Response:
    """Cancel a time. Takes `appointment`."""
    with portal().database.session() as session:
        seen = sight(session, person_id, Act.CONFIRM)
        found = appointments.by_id(session, request.form.get("appointment", ""))
        if found is None or person_id not in (found.person_id, found.with_id):
            abort(404)
        action.cancel(session, found)
    return _back(say("reminders.cancelled", who=seen.about.name))


def _back(said: Message | MistakeError) -> Response:
    if isinstance(said, MistakeError):
        notice.tell(said.what, "caution")
        if said.mend is not None:
            notice.tell(said.mend, "caution")
    else:
        notice.tell(said)
    return redirect(local(request.form.get("next", "/chef/")), 303)

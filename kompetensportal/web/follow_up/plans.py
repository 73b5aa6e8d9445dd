"""What a manager decides for one employee: a training, a programme, a mentor, an own activity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.learning import enrol, own_activity, refer
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.day import today
from kompetensportal.web import notice
from kompetensportal.web.account.session import signed_in, viewer, visits
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import Sight, enrolment_of, sight
from kompetensportal.words import Message, say


@pages.post("/chef/<person_id>/tipsa")
@signed_in
def referred(person_id: str) -> Response:
    """Refer to a training. Takes `training` and `words`."""

    def do(session: Session, seen: Sight) -> Message:
        library = portal().library.generation()
        training = request.form.get("training", "")
        refer.refer(
            session,
            library,
            viewer(),
            seen.about,
            training=training,
            words=request.form.get("words", ""),
            event_id=request.form.get("event_id", ""),
        )
        title = (library.courses.get(training) or library.entries[training]).title
        return say("follow_up.referred", who=seen.about.name, what=title)

    return _decide(person_id, do)


@pages.post("/chef/<person_id>/program")
@signed_in
def enrolled(person_id: str) -> Response:
    """Put on a programme. Takes `programme`, `start`, `mentor`."""

    def do(session: Session, seen: Sight) -> Message:
        programme = portal().library.generation().programmes.get(request.form.get("programme", ""))
        if programme is None:
            raise MistakeError(say("follow_up.no_programme"), say("follow_up.no_programme_mend"))
        start = start_day(request.form.get("start", ""))
        mentor = request.form.get("mentor", "") or None
        enrol.enrol(session, seen.about.id, programme.id, start, mentor, programme=programme)
        return say("follow_up.enrolled", who=seen.about.name, what=programme.title)

    return _decide(person_id, do)


@pages.post("/chef/<person_id>/handledare")
@signed_in
def mentor_chosen(person_id: str) -> Response:
    """Choose the mentor. Takes `enrolment`, `mentor` (empty for none)."""

    def do(session: Session, seen: Sight) -> Message:
        enrolment = _of(session, seen)
        enrol.change_mentor(session, enrolment, request.form.get("mentor", "") or None)
        return say("follow_up.mentor_chosen", who=seen.about.name)

    return _decide(person_id, do)


@pages.post("/chef/<person_id>/avsluta")
@signed_in
def ended(person_id: str) -> Response:
    """End a programme today; what was done stays. Takes `enrolment`."""

    def do(session: Session, seen: Sight) -> Message:
        enrol.end(session, _of(session, seen), today())
        return say("follow_up.ended", who=seen.about.name)

    return _decide(person_id, do)


@pages.post("/chef/<person_id>/egen")
@signed_in
def own_added(person_id: str) -> Response:
    """Add an own activity. Takes `enrolment`, `title`, `by`, `due` (may be empty), `event_id`."""

    def do(session: Session, seen: Sight) -> Message:
        due = request.form.get("due", "")
        by = request.form.get("by", "")
        own = own_activity.add(
            session,
            _of(session, seen),
            title=request.form.get("title", ""),
            by=Doer(by) if by in {d.value for d in Doer} else Doer.MANAGER,
            due=start_day(due) if due else None,
            id_=request.form.get("event_id", ""),
        )
        return say("follow_up.own_added", what=own.title)

    return _decide(person_id, do)


@pages.post("/chef/<person_id>/egen/bort")
@signed_in
def own_removed(person_id: str) -> Response:
    """Take an own activity away. Takes `enrolment`, `own`."""

    def do(session: Session, seen: Sight) -> Message:
        own_activity.remove(session, _of(session, seen), request.form.get("own", ""))
        return say("follow_up.own_removed")

    return _decide(person_id, do)


def start_day(text: str) -> date:
    """A day of a form. Raises MistakeError for none, or one that no calendar has."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MistakeError(
            say("follow_up.day_wrong", day=text or "-"), say("follow_up.day_wrong_mend")
        ) from None


def _decide(person_id: str, do: Callable[[Session, Sight], Message]) -> Response:
    """Do it in one transaction when the viewer leads the person; then back with a notice."""
    back = redirect(url_for("following.one", person_id=person_id), 303)
    try:
        with portal().database.session() as session:
            said = do(session, sight(session, person_id, Act.LEAD))
    except MistakeError as error:
        notice.tell(error.what, "caution")
        if error.mend is not None:
            notice.tell(error.mend, "caution")
        return back
    # A mentor who was chosen may have a new page in the menu.
    visits().forget()
    notice.tell(said)
    return back


def _of(session: Session, seen: Sight) -> Enrolment:
    """The enrolment of the form, when it is this person's."""
    found = enrolment_of(session, request.form.get("enrolment", ""))
    if found.person_id != seen.about.id:
        abort(404)
    return found

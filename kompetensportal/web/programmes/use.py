"""Eight weeks after a training, on the start page: do you use it, and do you feel surer?"""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.programmes.preparation import of_subject
from kompetensportal.model.programmes.use import to_ask
from kompetensportal.web import notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal
from kompetensportal.web.learner.mine import Place
from kompetensportal.web.programmes.group import pages
from kompetensportal.web.reader import addresses
from kompetensportal.words import say


def wanted_of(facts: Facts, subject: str) -> str:
    """What she wrote, before a training, that she wanted to be able to do; empty when nothing."""
    return of_subject(facts, subject, "", True).want


def asked_about(facts: Facts) -> tuple[str, Place] | None:
    """Subject and place of the training to ask somebody about today, when there is one."""
    found = to_ask((facts.courses, facts.attended), facts.used, today())
    if found is None:
        return None
    course = portal().library.generation().courses.get(found.subject)
    if course is not None:
        return found.subject, Place(course.title, addresses.of_course(course.id))
    told = facts.attended.get(found.subject, ())
    title = str(told[0].data.get("title", "")) if told else ""
    return (found.subject, Place(title, "/traffar/")) if title else None


@pages.post("/anvander")
@signed_in
def use_told() -> Response:
    """Takes `subject`, `use`, `surer`, `words`, `event_id`; `reached` when she has prepared."""
    given = request.form
    data: dict[str, object] = {"use": given.get("use", ""), "surer": given.get("surer", "")}
    if reached := given.get("reached", ""):
        data["reached"] = reached
    if words := given.get("words", "").strip():
        data["words"] = words
    try:
        with portal().database.session() as session:
            tell(
                session,
                given.get("event_id", ""),
                EventType.USE_ANSWERED,
                by=viewer().id,
                about=viewer().id,
                subject=given.get("subject", ""),
                data=data,
            )
    except MistakeError as error:
        notice.tell(error.what, "caution")
    else:
        notice.tell(say("programmes.use_thanks"))
    return redirect("/", 303)

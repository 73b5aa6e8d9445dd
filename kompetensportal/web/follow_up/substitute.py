"""Add a substitute in a minute: name, start, profession, programme, mentor."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.learning.substitute import Substitute, add_substitute
from kompetensportal.actions.portal.change_secret import give
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act, may, units_led
from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.store.accounts import units
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer, visits
from kompetensportal.web.context import portal, words
from kompetensportal.web.follow_up import start_card
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.plans import start_day
from kompetensportal.web.follow_up.sight import mentors_for
from kompetensportal.words import say


@pages.get("/chef/vikarie")
@allowed(Act.ADD_PERSON)
def substitute_form() -> str | Response:
    """The form."""
    return _form({})


@pages.post("/chef/vikarie")
@allowed(Act.ADD_PERSON)
def substitute() -> str | Response | tuple[str, int]:
    """Make account and enrolment, and show the start card with the first password."""
    given = request.form.to_dict()
    try:
        with portal().database.session() as session:
            unit = given.get("unit", "")
            if not may(viewer(), Act.ADD_PERSON, today(), tree=units.tree(session), unit_id=unit):
                abort(403)
            made, new = add_substitute(
                session,
                Substitute(
                    id=_id(given.get("event_id", "")),
                    name=given.get("name", ""),
                    unit_id=unit,
                    profession=given.get("profession", ""),
                    start=start_day(given.get("start", "")),
                    programme_id=_programme(given.get("programme", "")),
                    mentor_id=given.get("mentor") or None,
                ),
                portal().library.generation().programmes.get(given.get("programme", "")),
            )
    except MistakeError as error:
        mend = words().say(error.mend) if error.mend else ""
        return _form(given, f"{words().say(error.what)} {mend}"), 400
    if new:
        start_card.remember(made.id, give(portal().database, made.id, Secret.PASSWORD))
        visits().forget()
        notice.tell(say("follow_up.substitute_added", who=made.name))
    return redirect(url_for("following.start_card", person_id=made.id), 303)


def _form(given: dict[str, str], problem: str = "") -> str:
    with portal().database.session() as session:
        tree = units.tree(session)
        led = units_led(viewer(), tree, today())
        mine = _units(tree.in_order(), led)
        mentors = mentors_for(session, [unit.id for unit in mine], "")
    programmes = portal().library.generation().catalogue.programmes
    # Who comes for a few shifts has time for the shortest.
    usual = min(programmes, key=lambda one: len(one.activities), default=None)
    return render_template(
        "follow_up/substitute.html",
        given=given,
        problem=problem,
        units=[(unit.id, unit.name) for unit in mine],
        mentors=[(m.id, m.name) for m in mentors],
        programmes=[(p.id, p.title) for p in programmes],
        usual=usual.id if usual else "",
        professions=sorted({m.profession for one in mentors for m in one.memberships} - {""}),
        today=today,
        id=given.get("event_id") or new_id(),
    )


def _units(everything: tuple[tuple[int, Unit], ...], led: frozenset[str]) -> list[Unit]:
    """The units to choose from: those one leads; every one for an administrator without any."""
    return [unit for _, unit in everything if unit.id in led or not led]


def _id(text: str) -> str:
    """An id that the form carried. Raises MistakeError for what is none."""
    if not is_uuid(text):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    return text


def _programme(text: str) -> str:
    if text and text not in portal().library.generation().programmes:
        raise MistakeError(say("follow_up.no_programme"), say("follow_up.no_programme_mend"))
    return text

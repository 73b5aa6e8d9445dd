"""The start card of a new colleague, A6 to print: how to sign in, where, and whom to ask.

The first password is known only when it has just been made: it is shown for ten minutes to the
manager who made it, on this browser, and never again. A new one can be made at any time.
"""

from __future__ import annotations

import time
from io import BytesIO

import segno
from flask import Response as FlaskResponse
from flask import abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.portal.change_secret import give
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Role
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import accesses
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.learning import enrolments
from kompetensportal.store.learning.helpers import helpers
from kompetensportal.web import dates
from kompetensportal.web.account.session import allowed, signed_in, viewer, visits
from kompetensportal.web.context import portal
from kompetensportal.web.follow_up.group import pages
from kompetensportal.web.follow_up.sight import sight

SHOWN_SECONDS = 600
TRUSTED = frozenset({Role.ADMINISTRATOR, Role.MANAGER, Role.AUTHOR})
"""Whose password a manager may not make anew: it would open more than she has herself."""
_KEY = "start_card"


@pages.get("/chef/<person_id>/startkort", endpoint="start_card")
@signed_in
def show(person_id: str) -> str | Response:
    """The card, with the first password when it was just made."""
    with portal().database.session() as opened:
        seen = sight(opened, person_id, Act.ADD_PERSON)
        accesses.log(opened, viewer().id, [person_id], "person")
        theirs = [e for e in enrolments.of_people(opened, [person_id]) if e.ended is None]
        mentors = [e.mentor_id for e in theirs if e.mentor_id]
        ask = helpers(opened, seen.about, mentors, seen.tree, today())
    library = portal().library.generation()
    return render_template(
        "follow_up/start_card.html",
        about=seen.about,
        secret=_remembered(person_id),
        helpers=ask,
        titles=[
            library.programmes[e.programme_id].title
            for e in theirs
            if e.programme_id in library.programmes
        ],
        start=seen.about.start_date,
        full_day=dates.full_day,
        address=_root(),
    )


@pages.get("/chef/startkort.svg")
@allowed(Act.ADD_PERSON)
def start_card_code() -> FlaskResponse | Response:
    """The QR code of the card: sign in, and there is the introduction."""
    out = BytesIO()
    code = segno.make(f"{_root()}/introduktion/", error="m", micro=False)
    code.save(out, kind="svg", scale=4, border=4, light="#ffffff", xmldecl=False)
    return FlaskResponse(out.getvalue(), mimetype="image/svg+xml")


@pages.post("/chef/<person_id>/startkort")
@signed_in
def new_secret(person_id: str) -> Response:
    """Make a new first password; the old one ends."""
    with portal().database.session() as opened:
        seen = sight(opened, person_id, Act.ADD_PERSON)
    administers = may(viewer(), Act.ADMINISTER, today())
    if seen.about.roles(today()) & TRUSTED and not administers:
        abort(403)
    remember(person_id, give(portal().database, seen.about.id, Secret.PASSWORD))
    visits().forget()
    return redirect(url_for("following.start_card", person_id=person_id), 303)


def _root() -> str:
    """Where the portal is, as people type it."""
    return (portal().settings.public_url or request.host_url).rstrip("/")


def remember(person_id: str, secret: str) -> None:
    """Keep a password for the card that is shown next, in this browser's signed cookie."""
    session[_KEY] = [viewer().id, person_id, secret, int(time.time())]


def _remembered(person_id: str) -> str:
    kept = session.get(_KEY)
    if not kept:
        return ""
    who, about, secret, at = kept
    if time.time() - at > SHOWN_SECONDS or who != viewer().id:
        session.pop(_KEY)
        return ""
    return str(secret) if about == person_id else ""

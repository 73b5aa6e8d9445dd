"""Two small forms of every page: how one wants to read, and the interface language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import redirect, request
from werkzeug.wrappers import Response

from kompetensportal.actions.portal.people import set_language
from kompetensportal.web import reading
from kompetensportal.web.account.session import local, secure, visits
from kompetensportal.web.context import INTERFACE_LANGUAGES, LANGUAGE_COOKIE, person, portal
from kompetensportal.web.reader.group import pages

YEAR = 365 * 24 * 3600


@pages.post("/anpassa")
def adapt() -> Response:
    """Keep how this browser's reader wants to read, and go back to the page."""
    now = reading.from_cookie(request.cookies.get(reading.COOKIE, ""))
    response = _back()
    _keep(response, reading.COOKIE, now.changed(request.form.to_dict()).as_cookie())
    return response


@pages.post("/sprak")
def language() -> Response:
    """Keep the interface language of this browser and of who is signed in; go back to the page."""
    response = _back()
    chosen = request.form.get("language", "")
    if chosen in INTERFACE_LANGUAGES:
        who = person()
        if who is not None:
            with portal().database.session() as session:
                set_language(session, who.id, chosen)
            visits().forget()
        _keep(response, LANGUAGE_COOKIE, chosen)
    return response


def _back() -> Response:
    """To the page where the form was, when that is one of ours; the form may name it in `next`."""
    if "next" in request.form:
        return redirect(local(request.form["next"]), 303)
    page = urlsplit(request.referrer or "")
    if page.netloc != request.host:
        return redirect("/", 303)
    return redirect(local(page.path + (f"?{page.query}" if page.query else "")), 303)


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="Lax", secure=secure())

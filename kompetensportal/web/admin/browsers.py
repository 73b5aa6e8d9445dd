"""Shared browsers: mark this one, see all, take a mark away."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.store.accounts import sessions, shared_browsers, units
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import SHARED_COOKIE, clear_session, secure, viewer, visits
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.admin.group import pages
from kompetensportal.web.admin.units import unit_choices
from kompetensportal.web.context import portal
from kompetensportal.words import say

LASTS_SECONDS = 400 * 24 * 3600
"""The longest that browsers keep a cookie."""
LONGEST_NAME = 80


@pages.get("/webblasare", endpoint="browsers")
def show_browsers() -> str:
    """All marked browsers, and the form to mark this one."""
    token = request.cookies.get(SHARED_COOKIE, "")
    with portal().database.session() as session:
        tree = units.tree(session)
        return render_template(
            "admin/browsers.html",
            browsers=shared_browsers.every(session),
            this=shared_browsers.find(session, token),
            tree=tree,
            units=unit_choices(tree),
            when=dates.clock,
        )


@pages.post("/webblasare", endpoint="mark_browser")
def mark() -> Response:
    """Mark this browser and sign the administrator out of it: from now on others use it."""
    unit_id, name = request.form.get("unit", ""), " ".join(request.form.get("name", "").split())
    with portal().database.session() as session:
        if unit_id not in units.tree(session) or not name:
            notice.tell(say("admin.browser_incomplete"), "caution")
            return redirect(url_for("administration.browsers"), 303)
        old = request.cookies.get(SHARED_COOKIE, "")
        shared_browsers.unmark(session, sessions.hash_of(old))
        now = datetime.now(UTC)
        token = shared_browsers.mark(session, unit_id, name[:LONGEST_NAME], viewer().id, now)
        sessions.end(session, request.cookies.get(SESSION_COOKIE, ""))
    visits().forget()
    notice.tell(say("admin.browser_marked", name=name[:LONGEST_NAME]))
    response = redirect(url_for("accounts.sign_in"), 303)
    clear_session(response)
    response.set_cookie(
        SHARED_COOKIE,
        token,
        max_age=LASTS_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=secure(),
    )
    return response


@pages.post("/webblasare/<key>/ta-bort", endpoint="unmark_browser")
def unmark(key: str) -> Response:
    """Take a mark away; the browser then asks for user name and password like any other."""
    with portal().database.session() as session:
        gone = shared_browsers.unmark(session, key)
    if gone:
        notice.tell(say("admin.browser_unmarked"))
    return redirect(url_for("administration.browsers"), 303)

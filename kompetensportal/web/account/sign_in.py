"""Signing in with password, or in a shared browser with name tile and code; signing out."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import abort, g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.device.tiles import with_codes
from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.sign_in import WrongSecretError, sign_in
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import Kind
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import sessions, shared_browsers, units
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.accounts.shared_browsers import SharedBrowser
from kompetensportal.store.device import devices
from kompetensportal.web.account import choices, csrf
from kompetensportal.web.account.group import pages
from kompetensportal.web.account.session import (
    SHARED_COOKIE,
    clear_session,
    local,
    set_session,
    visits,
)
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.context import person, portal, words
from kompetensportal.words import Message


@pages.route("/logga-in", methods=["GET", "POST"], endpoint="sign_in")
@csrf.always
def show_sign_in() -> str | Response | tuple[str, int]:
    """User name and password; in a shared browser the names of the unit first."""
    to = local(request.values.get("next", "/"))
    if request.method == "GET":
        if person() is not None:
            return redirect(to, 303)
        shared = shared_browser()
        if shared is not None and "losenord" not in request.args:
            return _tiles(shared, to)
        return _password_form(to)
    name = request.form.get("user_name", "")
    try:
        return _enter(name, request.form.get("password", ""), Secret.PASSWORD, to)
    except WrongSecretError as error:
        return _password_form(to, name, error), 400


@pages.route("/logga-in/kod/<person_id>", methods=["GET", "POST"], endpoint="code")
@csrf.always
def show_code(person_id: str) -> str | Response | tuple[str, int]:
    """The six digits of somebody whose tile was touched; only in a shared browser."""
    shared = shared_browser()
    to = local(request.values.get("next", "/"))
    if shared is None:
        return redirect(url_for("accounts.sign_in", next=to), 303)
    who = next((one for one in _people_of(shared) if one.id == person_id), None)
    if who is None:
        abort(404)
    if request.method == "GET":
        return render_template("account/code.html", who=who, to=to, problem=None)
    code = "".join(request.form.get("code", "").split())
    try:
        return _enter(who.user_name, code, Secret.CODE, to)
    except WrongSecretError as error:
        page = render_template("account/code.html", who=who, to=to, problem=_said(error))
        return page, 400


@pages.get("/logga-ut", endpoint="sign_out_page")
def show_sign_out() -> str | Response:
    """A page with the button, for whoever types the address."""
    if person() is None:
        return redirect(url_for("accounts.sign_in"), 303)
    return render_template("account/sign_out.html")


@pages.post("/logga-ut", endpoint="sign_out")
def leave() -> Response:
    """Sign out this browser. A reader stays on the page when the form names it in `next`."""
    with portal().database.session() as session:
        sessions.end(session, request.cookies.get(SESSION_COOKIE, ""))
    visits().forget()
    g.person = g.visit = None
    response = redirect(local(request.form.get("next", "/")), 303)
    clear_session(response)
    choices.depart(response)
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.post("/mig/aktiv", endpoint="active")
def stay() -> tuple[str, int]:
    """Somebody scrolls, types or listens without asking for a page: the lock starts again.

    204 while signed in, 401 after the lock; being asked was the activity (`Visits.of`).
    """
    return ("", 204) if person() is not None else ("", 401)


def shared_browser() -> SharedBrowser | None:
    """The mark of this browser, when an administrator has marked it as shared."""
    token = request.cookies.get(SHARED_COOKIE, "")
    if not token:
        return None
    with portal().database.session() as session:
        return shared_browsers.find(session, token) or _device(session, token)


def _device(session: Session, token: str) -> SharedBrowser | None:
    """An enrolled tablet of a unit is a shared browser too, with its own token in the cookie."""
    device = devices.by_token(session, token)
    if device is None or device.kind is not Kind.SHARED or device.revoked:
        return None
    return SharedBrowser(device.token_hash, device.unit_id, device.name, device.created)


def _enter(user_name: str, secret: str, kind: Secret, to: str) -> Response:
    is_shared = shared_browser() is not None
    token = sign_in(
        portal().database,
        user_name,
        secret,
        kind,
        place=request.remote_addr or "",
        now=datetime.now(UTC),
        shared=is_shared,
        old_token=request.cookies.get(SESSION_COOKIE, ""),
    )
    visits().forget()
    visit = visits().of(token)
    if visit is not None and visit.must_change:
        to = url_for("accounts.password", next=to)
    response = redirect(to, 303)
    set_session(response, token, shared=is_shared)
    if visit is not None:
        choices.arrive(response, visit)
    return response


def _password_form(to: str, name: str = "", error: WrongSecretError | None = None) -> str:
    return render_template(
        "account/sign_in.html",
        to=to,
        name=name,
        problem=_said(error) if error else None,
        shared=shared_browser() is not None,
        examples=example.ACCOUNTS if portal().settings.demo else (),
        example_password=example.PASSWORD,
    )


def _tiles(shared: SharedBrowser, to: str) -> str:
    with portal().database.session() as session:
        unit = units.tree(session).get(shared.unit_id)
    return render_template("account/tiles.html", people=_people_of(shared), unit=unit, to=to)


def _people_of(shared: SharedBrowser) -> tuple[Person, ...]:
    """Those of the unit and the units below it who have a code and whose place has begun."""
    with portal().database.session() as session:
        return with_codes(session, units.tree(session).below(shared.unit_id), today())


def _said(error: WrongSecretError) -> tuple[str, str]:
    mend = words().say(error.mend) if isinstance(error.mend, Message) else ""
    return words().say(error.what), mend

"""Finds who is signed in before each request; the cookies of signing in and out; `signed_in`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from flask import Response, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts.sessions import LOCK, Visit
from kompetensportal.web.account.visits import SESSION_COOKIE, Visits
from kompetensportal.web.context import person, portal

SHARED_COOKIE = "kp_shared"
LOCK_COOKIE = "kp_lock"
"""Seconds until the lock, for `lock.js`; a hint only, which opens nothing."""

P = ParamSpec("P")
T = TypeVar("T")
_NEVER_VISITED = ("/static/", "/p/", "/las/", "/api/v1/")
_BEFORE_OWN_PASSWORD = {
    "accounts.password",
    "accounts.sign_out",
    "accounts.sign_out_page",
    "accounts.active",
    "static",
    None,
}


def visits() -> Visits:
    """The visits of this portal."""
    if "visits" not in current_app.extensions:
        current_app.extensions["visits"] = Visits(portal().database)
    return cast(Visits, current_app.extensions["visits"])


def visit() -> Visit | None:
    """The visit of this request, if somebody is signed in."""
    return cast("Visit | None", g.get("visit"))


def find_person() -> None:
    """Set `g.visit` and `g.person`; runs before every request but for files and tablets."""
    if request.path.startswith(_NEVER_VISITED):
        return
    g.visit = visits().of(request.cookies.get(SESSION_COOKIE, ""))
    g.person = g.visit.person if g.visit else None


def ask_for_own_password() -> AnyResponse | None:
    """Whoever came in with a password that was made for her chooses one of her own first."""
    found = visit()
    if found is None or not found.must_change or request.endpoint in _BEFORE_OWN_PASSWORD:
        return None
    return redirect(url_for("accounts.password", next=where_one_was()), 303)


def signed_in(view: Callable[P, T]) -> Callable[P, T | AnyResponse]:
    """Let a page be seen only by people who are signed in; others go to the sign-in and back."""

    @wraps(view)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T | AnyResponse:
        if person() is None:
            return to_sign_in()
        return view(*args, **kwargs)

    return wrapper


def allowed(act: Act) -> Callable[[Callable[P, T]], Callable[P, T | AnyResponse]]:
    """Let a page be seen by those who may do an act anywhere; 403 for others who are signed in.

    For ADMINISTER, WRITE, FOLLOW_UNIT, LEAD and ADD_PERSON. A page about one person or unit
    asks `model.accounts.access.may` about it as well.
    """

    def decorate(view: Callable[P, T]) -> Callable[P, T | AnyResponse]:
        @wraps(view)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T | AnyResponse:
            if person() is None:
                return to_sign_in()
            if not may(person(), act, today()):
                abort(403)
            return view(*args, **kwargs)

        return wrapper

    return decorate


def viewer() -> Person:
    """The person of a page behind `signed_in` or `allowed`."""
    found = person()
    if found is None:
        abort(403)
    return found


def to_sign_in() -> AnyResponse:
    """Redirect to the sign-in, which leads back here. A form is never sent again by itself."""
    return redirect(url_for("accounts.sign_in", next=where_one_was()), 303)


def where_one_was() -> str:
    """The address to come back to: this page, or for a form the page that it stood on."""
    if request.method in {"GET", "HEAD"}:
        return local(request.full_path.rstrip("?"))
    origin = urlsplit(request.referrer or "")
    if origin.netloc != request.host:
        return "/"
    return local(origin.path + (f"?{origin.query}" if origin.query else ""))


def local(address: str) -> str:
    """An address within this portal; `/` for any other, so that a link cannot lead away."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    if not plain or any(ord(sign) < 0x20 or sign == "\\" for sign in address):
        return "/"
    return address


def set_session(response: AnyResponse, token: str, *, shared: bool) -> None:
    """Give the browser its session. It ends with the browser, or by itself after the lock."""
    seconds = int(LOCK[shared].total_seconds())
    response.set_cookie(SESSION_COOKIE, token, httponly=True, samesite="Lax", secure=secure())
    response.set_cookie(LOCK_COOKIE, str(seconds), samesite="Lax", secure=secure())


def clear_session(response: AnyResponse) -> None:
    """Take the session from the browser."""
    for name in (SESSION_COOKIE, LOCK_COOKIE):
        response.delete_cookie(name, samesite="Lax", secure=secure())


def secure() -> bool:
    """Whether cookies are only for TLS: always in a real portal."""
    return request.is_secure or portal().settings.public_url.startswith("https:")


def keep_from_caches(response: Response) -> Response:
    """What was made for one person lies in no cache and is not shown by the back button."""
    if g.get("person") is not None and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store"
    return response

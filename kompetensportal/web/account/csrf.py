"""No form is taken that another site made, or that belongs to somebody else's session.

A form carries a token bound to the browser's session, and the browser's own word on where a
request comes from is asked as well. While nobody is signed in that word is enough, so that such a
page is the same bytes for everybody; only the forms of signing in carry a token even then, bound
to a cookie of their own. A refused form is shown again with what was written in it, to be sent by
hand.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from typing import TypeVar, cast
from urllib.parse import urlsplit

from flask import Response, current_app, g, render_template, request
from markupsafe import Markup

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.web.account.session import local, secure, visit, where_one_was
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.context import portal

FIELD = "csrf"
HEADER = "X-CSRF-Token"
FORM_COOKIE = "kp_form"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_NEVER_SHOWN = {FIELD, "password", "new", "again", "code", "file"}
_SALT_DIGITS = 16
View = TypeVar("View", bound=Callable[..., object])


def make(key: bytes, bound: str) -> str:
    """A token for a form: salted, so that a compressed page tells nothing about it."""
    salt = secrets.token_hex(_SALT_DIGITS // 2)
    return salt + _mac(key, salt, bound)


def fits(key: bytes, bound: str, token: str) -> bool:
    """Whether a token was made for what it should be bound to."""
    salt, mac = token[:_SALT_DIGITS], token[_SALT_DIGITS:]
    return bool(bound) and hmac.compare_digest(mac.encode(), _mac(key, salt, bound).encode())


def token() -> str:
    """The token for a form on this page."""
    if visit() is not None:
        return make(_key(), request.cookies[SESSION_COOKIE])
    if "form_cookie" not in g:
        g.form_cookie = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(16)
    return make(_key(), g.form_cookie)


def field() -> str:
    """The hidden field of every form, for `personal("csrf")`; nothing while nobody is signed in."""
    return csrf() if visit() is not None else ""


def csrf() -> Markup:
    """The hidden field, also for those who are not signed in yet."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token())


def always(view: View) -> View:
    """For the forms of signing in: they need their token although nobody is signed in yet."""
    view.__dict__["form_needs_token"] = True
    return view


def takes_large_forms(size: int) -> Callable[[View], View]:
    """For a form with a file or a long text: up to so many bytes."""

    def decorate(view: View) -> View:
        view.__dict__["form_size"] = size
        return view

    return decorate


def check() -> Response | None:
    """Refuse what is not ours; runs before every view."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method in _SAFE or view is None:
        return None
    if size := getattr(view, "form_size", 0):
        request.max_content_length = request.max_form_memory_size = size
    ours = is_from_here()
    if ours and visit() is None and not getattr(view, "form_needs_token", False):
        return None
    if ours and _token_fits():
        return None
    return _refused(ours)


def is_from_here() -> bool:
    """What the browser says: the request was made by a page of this portal."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True  # An old browser says nothing: the token decides alone.
    ours = {request.host, urlsplit(portal().settings.public_url).netloc}
    return urlsplit(origin).netloc in ours - {""}


def set_form_cookie(response: Response) -> Response:
    """Give the browser the cookie that the forms of this page are bound to."""
    if (made := g.get("form_cookie")) and made != request.cookies.get(FORM_COOKIE):
        response.set_cookie(FORM_COOKIE, made, httponly=True, samesite="Lax", secure=secure())
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _token_fits() -> bool:
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    session = request.cookies.get(SESSION_COOKIE, "")
    if fits(_key(), session, given):
        return True
    # Whoever is signed in sends only forms of this session: never those of the person before.
    return visit() is None and fits(_key(), request.cookies.get(FORM_COOKIE, ""), given)


def _refused(ours: bool) -> Response:
    fields = [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in _NEVER_SHOWN
    ]
    page = render_template(
        "account/refused.html",
        fields=fields if ours else [],
        hidden=("next", "id", "event_id"),
        action=local(request.full_path.rstrip("?")),
        back=where_one_was(),
    )
    return Response(page, 400)


def _key() -> bytes:
    if "key" not in current_app.extensions:
        current_app.extensions["key"] = ensure_key(portal().settings.data)
    return cast(bytes, current_app.extensions["key"])


def _mac(key: bytes, salt: str, bound: str) -> str:
    return hmac.new(key, f"form {salt} {bound}".encode(), hashlib.sha256).hexdigest()

"""What a page tells after a form was taken: shown once, on the page that one is led to."""

from __future__ import annotations

from flask import Flask, flash
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.web.context import portal, words
from kompetensportal.words import Message

COOKIE = "kp_notice"


def tell(message: Message, kind: str = "good") -> None:
    """Show this on the next page. kind: `good`, or `caution` for "look here"."""
    flash(words().say(message), kind)


class _KeyOnFirstUse(SecureCookieSessionInterface):
    """Signs with the portal's key, which is read when a request first needs it."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if not app.secret_key:
            app.secret_key = ensure_key(portal().settings.data)
        return super().get_signing_serializer(app)


def register(app: Flask) -> None:
    """Let the application carry notices from one request to the next."""
    app.session_interface = _KeyOnFirstUse()
    app.config.update(SESSION_COOKIE_NAME=COOKIE, SESSION_COOKIE_SAMESITE="Lax")

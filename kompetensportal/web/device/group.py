"""The group of what tablets ask: JSON in and out, known by the device's cookie.

Every answer says whose it is (`X-KP-Portal`), errors too: what comes without it was not made here
(a captive portal), whatever its status. A request must carry `X-KP: 1`, which no form of another
site can send and no script of another site may; so there are no form tokens.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping

from flask import Blueprint, Response, abort, current_app, g, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from kompetensportal.actions.device.text import write
from kompetensportal.errors import EnvironmentalError, KompetensportalError
from kompetensportal.model.device.device import Device
from kompetensportal.store.device import devices
from kompetensportal.store.portal import Identity, identity
from kompetensportal.web.account.session import secure
from kompetensportal.web.context import portal, words
from kompetensportal.web.errors import STATUS

pages = Blueprint("device", __name__, url_prefix="/api/v1")

PORTAL_HEADER = "X-KP-Portal"
OURS_HEADER = "X-KP"
DAYS = 400
"""The longest that browsers keep a cookie; it is renewed at each contact."""
RETRY_SECONDS = (5, 30)
"""Between these a tablet is asked to come back when the database does not answer."""
_KINDS = {"application/json", "application/octet-stream"}
logger = logging.getLogger(__name__)


def cookie_name() -> str:
    """Of the device's token; with TLS a name that only this host can set."""
    return "__Host-kp-device" if secure() else "kp-device"


def device(session: Session) -> Device:
    """The device that asks, also a revoked one; 401 for a browser that is none."""
    token = request.cookies.get(cookie_name(), "")
    found = devices.by_token(session, token) if token else None
    if found is None:
        abort(401)
    g.device_token, g.identity = token, identity(session)
    return found


def keep_device(token: str) -> None:
    """Let this answer bring the device's cookie: after an enrolment, and at each contact."""
    g.device_token = token


def answer(value: Mapping[str, object], status: int = 200) -> Response:
    """An answer as JSON, with the portal's name and epoch."""
    who = _identity()
    whole = {"server_id": who.server_id, "epoch": who.epoch, **value}
    return Response(write(whole), status, mimetype="application/json")


def retry_after() -> str:
    """Seconds after which to come back, another for each tablet."""
    shortest, longest = RETRY_SECONDS
    return str(shortest + secrets.randbelow(longest - shortest + 1))


@pages.before_request
def only_our_scripts() -> Response | None:
    """Refuse what a form, or a page of another site, could have sent."""
    if request.method in {"GET", "HEAD"}:
        return None
    if request.headers.get(OURS_HEADER) != "1":
        return answer({"error": "header"}, 400)
    return None if request.mimetype in _KINDS else answer({"error": "content_type"}, 415)


@pages.after_request
def say_whose(response: Response) -> Response:
    """Name the portal, renew the device's cookie, and let nothing lie in a cache."""
    response.headers[PORTAL_HEADER] = _identity().server_id
    response.headers.setdefault("Cache-Control", "private, no-store")
    if token := g.get("device_token"):
        response.set_cookie(
            cookie_name(),
            token,
            max_age=DAYS * 24 * 3600,
            httponly=True,
            samesite="Strict",
            secure=secure(),
        )
    return response


@pages.errorhandler(HTTPException)
def _http(error: HTTPException) -> Response:
    said = answer({"error": error.name.lower().replace(" ", "_")}, error.code or 500)
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            said.headers[name] = value
    return said


@pages.errorhandler(KompetensportalError)
def _ours(error: KompetensportalError) -> Response:
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 400)
    said = answer({"error": error.what.key, "words": words().say(error.what)}, status)
    if isinstance(error, EnvironmentalError):
        logger.error("%s %s: %s", request.method, request.path, error)
        said.headers["Retry-After"] = retry_after()
    return said


@pages.errorhandler(Exception)
def _unexpected(error: Exception) -> Response:
    number = secrets.token_hex(4)
    logger.error("error %s at %s %s", number, request.method, request.path, exc_info=error)
    return answer({"error": "unexpected", "number": number}, 500)


def _identity() -> Identity:
    """Which portal this is; the last that was known when the database does not answer."""
    if "identity" not in g:
        known = current_app.extensions
        try:
            with portal().database.session() as session:
                known["identity"] = identity(session)
        except EnvironmentalError:
            known.setdefault("identity", Identity("", ""))
        g.identity = known["identity"]
    found: Identity = g.identity
    return found

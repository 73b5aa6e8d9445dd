"""`POST /api/v1/devices/enrol`: a browser becomes a tablet of a unit, or somebody's own phone."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, request

from kompetensportal.actions.device.enrol import NotEnrolledError, enrol
from kompetensportal.model.device.device import Device, Kind
from kompetensportal.store.accounts import sessions, units
from kompetensportal.web.account.session import SHARED_COOKIE, clear_session, secure, visits
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.context import portal, words
from kompetensportal.web.device.facts import portal_seal
from kompetensportal.web.device.given import given, text
from kompetensportal.web.device.group import DAYS, answer, keep_device, pages
from kompetensportal.web.device.unlock import now_ms

LONGEST = 200


@pages.post("/devices/enrol")
def enrol_browser() -> Response:
    """A one-time code for a device's cookie, and all that a tablet has to know of its portal.

    403 with `reason` `wrong`, `used` or `old` and the words for it; 429 after many wrong ones.
    """
    said = given()
    code, name = text(said, "code", LONGEST), text(said, "name", LONGEST, "")
    try:
        made, token = enrol(
            portal().database,
            code,
            name,
            place=request.remote_addr or "",
            now=datetime.now(UTC),
        )
    except NotEnrolledError as error:
        refusal = {"reason": error.reason, "words": words().say(error.what)}
        refused = answer(refusal, 429 if error.wait else 403)
        if error.wait:
            refused.headers["Retry-After"] = str(error.wait)
        return refused
    keep_device(token)
    done = answer(_told(made))
    if made.kind is Kind.SHARED:
        _share(done, token)
    return done


def _share(done: Response, token: str) -> None:
    """From now on others use this browser: sign out who set it up, and lock after two minutes."""
    with portal().database.session() as session:
        sessions.end(session, request.cookies.get(SESSION_COOKIE, ""))
    visits().forget()
    clear_session(done)
    keep_shared(done, token)


def keep_shared(done: Response, token: str) -> None:
    """Mark a unit's tablet as a shared browser, with its own token."""
    seconds = DAYS * 24 * 3600
    done.set_cookie(
        SHARED_COOKIE, token, max_age=seconds, httponly=True, samesite="Lax", secure=secure()
    )


def _told(made: Device) -> dict[str, object]:
    seal = portal_seal()
    with portal().database.session() as session:
        unit = units.tree(session).get(made.unit_id)
    return {
        "device_id": made.id,
        "kind": made.kind.value,
        "name": made.name,
        "unit": {"id": made.unit_id, "name": unit.name if unit else ""},
        "settings": made.choices.as_json(),
        "server_time": now_ms(),
        "seal": {"key_id": seal.key_id, "public": seal.public},
    }

"""`POST /api/v1/session`: whoever is unlocked on a tablet is signed in, for pages of the portal."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Response, request

from kompetensportal.actions.device.asked import NotProvenError
from kompetensportal.model.device.device import Kind
from kompetensportal.store.accounts import sessions
from kompetensportal.store.accounts.sessions import LOCK
from kompetensportal.web.account import choices
from kompetensportal.web.account.session import set_session, visits
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.context import portal
from kompetensportal.web.device.asked import asked
from kompetensportal.web.device.group import answer, pages


@pages.post("/session")
def open_session() -> Response:
    """An ordinary session; on a unit's tablet one that locks after two minutes.

    Whoever was signed in before no longer is.
    """
    with portal().database.session() as session:
        try:
            here, who = asked(session, "session")
        except NotProvenError as error:
            return answer({"reason": error.reason}, 403)
        shared = here.kind is Kind.SHARED
        sessions.end(session, request.cookies.get(SESSION_COOKIE, ""))
        token = sessions.start(session, who.person.id, datetime.now(UTC), shared=shared)
    visits().forget()
    done = answer({"locks_after": int(LOCK[shared].total_seconds())})
    set_session(done, token, shared=shared)
    if (visit := visits().of(token)) is not None:
        choices.arrive(done, visit)
    return done

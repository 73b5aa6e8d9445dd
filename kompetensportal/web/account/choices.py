"""What a browser keeps of how its reader likes to read, when somebody comes and goes.

A person's choices are hers (`keep`). One's own browser remembers them too, for when she is out;
a shared one forgets at every hand-over, so that the next person begins as if nobody had been there.
"""

from __future__ import annotations

from datetime import timedelta

from flask import request
from werkzeug.wrappers import Response

from kompetensportal.store.accounts import people
from kompetensportal.store.accounts.sessions import Visit
from kompetensportal.web import reading
from kompetensportal.web.account.session import SHARED_COOKIE, secure, visit, visits
from kompetensportal.web.context import LANGUAGE_COOKIE, portal
from kompetensportal.web.reading import Reading

YEAR = int(timedelta(days=365).total_seconds())
SHARED_SECONDS = int(timedelta(minutes=30).total_seconds())
"""How long a shared browser remembers what somebody chose who had not signed in."""


def keep(response: Response, chosen: Reading) -> None:
    """Keep choices with who is signed in, and in the browser unless it is a shared one's visit."""
    here = visit()
    if here is not None:
        with portal().database.session() as session:
            kept = people.preferences(session, here.person.id)
            kept[reading.PREFERENCE] = chosen.as_text()
            people.save_preferences(session, here.person.id, kept)
        visits().forget()
    if here is None or not here.shared:
        keep_in_browser(response, reading.COOKIE, chosen.as_text())


def keep_in_browser(response: Response, name: str, value: str) -> None:
    """Keep one choice in this browser: for a year, in a shared one for a while."""
    age = SHARED_SECONDS if SHARED_COOKIE in request.cookies else YEAR
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="Lax", secure=secure())


def arrive(response: Response, come: Visit) -> None:
    """Somebody has signed in: what the browser held was another's, or is replaced by hers."""
    if come.shared:
        _forget(response)
    elif kept := come.preferences.get(reading.PREFERENCE):
        keep_in_browser(response, reading.COOKIE, str(kept))


def depart(response: Response) -> None:
    """Somebody has signed out."""
    if SHARED_COOKIE in request.cookies:
        _forget(response)


def _forget(response: Response) -> None:
    for name in (reading.COOKIE, LANGUAGE_COOKIE):
        response.delete_cookie(name, samesite="Lax", secure=secure(), httponly=True)

"""Who is behind a session cookie, for every request and cheap enough for the fast front.

`app.extensions["visits"].of(token)` needs no request: whatever answers before Flask may ask it.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from kompetensportal.store.accounts import sessions
from kompetensportal.store.accounts.sessions import Visit
from kompetensportal.store.database import Database

SESSION_COOKIE = "kp_session"
FRESH_SECONDS = 2.0
"""A visit is read from the database at most this often. Whoever signs out or is changed in this
process is forgotten at once; a change by another process (a command) counts after this time."""

_MOST = 5_000


class Visits:
    """The visits that were looked up lately, with the database behind them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recent: dict[str, tuple[float, Visit]] = {}

    def of(self, token: str) -> Visit | None:
        """The visit of a cookie's token; None when there is none or it has ended.

        Being asked is activity: the lock starts again.
        """
        if not token:
            return None
        return self.fresh(token) or self._read(token)

    def fresh(self, token: str) -> Visit | None:
        """The visit, if it was looked up just now: never asks the database."""
        found = self._recent.get(token)
        fresh = found is not None and time.monotonic() - found[0] < FRESH_SECONDS
        return found[1] if found is not None and fresh else None

    def forget(self) -> None:
        """Ask the database again: sessions, people or memberships were changed."""
        self._recent.clear()

    def _read(self, token: str) -> Visit | None:
        now = datetime.now(UTC)
        with self._database.session() as session:
            visit = sessions.find(session, token, now)
        if visit is None:
            self._recent.pop(token, None)
            return None
        if sessions.is_due(visit, now):
            with self._database.session() as session:
                sessions.touch(session, visit, now)
        if len(self._recent) >= _MOST:
            self._recent.clear()
        self._recent[token] = (time.monotonic(), visit)
        return visit

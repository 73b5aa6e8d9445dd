"""Notes what nobody finds, so that authors hear of it; never who asked.

A query may hold what should not be kept, so long ones, numbers and addresses are left out, and
no event is tied to a person, also not when somebody is signed in. The same query counts once an
hour, and a portal notes at most MOST an hour.
"""

from __future__ import annotations

import logging
import re
import time
from collections import OrderedDict
from datetime import UTC, datetime
from threading import Lock

from kompetensportal.actions.learning.record import record
from kompetensportal.language.words import normal, words
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.store.database import Database

HOUR = 3600.0
MOST, MOST_WORDS, LONGEST = 120, 5, 60
PRIVATE = re.compile(r"\d{3}|@|\d\s*-\s*\d")
"""What may be a personal number, a telephone number or an address."""
logger = logging.getLogger(__name__)


class Missed:
    """One portal's missed queries of the last hour."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._noted: OrderedDict[str, float] = OrderedDict()

    def note(self, database: Database, text: str) -> bool:
        """Note a query that found nothing; whether it was noted."""
        query = " ".join(word.normal for word in words(text[:200]))
        if not self._is_new(query, text, time.monotonic()):
            return False
        event = Event(
            id=new_id(),
            type=EventType.SEARCH_MISSED,
            person_id=None,
            about_id=None,
            subject=query,
            version="",
            at=datetime.now(UTC),
        )
        try:
            with database.session() as session:
                record(session, event)
        except Exception:  # Whatever the database has: a note is never worth the page.
            logger.exception("a missed query could not be noted")
            return False
        return True

    def _is_new(self, query: str, text: str, now: float) -> bool:
        if not 2 < len(query) <= LONGEST or query.count(" ") >= MOST_WORDS:
            return False
        if PRIVATE.search(normal(text)):
            return False
        with self._lock:
            while self._noted and now - next(iter(self._noted.values())) > HOUR:
                self._noted.popitem(last=False)
            if query in self._noted or len(self._noted) >= MOST:
                return False
            self._noted[query] = now
            return True

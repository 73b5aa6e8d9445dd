"""The e-mail of the morning, sent while the portal serves."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime

from kompetensportal.actions.reminders.compose import mailing
from kompetensportal.actions.reminders.send import send_due
from kompetensportal.errors import KompetensportalError
from kompetensportal.model.learning.day import local_time
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database

LOOK_SECONDS = 60.0
"""How often it is asked whether something is due; a server that was down is tried again then."""
logger = logging.getLogger(__name__)


class Morning:
    """Sends what is due from the hour of the settings on; nothing without a mail server."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._how = mailing(settings) if settings.mail_server else None
        self._settings, self._database = settings, database
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="e-mail", daemon=True)

    def start(self) -> None:
        """Begin, when there is a mail server."""
        if self._how is not None:
            self._thread.start()

    def stop(self) -> None:
        """End; an e-mail that is being sent is sent."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def look(self, now: datetime) -> int:
        """Send what is due at a moment (with a zone); gives how many went."""
        if self._how is None or local_time(now).hour < self._settings.mail_hour:
            return 0
        library = Library(self._settings.data).generation()
        return send_due(self._database, library, self._how, now).sent

    def _keep(self) -> None:
        while not self._stopped.is_set():
            try:
                self.look(datetime.now(UTC))
            except KompetensportalError:
                logger.exception("e-mail waits")
            self._stopped.wait(LOOK_SECONDS)

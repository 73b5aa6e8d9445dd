"""The exports that a portal makes by itself, once a day, while it serves."""

from __future__ import annotations

import json
import logging
import threading
from datetime import UTC, datetime, time
from pathlib import Path

from kompetensportal.actions.exports import run as action
from kompetensportal.cli.export import home
from kompetensportal.errors import KompetensportalError, MistakeError
from kompetensportal.export.facts import ENDINGS, profile_of, writer
from kompetensportal.model.learning.day import local_time
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.figures import exports, state
from kompetensportal.words import Message, catalogue, say

LOOK_SECONDS = 60.0
"""How often it is asked whether one is due; one that failed is tried again then."""
logger = logging.getLogger(__name__)


class DailyExports:
    """Makes each export of the settings once a day, after its time."""

    def __init__(self, settings: Settings, database: Database) -> None:
        names = (name.strip() for name in settings.export_profiles.split(","))
        self._names = tuple(name for name in names if name)
        self._settings, self._database = settings, database
        self._at = _time(settings.export_at)
        if self._names and not settings.export_folder:
            raise MistakeError(say("exports.no_folder"), say("exports.no_folder_mend"))
        for name in self._names:
            profile_of(settings.data, name)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="exports", daemon=True)

    def start(self) -> None:
        """Begin, when there is anything to make."""
        if self._names:
            self._thread.start()

    def stop(self) -> None:
        """End; an export that is being made is made."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def make_due(self, now: datetime) -> int:
        """Make what is due and has not been made today; gives how many. now: with a zone."""
        here = local_time(now)
        due = here.replace(
            hour=self._at.hour, minute=self._at.minute, second=0, microsecond=0
        ).astimezone(UTC)
        return sum(self._make(name, due) for name in self._names) if now >= due else 0

    def _keep(self) -> None:
        while not self._stopped.is_set():
            self.make_due(datetime.now(UTC))
            self._stopped.wait(LOOK_SECONDS)

    def _make(self, name: str, due: datetime) -> bool:
        try:
            with self._database.session() as session:
                if exports.made_on(session, name, due):
                    return False
                profile = profile_of(self._settings.data, name)
                library = Library(self._settings.data).generation()
                made = action.make(session, library, profile, writer(home(self._settings)))
                ending = ENDINGS[profile.format]
                action.deliver(Path(self._settings.export_folder), made, ending)
                state.keep(session, export_problem="")
        except KompetensportalError as error:
            logger.error("%s", catalogue("sv").say(error.what))
            self._tell(name, error.what)
            return False
        return True

    def _tell(self, name: str, what: Message) -> None:
        """Leave word for the administrator's page."""
        now = datetime.now(UTC).isoformat()
        told = json.dumps({"at": now, "profile": name, "key": what.key, "args": what.as_dict()})
        try:
            with self._database.session() as session:
                state.keep(session, export_problem=told)
        except KompetensportalError as error:
            logger.error("%s", catalogue("sv").say(error.what))


def _time(given: str) -> time:
    try:
        return datetime.strptime(given, "%H:%M").time()
    except ValueError:
        raise MistakeError(
            say("exports.wrong_at", given=given[:20]), say("exports.wrong_at_mend")
        ) from None

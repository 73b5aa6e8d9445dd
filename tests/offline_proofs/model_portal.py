"""The portal of the model: the real application on SQLite, the real backup, the real restore.

Only the wire is ours: a request may be lost, or its answer, or it may arrive twice.
"""

from __future__ import annotations

import itertools
import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from queue_tablet import Answer  # type: ignore[import-not-found]
from sqlalchemy import text

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import people as people_actions
from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.portal.erase import erase
from kompetensportal.actions.portal.restore import restore
from kompetensportal.model.accounts.person import Person
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.web.context import Portal

ADMINISTRATOR, UNIT, OTHER_UNIT = "fatima", "ekdalen", "bjorkbacken"
_backups = itertools.count(1)


_OF_ONE_PORTAL = ("key", "seal", "identity", "events_gate", "visits")
"""What the application remembers of the portal that it has served."""
_apps: list[Flask] = []


def _app_on(settings: Settings, database: Database) -> Flask:
    """The application on another portal. To make it takes longer than a whole run, so there is
    one, and what it knew of the portal before is taken from it."""
    if not _apps:
        _apps.append(create_app(settings, database))
    app = _apps[0]
    app.extensions["portal"] = Portal(settings, database, Library(settings.data))
    for name in _OF_ONE_PORTAL:
        app.extensions.pop(name, None)
    return app


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the log, as far as the model asks."""

    id: str
    person: str | None
    about: str | None
    token: str
    body: str
    """The text that the tablet signed."""


class ModelPortal:
    """A portal in a folder that is the model's own."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.data = folder / "data"
        self._folder = folder
        shutil.copytree(template, self.data)
        self._open()

    def _open(self) -> None:
        self.database = Database(f"sqlite:///{(self.data / 'portal.sqlite').absolute()}")
        self.app = _app_on(Settings(data=self.data), self.database)

    def close(self) -> None:
        """Nothing stays open."""
        self.database.close()

    def post(self, path: str, body: bytes, kind: str, cookie: str) -> Answer:
        """One request that arrives."""
        got = self.app.test_client(use_cookies=False).post(
            path, data=body, content_type=kind, headers={"X-KP": "1", "Cookie": cookie}
        )
        return Answer(got.status_code, {k.lower(): v for k, v in got.headers}, got.data)

    def code(self) -> str:
        """A one-time code for a tablet."""
        with self.database.session() as session:
            now = datetime.now(UTC)
            return code_for_unit(session, UNIT, "Korridoren", by=ADMINISTRATOR, now=now)

    def back_up(self) -> Path:
        """The real backup, while it serves."""
        file = self._folder / f"backup-{next(_backups)}.tar.gz"
        back_up(self.data, self.database, file)
        return file

    def restore(self, file: Path) -> None:
        """The real restore, in the place of what is there."""
        self.database.close()
        done = restore(file, self.data, lambda _: "", replace=True)
        if done.before is not None:
            shutil.rmtree(done.before)
        self._open()

    def erase(self, person: str) -> bool:
        """Erase somebody; False when she is not there."""
        with self.database.session() as session:
            if people.by_id(session, person) is None:
                return False
            erase(session, person, ADMINISTRATOR, datetime.now(UTC))
        return True

    def change(self, person: str, **changes: Any) -> None:
        """Rename or disable somebody, when she is there."""
        with self.database.session() as session:
            if (found := people.by_id(session, person)) is not None:
                people_actions.change(session, replace(found, **changes))

    def move(self, person: str) -> None:
        """All her places are on another unit from now on."""
        with self.database.session() as session:
            if (found := people.by_id(session, person)) is not None:
                people_actions.change(session, _moved(found))

    def revoke(self, device_id: str) -> None:
        """An administrator revokes a device."""
        with self.database.session() as session:
            session.execute(
                text("UPDATE devices SET revoked = :now WHERE id = :id"),
                {"now": datetime.now(UTC).replace(tzinfo=None).isoformat(" "), "id": device_id},
            )

    def log(self) -> list[Row]:
        """Every event, in the server's order."""
        with self.database.session() as session:
            rows = session.execute(
                text('SELECT id, person_id, about_id, data, signed FROM events ORDER BY "order"')
            ).all()
        return [
            Row(
                row.id,
                row.person_id,
                row.about_id,
                json.loads(row.data).get("words", ""),
                json.loads(row.signed)["body"] if row.signed else "",
            )
            for row in rows
        ]

    def aside(self) -> set[str]:
        """Ids of what is in quarantine, not settled."""
        with self.database.session() as session:
            query = text("SELECT event_id FROM quarantine WHERE settled IS NULL")
            return set(session.scalars(query))


def _moved(person: Person) -> Person:
    places = tuple(replace(place, unit_id=OTHER_UNIT) for place in person.memberships)
    return replace(person, memberships=tuple(dict.fromkeys(places)))

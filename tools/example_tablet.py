"""The example organisation in a new database, with one shared tablet that is enrolled already."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kompetensportal.actions.portal import example
from kompetensportal.model.device.device import Kind
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.device import devices


def example_tablet(data: Path) -> str:
    """Make `portal.sqlite` in a data folder; gives the token for the tablet's cookie."""
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    with database.session() as session:
        _, token = devices.add(
            session,
            kind=Kind.SHARED,
            name="Surfplattan i korridoren",
            unit_id="ekdalen",
            person_id=None,
            by="fatima",
            now=datetime.now(UTC),
        )
    database.close()
    return token

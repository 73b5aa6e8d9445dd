"""The example organisation in a new database, with one shared tablet that is enrolled already."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kompetensportal.model.device.device import Kind
from kompetensportal.store.device import devices
from tools.example_database import example_database


def example_tablet(data: Path) -> str:
    """Make `portal.sqlite` in a data folder; gives the token for the tablet's cookie."""
    database = example_database(data)
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

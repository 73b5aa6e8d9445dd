"""The example organisation in a new SQLite database, for tests and benchmarks."""

from __future__ import annotations

from pathlib import Path

from kompetensportal.actions.portal import example
from kompetensportal.store import schema
from kompetensportal.store.database import Database


def example_database(data: Path) -> Database:
    """Make `portal.sqlite` in a data folder; whoever asks for it closes it."""
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    return database

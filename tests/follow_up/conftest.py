"""The portal of these tests."""

from __future__ import annotations

import pytest
from small_portal import *  # noqa: F403

from kompetensportal.store.database import Database


@pytest.fixture
def sqlite_database(portal_database: Database) -> Database:
    """The database of this test's portal."""
    return portal_database

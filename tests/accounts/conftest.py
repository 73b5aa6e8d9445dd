"""A portal with the example organisation, and a browser-like client that signs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from account_browser import Browser  # type: ignore[import-not-found]
from flask import Flask

from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app


@pytest.fixture
def app(sqlite_database: Database, tmp_path: Path) -> Iterator[Flask]:
    example.make(sqlite_database)
    yield create_app(Settings(data=tmp_path, demo=True), sqlite_database)


@pytest.fixture
def browser(app: Flask) -> Callable[..., Browser]:
    """Make a browser, signed in as somebody when a user name is given."""

    def make(user_name: str = "") -> Browser:
        made = Browser(app.test_client())
        if user_name:
            assert made.sign_in(user_name).status_code == 303
        return made

    return make

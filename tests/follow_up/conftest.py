"""A portal with the example organisation and a small library, served by a real server.

Made once and copied for each test. Who is signed in has a true session of the store; the page of
signing in has tests of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from care_library import publish_small_library  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Page

from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.loopback import served


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as each test begins with it."""
    folder = tmp_path_factory.mktemp("template")
    publish_small_library(Library(folder))
    database = Database(f"sqlite:///{folder / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """The data folder of this test."""
    return Path(shutil.copytree(template, tmp_path / "data"))


@pytest.fixture
def sqlite_database(data: Path) -> Iterator[Database]:
    """The database of this test's portal."""
    opened = Database(f"sqlite:///{data / 'portal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def portal(sqlite_database: Database, data: Path) -> Iterator[str]:
    """Address of a portal that runs."""
    app = create_app(Settings(data=data, demo=True), sqlite_database)
    with served(app) as address:
        yield address


@pytest.fixture
def cookie(sqlite_database: Database) -> Callable[[str], str]:
    """Sign somebody in; gives the cookie's value."""

    def make(user_name: str) -> str:
        with sqlite_database.session() as session:
            return sessions.start(session, user_name, datetime.now(UTC), shared=False)

    return make


@pytest.fixture
def visit(portal: str, cookie: Callable[[str], str]) -> Callable[..., Visitor]:
    """Somebody's HTTP client, signed in; nobody's without a name."""

    def make(user_name: str = "") -> Visitor:
        return Visitor(portal, {SESSION_COOKIE: cookie(user_name)} if user_name else {})

    return make


@pytest.fixture
def sees(
    portal: str,
    cookie: Callable[[str], str],
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """Somebody's browser, signed in: `sees("amina", width=390, height=844)`."""

    def make(user_name: str = "", width: int = 820, height: int = 1180, **given: object) -> Page:
        context = browser_context(
            viewport={"width": width, "height": height}, base_url=portal, **given
        )
        if user_name:
            context.add_cookies(
                [{"name": SESSION_COOKIE, "value": cookie(user_name), "url": portal}]
            )
        return watch(context.new_page())

    return make

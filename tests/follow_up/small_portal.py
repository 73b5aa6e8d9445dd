"""A portal with the example organisation and a small library, served by a real server.

Made once for a folder of tests and copied for each test. Who is signed in has a true session of
the store; the page of signing in has tests of its own. A folder with another library has a
fixture `publishes` of its own.
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

from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.example_database import example_database
from tools.loopback import served


@pytest.fixture(scope="session")
def publishes() -> Callable[[Library], None]:
    """Puts the texts of these tests into a library."""

    def publish(library: Library) -> None:
        publish_small_library(library)

    return publish


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory, publishes: Callable[[Library], None]
) -> Path:
    """A data folder as each test begins with it."""
    folder = tmp_path_factory.mktemp("template")
    publishes(Library(folder))
    example_database(folder).close()
    return folder


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """The data folder of this test."""
    return Path(shutil.copytree(template, tmp_path / "data"))


@pytest.fixture
def portal_database(data: Path) -> Iterator[Database]:
    """The database of this test's portal."""
    opened = Database(f"sqlite:///{data / 'portal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def portal(portal_database: Database, data: Path) -> Iterator[str]:
    """Address of a portal that runs."""
    with served(create_app(Settings(data=data, demo=True), portal_database)) as address:
        yield address


@pytest.fixture
def cookie(portal_database: Database) -> Callable[[str], str]:
    """Sign somebody in; gives the cookie's value."""

    def make(user_name: str) -> str:
        with portal_database.session() as session:
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
            value = {"name": SESSION_COOKIE, "value": cookie(user_name), "url": portal}
            context.add_cookies([value])
        return watch(context.new_page())

    return make

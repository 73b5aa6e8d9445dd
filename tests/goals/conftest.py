"""A portal with the example organisation, a small library and goals in three systems."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from goal_library import (  # type: ignore[import-not-found]
    FOUND,
    LESSONS,
    Visitor,
    publish_small_library,
)
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
def goal_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as each test begins with it."""
    folder = tmp_path_factory.mktemp("goals")
    publish_small_library(Library(folder), LESSONS, FOUND)
    database = Database(f"sqlite:///{folder / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder


@pytest.fixture
def data(tmp_path: Path, goal_template: Path) -> Path:
    """The data folder of this test."""
    return Path(shutil.copytree(goal_template, tmp_path / "data"))


@pytest.fixture
def portal_database(data: Path) -> Iterator[Database]:
    """The database of this test's portal."""
    opened = Database(f"sqlite:///{data / 'portal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def portal(portal_database: Database, data: Path) -> Iterator[str]:
    """Address of a portal that runs."""
    app = create_app(Settings(data=data, demo=True), portal_database)
    with served(app) as address:
        yield address


@pytest.fixture
def cookie(portal_database: Database) -> Callable[[str], str]:
    """Sign somebody in; gives the cookie's value."""

    def make(user_name: str) -> str:
        with portal_database.session() as session:
            return sessions.start(session, user_name, datetime.now(UTC), shared=False)

    return make


@pytest.fixture
def visit(portal: str, cookie: Callable[[str], str]) -> Callable[[str], Visitor]:
    """Somebody's HTTP client, signed in."""
    return lambda user_name: Visitor(portal, {SESSION_COOKIE: cookie(user_name)})


@pytest.fixture
def sees(
    portal: str,
    cookie: Callable[[str], str],
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """Somebody's browser, signed in."""

    def make(user_name: str, width: int = 820, height: int = 1180, **given: object) -> Page:
        context = browser_context(
            viewport={"width": width, "height": height}, base_url=portal, **given
        )
        context.add_cookies([{"name": SESSION_COOKIE, "value": cookie(user_name), "url": portal}])
        return watch(context.new_page())

    return make

"""A portal with the example organisation and a small library, served by a real server."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from care_library import publish_small_library  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Page
from waitress.server import TcpWSGIServer, create_server

from kompetensportal.actions import example
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.library import Library
from kompetensportal.web.app import create_app


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder, with a library in it."""
    publish_small_library(Library(tmp_path))
    return tmp_path


@pytest.fixture
def portal(sqlite_database: Database, data: Path) -> Iterator[str]:
    """Address of a portal that runs."""
    example.make(sqlite_database)
    app = create_app(Settings(data=data, demo=True), sqlite_database)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=_run, args=(server,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


def _run(server: TcpWSGIServer) -> None:
    with contextlib.suppress(OSError):  # Its sockets are closed under it at the end.
        server.run()


@pytest.fixture
def visit(portal: str) -> Callable[[str], Visitor]:
    """Somebody's HTTP client, signed in; nobody's for an empty name."""

    def make(user_name: str = "") -> Visitor:
        visitor = Visitor(portal)
        if user_name:
            visitor.sign_in(user_name)
        return visitor

    return make


@pytest.fixture
def sees(
    portal: str,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """Somebody's browser, signed in: `sees("amina", width=390, height=844)`."""

    def make(user_name: str = "", width: int = 820, height: int = 1180, **given: object) -> Page:
        context = browser_context(viewport={"width": width, "height": height}, **given)
        page = watch(context.new_page())
        if user_name:
            page.goto(f"{portal}/logga-in")
            page.fill("input[name=user_name]", user_name)
            page.fill("input[name=password]", example.PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url(f"{portal}/")
        return page

    return make

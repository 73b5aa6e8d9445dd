"""A portal with a small library, served by a real server on loopback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from built_portal import Portal  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Page
from reading_client import Client  # type: ignore[import-not-found]
from reading_content import write  # type: ignore[import-not-found]

from kompetensportal.actions.content.build import build
from kompetensportal.actions.portal import example
from tools.example_database import example_database

PHONE, TABLET, DESKTOP = (390, 844), (820, 1180), (1280, 900)


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content, its build, and a database with the example people."""
    folder = tmp_path_factory.mktemp("reading")
    write(folder / "content")
    build(folder / "content", folder / "data", processes=1)
    example_database(folder / "data").close()
    return folder


@pytest.fixture
def client(portal: Portal) -> Callable[[str], Client]:
    """A plain HTTP client, signed in when it is given a name."""

    def make(user_name: str = "") -> Client:
        made = Client(portal.address)
        if user_name:
            made.sign_in(user_name)
        return made

    return make


@pytest.fixture
def browser(
    portal: Portal,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """A browser page, signed in when it is given a name: `browser("amina", size=PHONE)`."""

    def make(user_name: str = "", size: tuple[int, int] = TABLET, **options: object) -> Page:
        viewport = dict(zip(("width", "height"), size, strict=True))
        context = browser_context(viewport=viewport, base_url=portal.address, **options)
        page = watch(context.new_page())
        if user_name:
            sign_in(page, user_name)
        return page

    return make


def sign_in(page: Page, user_name: str) -> None:
    """Sign in on the sign-in page, wherever it leads."""
    if "/logga-in" not in page.url:
        page.goto("/logga-in")
    page.fill("input[name=user_name]", user_name)
    page.fill("input[name=password]", example.PASSWORD)
    page.click("main form button")
    page.wait_for_url(lambda url: "/logga-in" not in url)

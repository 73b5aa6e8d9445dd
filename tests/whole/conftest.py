"""One portal for the whole folder: the real command, the shipped content, the six accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tools.demo import demo, sign_in

Sees = Callable[..., Page]


@pytest.fixture(scope="package")
def portal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole") / "data"


@pytest.fixture(scope="package")
def portal(portal_folder: Path) -> Iterator[str]:
    """Address of a portal started with `kompetensportal start`, voice and all."""
    with demo(portal_folder) as address:
        yield address


@pytest.fixture
def sees(
    portal: str,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Sees:
    """Somebody's browser: `sees("amina", width=390, height=844, color_scheme="dark")`."""

    def make(user_name: str = "", width: int = 820, height: int = 1180, **options: Any) -> Page:
        context = browser_context(
            viewport={"width": width, "height": height}, base_url=portal, **options
        )
        page = watch(context.new_page())
        if user_name:
            sign_in(page, portal, user_name)
        return page

    return make

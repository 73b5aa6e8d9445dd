"""The editor's own modules in a real browser, without a portal: what they do with texts."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route

REPOSITORY = Path(__file__).parent.parent.parent
SOURCES = REPOSITORY / "kompetensportal" / "web" / "static" / "js" / "writing" / "editor"
ADDRESS = "http://editor.invalid"


class Modules:
    """Runs functions on the editor's modules: `run("source.js", "(m, x) => m.split(x)", text)`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route(f"{ADDRESS}/**", _answer)
        page.goto(f"{ADDRESS}/")

    def run(self, module: str, function: str, given: Any = None) -> Any:
        """What a JavaScript function of (module, given) says."""
        script = f"async ([where, given]) => ({function})(await import(where), given)"
        return self.page.evaluate(script, [f"{ADDRESS}/{module}", given])


def _answer(route: Route) -> None:
    name = urlsplit(route.request.url).path.lstrip("/")
    if not name:
        route.fulfill(content_type="text/html", body="<!doctype html><title>.</title>")
        return
    file: Path = SOURCES / name
    kind = mimetypes.guess_type(name)[0] or "text/javascript"
    route.fulfill(content_type=kind, body=file.read_text(encoding="utf-8"))


@pytest.fixture
def modules(
    browser_context: Callable[..., BrowserContext], watch: Callable[[Page], Page]
) -> Iterator[Modules]:
    """The editor's modules in a fresh page."""
    yield Modules(watch(browser_context().new_page()))

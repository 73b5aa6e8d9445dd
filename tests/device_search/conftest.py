"""The shipped texts as a portal, and the same index in a browser without a portal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, Route

from kompetensportal.actions.content.build import build
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.search.index import SearchIndex
from kompetensportal.web.app import create_app
from kompetensportal.web.device.content import search
from kompetensportal.web.search.page import open_index

REPOSITORY = Path(__file__).parent.parent.parent
MODULES = REPOSITORY / "kompetensportal/web/static/js/device/search"


@pytest.fixture(scope="session")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, SearchIndex]]:
    """A portal with the shipped texts, and its index."""
    data = tmp_path_factory.mktemp("searched")
    build(REPOSITORY, data)
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    app = create_app(Settings(data=data), database, Library(data, draft=True))
    with app.test_request_context():
        index = open_index()
    yield app, index
    database.close()


@pytest.fixture
def tablet(found_in: tuple[Flask, SearchIndex], page: Page) -> Callable[[str], Page]:
    """A page that holds the table and the words of a language as `table`, `texts`, `words`."""
    app, index = found_in
    library = app.extensions["portal"].library.generation()
    here = {card.id for card in index.cards() if not card.internal}

    def serve(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        kind = "text/javascript" if name else "text/html"
        route.fulfill(body=(MODULES / name).read_text() if name else "", content_type=kind)

    def make(language: str = "sv") -> Page:
        page.route("http://tablet.test/**", serve)
        page.goto("http://tablet.test/")
        given = [
            search.table(index, here),
            search.texts(index, here),
            search.words_of(app, library, language),
        ]
        page.evaluate(
            """async ([table, texts, words]) => {
                Object.assign(window, await import("http://tablet.test/index.js"));
                Object.assign(window, { table: new SearchTable(table), texts, words });
            }""",
            given,
        )
        return page

    return make

"""A small index of plain documents, and a portal with the shipped texts that can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from search_documents import DOCUMENTS, as_sources

from kompetensportal.actions.content.build import build
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.search.document import SearchDocument
from kompetensportal.store.search.folder import build as build_index
from kompetensportal.store.search.folder import name_of
from kompetensportal.store.search.index import SearchIndex
from kompetensportal.web.app import create_app
from tools.loopback import served

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., SearchIndex]:
    """Make an index of documents below `tmp_path/index`."""

    def make(documents: Iterable[SearchDocument] = DOCUMENTS, texts: str = "1") -> SearchIndex:
        return build_index(tmp_path / "index", name_of(texts), as_sources(documents))

    return make


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The index of DOCUMENTS."""
    return build_index(tmp_path_factory.mktemp("index"), name_of("1"), as_sources(DOCUMENTS))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped texts built as a draft."""
    data = tmp_path_factory.mktemp("shipped")
    build(REPOSITORY, data)
    return data


@pytest.fixture(scope="session")
def portal(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A portal with the shipped texts and nobody in it, shared by tests that only read."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('portal') / 'portal.sqlite'}")
    schema.create(database)
    yield create_app(Settings(data=shipped), database, Library(shipped, draft=True))
    database.close()


@pytest.fixture
def own_portal(shipped: Path, sqlite_database: Database) -> Flask:
    """A portal of one test's own, on `sqlite_database`."""
    return create_app(Settings(data=shipped), sqlite_database, Library(shipped, draft=True))


@pytest.fixture(scope="session")
def address(portal: Flask) -> Iterator[str]:
    """The portal's address on loopback, served as in production."""
    with served(portal) as address:
        yield address

"""A portal with the example organisation, served for real, and tablets on paper that talk to it."""

from __future__ import annotations

import itertools
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from paper_tablet import PaperTablet  # type: ignore[import-not-found]
from served_portal import CODES, ServedPortal  # type: ignore[import-not-found]
from sqlalchemy import create_engine, text

from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.loopback import served

sys.path.append(str(Path(__file__).parent.parent / "follow_up"))
from care_library import publish_small_library  # type: ignore[import-not-found]

_numbers = itertools.count(1)


@dataclass
class Served(ServedPortal):  # type: ignore[misc]
    """One with a data folder of its own."""

    data: Path

    def events(self) -> dict[str, dict[str, Any]]:
        """The log, by id."""
        return {row["id"]: row for row in self.rows("SELECT * FROM events")}

    def asides(self) -> dict[str, dict[str, Any]]:
        """Quarantine, by the event's id."""
        return {row["event_id"]: row for row in self.rows("SELECT * FROM quarantine")}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as each test begins with it: a small library and the example organisation."""
    folder = tmp_path_factory.mktemp("facts")
    publish_small_library(Library(folder))
    _fill(f"sqlite:///{folder / 'portal.sqlite'}")
    return folder


@pytest.fixture(scope="session")
def postgresql_template(postgresql: str) -> str:
    """The same database on PostgreSQL; gives the server's address."""
    _run_sql(postgresql, "CREATE DATABASE facts_template")
    _fill(postgresql.replace("/postgres?", "/facts_template?"))
    return postgresql


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """The data folder of this test."""
    return Path(shutil.copytree(template, tmp_path / "data"))


@pytest.fixture
def portal(data: Path) -> Iterator[Served]:
    """A portal on SQLite."""
    yield from _serve(f"sqlite:///{data / 'portal.sqlite'}", data)


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, data: Path) -> Iterator[Served]:
    """The same, once on each engine."""
    if request.param == "sqlite":
        yield from _serve(f"sqlite:///{data / 'portal.sqlite'}", data)
        return
    server = request.getfixturevalue("postgresql_template")
    name = f"facts_{next(_numbers)}"
    _run_sql(server, f"CREATE DATABASE {name} TEMPLATE facts_template")
    yield from _serve(server.replace("/postgres?", f"/{name}?"), data)
    _run_sql(server, f"DROP DATABASE {name} WITH (FORCE)")


def _fill(address: str) -> None:
    database = Database(address)
    schema.create(database)
    example.make(database)
    database.close()


def _run_sql(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _serve(address: str, data: Path) -> Iterator[Served]:
    database = Database(address)
    app = create_app(Settings(data=data, demo=True), database)
    with served(app, threads=8) as at:
        yield Served(at, database, app, data)
    database.close()


@pytest.fixture
def enter() -> Callable[[PaperTablet, str], Any]:
    """Unlock a tablet as one of the example people."""

    def unlock(tablet: PaperTablet, name: str) -> Any:
        return tablet.unlock(name, CODES[name])

    return unlock

"""Every address as every role gives what docs/security.md says, and none is missing there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from address_walk import PEOPLE, Row, rows_of, table_of, walk  # type: ignore[import-not-found]

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.example_database import example_database

REPOSITORY = Path(__file__).parent.parent.parent
sys.path.append(str(REPOSITORY / "tests" / "follow_up"))
from care_library import publish_small_library  # type: ignore[import-not-found]  # noqa: E402

ROWS: list[Row] = list(rows_of(table_of(REPOSITORY)))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with the example organisation and a small library."""
    folder = tmp_path_factory.mktemp("walk") / "data"
    folder.mkdir()
    database = example_database(folder)
    ensure_key(folder)
    publish_small_library(Library(folder))
    database.close()
    return folder


@pytest.mark.parametrize("name", PEOPLE, ids=lambda name: name or "nobody")
def test_every_address_answers_each_role_as_the_table_says(data: Path, name: str) -> None:
    column = PEOPLE.index(name)
    wrong = [
        f"{row.name}: {got}, the table says {row.expected[column]}"
        for row, got in walk(data, name, ROWS)
        if got != row.expected[column]
    ]
    assert wrong == []


def test_no_address_is_missing_in_the_table(data: Path) -> None:
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    app = create_app(Settings(data=data), database)
    routes = app.url_map.bind("localhost")
    listed = {
        (routes.match(row.address.split("?")[0], method=row.method)[0], row.method) for row in ROWS
    }
    there = {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert there - listed == set()
    database.close()


def test_the_table_is_a_real_one() -> None:
    assert len(ROWS) * len(PEOPLE) > 500
    assert {cell for row in ROWS for cell in row.expected} == {"yes", "no", "sign-in", "none"}

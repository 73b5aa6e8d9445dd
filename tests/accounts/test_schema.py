"""The schema is made, refused and upgraded, on both engines."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kompetensportal.errors import EnvironmentalError, SchemaError
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.tables import Base
from kompetensportal.words import catalogue


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, Base.metadata)
        assert differences == []


def test_the_newest_migration_is_the_one_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", "kompetensportal.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.HEAD
    older = {script.revision for script in scripts.walk_revisions()} - {schema.HEAD}
    assert older == schema._OLDER


def test_a_second_create_changes_nothing(database: Database) -> None:
    before = _portal(database)
    schema.create(database)
    assert _portal(database) == before
    assert set(before) == {"epoch", "server_id"}


def test_two_programs_that_start_at_once_make_one_schema(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(4)]
    failed: list[BaseException] = []

    def create(database: Database) -> None:
        try:
            schema.create(database)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=create, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(_portal(databases[0])) == 2
    for database in databases:
        database.close()


@pytest.mark.parametrize(
    ("found", "key"), [("0000", "setup.schema_newer"), ("9999", "setup.schema_newer")]
)
def test_a_database_of_another_version_is_refused_with_the_command(
    database: Database, found: str, key: str
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": found})
    with pytest.raises(SchemaError) as error:
        schema.check(database)
    assert error.value.what.key == key
    assert error.value.mend is not None
    assert "kompetensportal migrate" in catalogue("sv").say(error.value.mend)
    with pytest.raises(SchemaError):
        schema.upgrade(database)


def test_an_older_database_is_refused_with_the_command(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_OLDER", frozenset({schema.HEAD}))
    monkeypatch.setattr(schema, "HEAD", "9998")
    with pytest.raises(SchemaError) as error:
        schema.check(database)
    assert error.value.what.key == "setup.schema_older"
    assert error.value.mend is not None
    assert "kompetensportal migrate" in catalogue("sv").say(error.value.mend)


def test_an_empty_database_is_not_served(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(SchemaError) as error:
        schema.check(database)
    assert error.value.what.key == "setup.schema_missing"
    database.close()


def test_a_database_with_other_tables_is_left_alone(database_url: str) -> None:
    database = Database(database_url)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE journal (id INTEGER PRIMARY KEY)"))
    with pytest.raises(SchemaError) as error:
        schema.create(database)
    assert error.value.what.key == "setup.schema_foreign"
    database.close()


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "portal.sqlite"
    path.write_bytes(b"inte en databas " * 400)
    with pytest.raises(EnvironmentalError) as error:
        schema.create(Database(f"sqlite:///{path}"))
    assert error.value.what.key == "setup.database_broken"


def test_a_database_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    nowhere = Database("postgresql+psycopg://ingen@127.0.0.1:1/ingen")
    with pytest.raises(EnvironmentalError) as error:
        schema.check(nowhere)
    assert error.value.what.key == "setup.database_unreachable"


def test_asking_for_the_version_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(SchemaError) as error:
        schema.check(Database(f"sqlite:///{tmp_path / 'portal.sqlite'}"))
    assert error.value.what.key == "setup.schema_missing"
    assert not (tmp_path / "portal.sqlite").exists()


def _portal(database: Database) -> dict[str, str]:
    with database.session() as session:
        rows = session.execute(text("SELECT name, value FROM portal"))
        return {row.name: row.value for row in rows}

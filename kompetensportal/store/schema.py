"""The database's schema: made, checked and upgraded, here and nowhere else.

`create` makes it in an empty database, `check` refuses another schema with the command that
mends it, `upgrade` (the command `kompetensportal migrate`) brings an older one up to date.
Each change is one transaction under one lock, so that it is whole or not there at all, and
so that two programs that start at once do not both make it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from kompetensportal.errors import EnvironmentalError, SchemaError
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.database import Database
from kompetensportal.words import say

HEAD = "0008"
"""The schema that this program works with: the newest file in `store/migrations/versions`."""

_OLDER: frozenset[str] = frozenset({"0001", "0002", "0003", "0004", "0005", "0006", "0007"})
"""The schemas before it, which `upgrade` can bring up to date."""

_LOCK = 0x6B6F6D70
"""Number of the PostgreSQL advisory lock that schema changes take."""


def create(database: Database) -> None:
    """Make the schema in an empty database; in any other, the same as `check`."""
    if version(database) is None:
        _migrate(database, HEAD)
    check(database)


def check(database: Database) -> None:
    """Raise SchemaError when the database has not the schema of this program."""
    found = version(database)
    if found == HEAD:
        return
    if found is None:
        raise SchemaError(say("setup.schema_missing"), say("setup.schema_missing_mend"))
    if found in _OLDER:
        raise SchemaError(say("setup.schema_older"), say("setup.schema_older_mend"))
    raise SchemaError(say("setup.schema_newer"), say("setup.schema_newer_mend"))


def upgrade(database: Database) -> tuple[str, str]:
    """Bring an older schema up to date; gives the version before and after."""
    found = version(database)
    if found is None or (found != HEAD and found not in _OLDER):
        check(database)
    if found != HEAD:
        _migrate(database, HEAD)
    return found or "", HEAD


def version(database: Database) -> str | None:
    """The schema's version, None in an empty database. Raises EnvironmentalError, SchemaError.

    Asking for it makes no file.
    """
    file = database.engine.url.database
    if database.engine.dialect.name == "sqlite" and file and not Path(file).exists():
        return None
    try:
        with database.engine.connect() as connection:
            return _version(connection)
    except OperationalError as error:
        raise EnvironmentalError(
            say("setup.database_unreachable", why=_short(error)),
            say("setup.database_unreachable_mend"),
        ) from error
    except DBAPIError as error:
        raise EnvironmentalError(
            say("setup.database_broken", why=_short(error)), say("setup.database_broken_mend")
        ) from error


def is_known(revision: str) -> bool:
    """Whether this program can bring a database of a revision up to date."""
    return revision == HEAD or revision in _OLDER


def make_at(connection: Connection, revision: str) -> None:
    """Run the migrations up to a revision on a connection that is in a transaction."""
    # Alembic takes 0.15 s to import; it is needed only when a schema is made or changed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "kompetensportal.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@contextmanager
def changing(database: Database) -> Iterator[Connection]:
    """A transaction in which the schema may change, one at a time on the whole database.

    Raises EnvironmentalError when the database refuses (disk full, no right to make tables).
    """
    try:
        with database.engine.connect() as connection:
            if database.engine.dialect.name == "sqlite":
                # Python's driver opens no transaction before CREATE TABLE by itself.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
            yield connection
            connection.commit()
    except DBAPIError as error:
        raise EnvironmentalError(
            say("setup.database_refuses", why=_short(error)), say("setup.database_refuses_mend")
        ) from error


def _migrate(database: Database, revision: str) -> None:
    with changing(database) as connection:
        found = _version(connection)
        if found == revision:
            return
        make_at(connection, revision)
        if found is None:
            _name_portal(connection)


def _name_portal(connection: Connection) -> None:
    rows = [
        {"name": "epoch", "value": new_id()},
        {"name": "server_id", "value": secrets.token_hex(8)},
    ]
    connection.execute(text("INSERT INTO portal (name, value) VALUES (:name, :value)"), rows)


def _version(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise SchemaError(say("setup.schema_foreign"), say("setup.schema_foreign_mend"))
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found is not None else None


def _short(error: Any) -> str:
    return str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "?"

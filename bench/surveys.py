"""The figures of surveys of a municipality: the administrator's page and a manager's.

`python -m bench.surveys 10000 3` takes 10,000 people and three years; without numbers it takes few.
On SQLite and on PostgreSQL, in one process: what a page costs is its CPU here, and the clock tells
what the database adds.
"""

from __future__ import annotations

import gc
import statistics
import sys
from datetime import date
from pathlib import Path

from bench.municipality import TODAY, on_both_engines, page, signed_in
from kompetensportal.actions.portal.municipality.answers import Answers
from kompetensportal.actions.portal.municipality.make import make
from kompetensportal.actions.portal.municipality.people import ADMINISTRATOR, colleagues
from kompetensportal.store.accounts import units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.surveys import sheets

PEOPLE, YEARS, REQUESTS = 600, 3, 40
WANTED_MILLISECONDS = {"/admin": 500.0, "/chef": 150.0}
SURVEY = "enkat/efter-utbildningen"


def main(people: int = PEOPLE, years: int = YEARS) -> int:
    """Print the times on each engine; 1 when a page takes longer than it may."""
    return on_both_engines(lambda data, database: _measure(data, database, people, years))


def _measure(data: Path, database: Database, people: int, years: int) -> bool:
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
        client = signed_in(data, database, who)
        page(client, address)  # The first request of a process compiles the templates.
        walls, cpus = zip(*(page(client, address) for _ in range(REQUESTS)), strict=True)
        p95, cpu = (
            statistics.quantiles(times, n=20, method="inclusive")[-1] for times in (walls, cpus)
        )
        good = cpu <= WANTED_MILLISECONDS[address[: address.index("/", 1)]]
        holds &= good
        print(
            f"  {address:<32} p95 {p95:6.1f} ms on the clock, {cpu:6.1f} ms of CPU:"
            f" {'ok' if good else 'MISSED'}"
        )
    return not holds


def _earlier(database: Database, data: Path, people: int, years: int) -> None:
    """The answers of the years before the last."""
    everybody = list(colleagues(people, years, TODAY))
    with database.session() as session:
        answers = Answers(everybody, Library(data).generation(), units.tree(session))
        for number in range((years - 1) * 12):
            year, month = divmod(TODAY.year * 12 + TODAY.month - 13 - number, 12)
            answers.month(session, number, date(year, month + 1, 1))


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:3])))

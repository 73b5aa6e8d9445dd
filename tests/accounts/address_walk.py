"""Asks for an address as each of the example people, and says what came of it in one word.

`yes`      the page, or the form was taken or told what it lacks
`sign-in`  one is led to the sign-in
`no`       403
`none`     404: there is no such thing, or none that this person may know of
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

from flask import Flask

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.database import Database
from kompetensportal.web.account import csrf
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app

PEOPLE = ("", "amina", "dilan", "carlos", "eva", "fatima")
"""Columns of the table; the first is nobody."""


@dataclass(frozen=True)
class Row:
    """One line of the table: `GET /chef/amina`, perhaps with the form's fields."""

    method: str
    address: str
    fields: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.address}"


def table_of(repository: Path) -> str:
    """The table of addresses, which stands in two files."""
    names = ("security-reading.md", "security.md")
    return "\n".join((repository / "docs" / name).read_text(encoding="utf-8") for name in names)


def rows_of(table: str) -> Iterator[Row]:
    """The rows of the Markdown table whose cells begin with a method."""
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == len(PEOPLE) + 1 and cells[0].startswith(("`GET ", "`POST ")):
            method, address, *fields = cells[0].replace("`", "").split()
            given = tuple(parse_qsl(fields[0], keep_blank_values=True)) if fields else ()
            yield Row(method, address, given, tuple(cells[1:]))


def walk(data: Path, name: str, rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """What somebody gets for each row, on a copy of the portal of her own."""
    own = data.parent / f"{data.name}-{name or 'nobody'}"
    shutil.copytree(data, own)
    database = Database(f"sqlite:///{own / 'portal.sqlite'}")
    app = create_app(Settings(data=own, demo=True), database)
    key = ensure_key(own)
    for row in rows:
        yield row, _ask(app, database, key, name, row)
    database.close()


def _ask(app: Flask, database: Database, key: bytes, name: str, row: Row) -> str:
    client = app.test_client()
    bound = csrf.FORM_COOKIE
    client.set_cookie(csrf.FORM_COOKIE, bound)
    if name:
        with database.session() as session:
            bound = sessions.start(session, name, datetime.now(UTC), shared=False)
        client.set_cookie(SESSION_COOKIE, bound)
    if row.method == "GET":
        answer = client.get(row.address)
    else:
        form = {**dict(row.fields), csrf.FIELD: csrf.make(key, bound)}
        headers = {"Sec-Fetch-Site": "same-origin", "Referer": "http://localhost/"}
        answer = client.post(row.address, data=form, headers=headers)
        # A refused token would look like a form that lacks something.
        assert "<h1>Det gick inte att skicka</h1>" not in answer.text, row.name
    if answer.status_code in {302, 303} and "/logga-in" in answer.headers["Location"]:
        return "sign-in"
    assert answer.status_code < 500, f"{row.name} as {name}: {answer.status_code}"
    return {401: "sign-in", 403: "no", 404: "none"}.get(answer.status_code, "yes")

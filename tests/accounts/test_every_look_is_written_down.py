"""A page that shows other people's data writes down who looked, and each person sees it on /mig."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from address_walk import PEOPLE, Row, rows_of, table_of
from sqlalchemy import delete, select

from kompetensportal.actions.learning.record import tell
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.tables import AccessRow, PersonRow
from kompetensportal.web.account.me import KNOWN_PAGES
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.example_database import example_database

REPOSITORY = Path(__file__).parent.parent.parent
sys.path.append(str(REPOSITORY / "tests" / "follow_up"))
from care_library import publish_small_library  # noqa: E402

OPEN_TO_ALL = PEOPLE.index("amina")
"""What an employee without a role may see is about herself, or about nobody."""
HELPS = {"amina": {"dilan", "eva"}}
"""Whom a page about somebody names because they help her: her mentor, her manager."""
CHOICES = re.compile(r"<(select|datalist)\b.*?</\1>", re.DOTALL)
"""Colleagues to choose among, by name: nothing is told of them."""
ROWS: list[Row] = [
    row
    for row in rows_of(table_of(REPOSITORY))
    if row.method == "GET" and row.expected[OPEN_TO_ALL] != "yes"
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in which Amina has asked for help and told that a text is not right."""
    folder = tmp_path_factory.mktemp("looks") / "data"
    folder.mkdir()
    database = example_database(folder)
    ensure_key(folder)
    publish_small_library(Library(folder))
    with database.session() as session:
        for kind in (EventType.HELP_REQUESTED, EventType.CONTENT_REPORTED):
            subject, words = "outlook/las-och-svara", {"words": "Hjälp"}
            tell(session, new_id(), kind, by="amina", about="amina", subject=subject, data=words)
    database.close()
    return folder


@pytest.mark.parametrize("name", ["dilan", "carlos", "eva", "fatima"])
def test_who_is_named_on_a_page_for_a_role_can_see_who_looked(data: Path, name: str) -> None:
    own = Path(shutil.copytree(data, data.parent / name))
    database = Database(f"sqlite:///{own / 'portal.sqlite'}")
    # Texts that name nobody: people of the shipped pictures have names of colleagues here.
    content = own / "content"
    (content / "lathundar").mkdir(parents=True)
    app = create_app(Settings(data=own, demo=True, content=content), database)
    with database.session() as session:
        everybody = {row.id: row.name for row in session.scalars(select(PersonRow))}
        token = sessions.start(session, name, datetime.now(UTC), shared=False)
    client = app.test_client()
    client.set_cookie(SESSION_COOKIE, token)
    missing, shown = [], 0
    for row in ROWS:
        if row.expected[PEOPLE.index(name)] != "yes":
            continue
        with database.session() as session:
            session.execute(delete(AccessRow))
        answer = client.get(row.address)
        named = _named(answer.text, everybody) if answer.mimetype.startswith("text/") else set()
        with database.session() as session:
            looked = set(session.scalars(select(AccessRow.about_id)))
        shown += len(named - {name})
        helping = {one for about in looked for one in HELPS.get(about, ())}
        if left := named - looked - helping - {name}:
            missing.append(f"{row.name}: {', '.join(sorted(left))}")
    database.close()
    assert "\n".join(missing) == ""
    assert shown, "a walk on which nobody was named proves nothing"


def _named(page: str, everybody: dict[str, str]) -> set[str]:
    """Ids of the people whose names stand on a page, without its frame."""
    body = page.partition("<main")[2].partition("</main>")[0] or page
    words = set(re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", CHOICES.sub(" ", body)))))
    return {id_ for id_, name in everybody.items() if name in words}


def test_every_name_of_a_page_has_words_on_mig() -> None:
    logged = {
        name
        for path in (REPOSITORY / "kompetensportal" / "web").rglob("*.py")
        for name in re.findall(
            r"(?:accesses\.log|\bfollow)\(\s*session,.*?\"([a-z_]+)\",?\s*\)",
            path.read_text(encoding="utf-8"),
        )
    }
    assert {"person", "unit", "progress", "csv", "people", "quarantine"} <= logged
    assert logged - KNOWN_PAGES <= {"other"}

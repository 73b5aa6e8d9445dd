"""The pages of following up, with a municipality's people, as a manager has them on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import text

from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.loopback import served

PHONE = {"width": 390, "height": 844}
MANAGER, MENTOR, ADMINISTRATOR = "person-1", "person-2", "admin"
PAGES: dict[str, tuple[str, ...]] = {
    MANAGER: (
        "/chef/",
        "/chef/person-4",
        "/chef/person-4/kunskap",
        "/chef/kunskap",
        "/chef/kunskap/utveckling",
        "/chef/enkater",
        "/samtal/person-4",
        "/traffar/",
        "/nanokurser/",
        "/arshjul/enhet-1",
        "/apt/enhet-1?text=outlook/las-och-svara",
        "/paminnelser",
    ),
    MENTOR: ("/handledare/", "/mig/kunskap", "/mig/sjalvskattning/", "/mig"),
    ADMINISTRATOR: (
        "/admin/enkater",
        "/admin/statistik",
        "/admin/kunskapsmal",
        "/admin/regler",
        "/admin/introduktioner",
        "/atgarder/innehall",
    ),
}
Visit = Callable[..., Page]


@pytest.fixture
def database(data: Path) -> Iterator[Database]:
    opened = Database(Settings(data=data).database_url)
    yield opened
    opened.close()


@pytest.fixture
def visit(
    data: Path,
    database: Database,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Iterator[Visit]:
    """A phone on which somebody is signed in: `visit("person-1", language="ar", size=4)`."""
    with served(create_app(Settings(data=data), database, Library(data))) as address:

        def signed_in(who: str, language: str = "sv", size: int = 1) -> Page:
            reading = f'{{"reading": "easy.{size}.auto.normal.off.off.atkinson.100.all"}}'
            chosen = {"who": who, "language": language, "reading": reading}
            change = "UPDATE persons SET language = :language, preferences = :reading"
            with database.session() as session:
                session.execute(text(f"{change} WHERE id = :who"), chosen)
                token = sessions.start(session, who, datetime.now(UTC), shared=False)
            context = browser_context(viewport=PHONE, base_url=address)
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": address}])
            return watch(context.new_page())

        yield signed_in


@pytest.mark.parametrize(("language", "size"), [("sv", 1), ("ar", 1), ("sv", 4)])
def test_no_page_is_wider_than_the_phone(visit: Visit, language: str, size: int) -> None:
    for who, addresses in PAGES.items():
        page = visit(who, language, size)
        for address in addresses:
            answer = page.goto(address)
            assert answer is not None and answer.status == 200, address
            expect(page.locator("main h1")).to_be_visible()
            expect(page.locator("html")).to_have_attribute("lang", language)
            wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{address}: {wide} pixels too wide"


def test_whom_to_help_is_on_the_managers_first_screen(visit: Visit) -> None:
    page = visit(MANAGER)
    page.goto("/chef/")
    first = page.locator(".needs > li").first
    expect(first.get_by_role("heading")).to_be_in_viewport()
    expect(first.locator("summary, button").first).to_be_in_viewport()


def test_everybodys_levels_are_a_table_under_the_names_and_names_stay_in_sight(
    visit: Visit,
) -> None:
    page = visit(MANAGER)
    page.goto("/chef/kunskap")
    around = page.get_by_role("region", name="Var och en")
    name = around.locator("tbody th").first
    assert name.evaluate("one => getComputedStyle(one).display") == "table-cell"
    name.scroll_into_view_if_needed()
    around.evaluate("one => { one.scrollLeft = 9999; }")
    expect(around.locator("tbody tr").first.locator("td").last).to_be_in_viewport()
    expect(name).to_be_in_viewport()

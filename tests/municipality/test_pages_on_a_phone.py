"""The pages of following up, with a municipality's people, as a manager has them on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.follow_up_screenshots import MANAGER, PAGES, reads_as, sign_in
from tools.loopback import served

PHONE = {"width": 390, "height": 844}
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
    """A phone on which somebody is signed in: `visit("person-1", "ar", 4)`."""
    with served(create_app(Settings(data=data), database, Library(data))) as address:

        def signed_in(who: str, language: str = "sv", letters: int = 1) -> Page:
            reads_as(database, who, language, letters)
            page = watch(browser_context(viewport=PHONE, base_url=address).new_page())
            sign_in(page, database, address, who)
            return page

        yield signed_in


@pytest.mark.parametrize(("language", "letters"), [("ar", 1), ("sv", 4)])
def test_no_page_is_wider_than_the_phone(visit: Visit, language: str, letters: int) -> None:
    signed_in = {who: visit(who, language, letters) for who, _ in PAGES.values()}
    for who, address in PAGES.values():
        page = signed_in[who]
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

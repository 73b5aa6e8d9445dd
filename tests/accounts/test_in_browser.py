"""Signing in, locking and administering in a real browser, and no accessibility violations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, Route, expect

from kompetensportal.actions.portal import example
from kompetensportal.store.accounts import shared_browsers
from kompetensportal.store.database import Database
from tools.loopback import served

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """A portal that runs."""
    with served(app) as address:
        yield address


def enter(page: Page, address: str, user_name: str, to: str = "/") -> None:
    page.goto(f"{address}/logga-in?next={to}")
    page.fill("input[name=user_name]", user_name)
    page.fill("input[name=password]", example.PASSWORD)
    page.click("main form button")
    page.wait_for_url(f"{address}{to}")


@pytest.fixture
def tablet(
    address: str,
    sqlite_database: Database,
    browser_context: Contexts,
    watch: Callable[[Page], Page],
) -> Page:
    """A browser that is marked as shared, with a clock of its own."""
    with sqlite_database.session() as session:
        mark = shared_browsers.mark(session, "ekdalen", "Plattan", "fatima", datetime.now(UTC))
    context = browser_context(viewport={"width": 820, "height": 1180})
    context.add_cookies([{"name": "kp_shared", "value": mark, "url": address}])
    page = watch(context.new_page())
    page.clock.install()
    return page


def stop_time(page: Page) -> None:
    """From now on time passes when a test lets it, however slow the machine is.

    Before that the page has fetched its words: a bar that waits for them would wait for ever.
    """
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(page.evaluate("() => Date.now() / 1000 + 1"))


def enter_by_tile(page: Page, address: str, name: str, code: str, to: str) -> None:
    page.goto(f"{address}/logga-in?next={to}")
    page.get_by_role("link", name=name).click()
    page.fill("input[name=code]", code)
    page.click("main form button")
    page.wait_for_url(f"{address}{to}")


def test_a_shared_tablet_locks_after_two_minutes_and_what_one_reads_stays(
    tablet: Page, address: str
) -> None:
    enter_by_tile(tablet, address, "Amina", "271408", "/stil")
    account = tablet.locator(".head-account")
    expect(account).to_contain_text("Amina")
    tablet.fill("#style-name", "Det jag skrev")
    # The field has come into view: that is scrolling, which is told with the next frame.
    tablet.screenshot()
    stop_time(tablet)
    tablet.clock.run_for(95_000)
    expect(tablet.locator(".lock-bar")).to_contain_text("loggas snart ut")
    tablet.locator(".lock-bar button").click()
    expect(tablet.locator(".lock-bar")).to_have_count(0)
    tablet.clock.run_for(100_000)
    expect(account).to_contain_text("Amina")
    with tablet.expect_response("**/logga-ut"):
        tablet.clock.run_for(25_000)
    expect(tablet.locator(".lock-bar")).to_contain_text("Du är utloggad")
    expect(account).to_have_count(0)
    assert tablet.url == f"{address}/stil"
    expect(tablet.locator("#style-name")).to_have_value("Det jag skrev")
    tablet.goto(f"{address}/mig")
    assert tablet.url.startswith(f"{address}/logga-in"), "the server has signed her out too"


def test_a_warning_waits_for_its_words(tablet: Page, address: str) -> None:
    held: list[Route] = []
    tablet.route("**/las/sv.json", lambda route: held.append(route))
    enter_by_tile(tablet, address, "Amina", "271408", "/stil")
    tablet.clock.run_for(95_000)
    expect(tablet.locator(".head-account")).to_contain_text("Amina")
    assert tablet.locator(".lock-bar").count() == 0, "a bar without words says nothing"
    held[-1].continue_()
    expect(tablet.locator(".lock-bar")).to_contain_text("loggas snart ut")


def test_an_ordinary_browser_warns_a_minute_before_it_locks_after_twenty(
    page: Page, address: str
) -> None:
    page.clock.install()
    enter(page, address, "amina", "/stil")
    account = page.locator(".head-account")
    expect(account).to_contain_text("Amina")
    stop_time(page)
    page.clock.run_for(18 * 60_000)
    expect(page.locator(".lock-bar")).to_have_count(0)
    page.clock.run_for(65_000)
    expect(page.locator(".lock-bar")).to_contain_text("loggas snart ut")
    page.locator(".lock-bar button").click()
    expect(page.locator(".lock-bar")).to_have_count(0)
    page.clock.run_for(19 * 60_000 - 30_000)
    expect(account).to_contain_text("Amina")
    with page.expect_response("**/logga-ut"):
        page.clock.run_for(2 * 60_000)
    expect(page.locator(".lock-bar")).to_contain_text("Du är utloggad")
    page.goto(f"{address}/mig")
    assert page.url.startswith(f"{address}/logga-in"), "the server has signed her out too"


def test_listening_keeps_one_signed_in(tablet: Page, address: str) -> None:
    enter_by_tile(tablet, address, "Amina", "271408", "/stil")
    for _ in range(4):
        tablet.clock.run_for(60_000)
        tablet.evaluate("document.querySelector('main').dispatchEvent(new Event('timeupdate'))")
    expect(tablet.locator(".head-account")).to_contain_text("Amina")


def test_a_page_about_people_makes_way_when_it_locks_and_back_does_not_show_it(
    tablet: Page, address: str
) -> None:
    enter_by_tile(tablet, address, "Amina", "271408", "/mig")
    expect(tablet.locator("main")).to_contain_text("Hemtjänsten Ekdalen")
    tablet.clock.run_for(125_000)
    tablet.wait_for_url(f"{address}/logga-in?next=*")
    expect(tablet.locator("h1")).to_have_text("Vem är du?")
    tablet.go_back()
    expect(tablet.locator("main")).not_to_contain_text("Det här sparas om dig")


def test_the_next_person_is_the_next_person(tablet: Page, address: str) -> None:
    enter_by_tile(tablet, address, "Amina", "271408", "/mig")
    tablet.locator(".head-account").click()
    tablet.get_by_role("button", name="Logga ut", exact=True).click()
    enter_by_tile(tablet, address, "Dilan", "684193", "/mig")
    expect(tablet.locator("main dd").first).to_have_text("Dilan")
    tablet.go_back()
    tablet.go_back()
    expect(tablet.locator("body")).not_to_contain_text("Amina har")
    assert "amina" not in tablet.locator("main").inner_text()


def test_all_of_it_works_without_javascript(address: str, browser_context: Contexts) -> None:
    page = browser_context(java_script_enabled=False).new_page()
    enter(page, address, "fatima", "/admin/personer/ny")
    page.fill("input[name=name]", "Ny Kollega")
    page.fill("input[name=user_name]", "ny.kollega")
    page.select_option("select[name=unit-0]", "ekdalen")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("h1")).to_have_text("Ny Kollega")
    page.get_by_role("button", name="Ge nytt lösenord").click()
    expect(page.locator("main dl code")).to_have_count(2)


def test_an_administrator_imports_a_list_by_hand(page: Page, address: str, tmp_path: Path) -> None:
    enter(page, address, "fatima", "/admin/import")
    file = tmp_path / "personer.csv"
    rows = "användarnamn;namn;enhet\r\nåsa.ö;Åsa Öberg;Hemtjänsten Ekdalen\r\n"
    file.write_bytes(rows.encode("cp1252"))
    page.set_input_files("input[name=file]", file)
    page.get_by_role("button", name="Visa vad som skulle hända").click()
    expect(page.locator("table")).to_contain_text("Åsa Öberg")
    page.get_by_role("button", name="Genomför").click()
    expect(page.locator("main")).to_contain_text("Nya personer: 1. Ändrade: 0.")


PAGES = {
    "amina": ("/mig/kod", "/logga-ut"),
    "fatima": ("/admin/personer/amina/radera", "/admin/personer/amina/introduktion"),
}
"""Those that are not looked at with all other pages (`tests/whole`)."""


@pytest.mark.parametrize("who", PAGES)
@pytest.mark.timeout(600)
def test_no_page_of_ours_has_an_accessibility_violation(
    address: str,
    browser_context: Contexts,
    watch: Callable[[Page], Page],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
    who: str,
) -> None:
    page = watch(browser_context(viewport={"width": 390, "height": 900}).new_page())
    enter(page, address, who, "/stil")
    wide = "document.documentElement.scrollWidth > innerWidth"
    for path in PAGES[who]:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(address + path)
        assert axe(page) == [], path
        assert not page.evaluate(wide), f"{path} is wider than 390 px"
        page.set_viewport_size({"width": 1280, "height": 900})
        assert not page.evaluate(wide), f"{path} is wider than 1280 px"
        assert axe_in_the_dark(page) == [], path


def test_the_tiles_and_the_code_have_no_violation(
    tablet: Page, address: str, axe: Callable[[Page], list[str]]
) -> None:
    tablet.goto(f"{address}/logga-in")
    assert axe(tablet) == []
    tablet.get_by_role("link", name="Amina").click()
    assert axe(tablet) == []

"""A suggestion that comes late never undoes what the person has done since she typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

SUGGESTIONS = "**/sok/forslag?**"
LATE = {"title": "Sent", "kind": "Lathund", "icon": "book", "href": "/lathundar/"}


@pytest.fixture
def field(page: Page, address: str) -> Locator:
    """The search field, with a list under it."""
    page.goto(f"{address}/sok")
    found = page.get_by_role("combobox")
    found.fill("mej")
    expect(page.get_by_role("option").first).to_be_visible()
    return found


def ask_late(page: Page, field: Locator) -> Callable[[], None]:
    """Type one more letter. What is given back lets the answer come."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(SUGGESTIONS, hold)
    field.press("l")
    while not held:
        page.wait_for_timeout(10)

    def come() -> None:
        held[0].fulfill(json={"suggestions": [LATE]})
        # The page has done with that answer when it has had another, and drawn it.
        page.evaluate("async () => { await (await fetch(location.href)).text() }")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")

    return come


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_a_list_that_was_put_away_stays_away(page: Page, field: Locator, key: str) -> None:
    come = ask_late(page, field)
    field.press(key)
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.focus()
    come()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("mejl")


def test_nothing_is_asked_after_escape_for_what_was_typed_before(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}/sok")
    field = page.get_by_role("combobox")
    field.fill("mej")
    page.clock.run_for(1000)
    expect(page.get_by_role("option").first).to_be_visible()
    # From here the page's clock stands still, however slow the machine is between two keys.
    page.clock.pause_at(page.evaluate("() => Date.now() / 1000 + 60"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field.press("l")
    field.press("Escape")
    page.clock.run_for(1000)
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert [address for address in asked if "forslag" in address] == []


def test_who_walks_through_a_list_keeps_it_and_her_place(page: Page, field: Locator) -> None:
    come = ask_late(page, field)
    field.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    come()
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Sent", exact=True)).to_have_count(0)


def test_who_types_on_gets_the_list_for_all_that_she_typed(page: Page, field: Locator) -> None:
    come = ask_late(page, field)
    come()
    expect(page.get_by_text("Sent", exact=True)).to_be_visible()

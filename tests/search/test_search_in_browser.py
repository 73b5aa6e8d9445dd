"""The search field in a real browser: a combobox with it, a plain form without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect


def test_the_arrow_keys_walk_through_suggestions_and_enter_opens_one(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/sok")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("mej", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute(
        "aria-activedescendant", options.first.get_attribute("id") or ""
    )
    field.press("ArrowUp")
    expect(page.locator('[role=option][aria-selected="true"]')).to_have_count(0)
    expect(field).to_be_focused()
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    href = options.first.get_attribute("data-href") or ""
    assert href.startswith("/")
    field.press("Enter")
    page.wait_for_url(f"{address}{href}")


def test_escape_closes_the_list_and_enter_then_searches(page: Page, address: str) -> None:
    page.goto(f"{address}/sok")
    field = page.get_by_role("combobox")
    field.press_sequentially("mejl", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("mejl")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    page.wait_for_url("**/sok?q=mejl**")
    expect(page.locator(".search-result").first).to_contain_text("mejl")


def test_a_suggestion_can_be_pressed_and_its_row_is_large_enough(page: Page, address: str) -> None:
    page.goto(f"{address}/sok")
    page.get_by_role("combobox").press_sequentially("logga", delay=20)
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    box = option.bounding_box()
    assert box
    assert box["height"] >= 48
    option.click()
    page.wait_for_url("**/lathundar/**")


def test_leaving_the_field_closes_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}/sok")
    field = page.get_by_role("combobox")
    field.press_sequentially("mejl", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_search_works_without_javascript(
    browser_context: Callable[..., BrowserContext], address: str
) -> None:
    page = browser_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/sok")
    page.get_by_role("searchbox").fill("lösenrod")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/sok?q=**")
    expect(page.locator(".search-result").first).to_have_attribute(
        "href", "/lathundar/start/logga-in"
    )
    page.get_by_role("link", name="lösenord", exact=True).click()
    page.wait_for_url("**/sok?q=l%C3%B6senord")


@pytest.mark.parametrize(
    "path", ["/sok", "/sok?q=mejl", "/sok?q=xyzzyqq", "/sok?q=mejl&system=outlook"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_barriers(
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
    axe: Callable[[Page], list[str]],
    address: str,
    path: str,
    scheme: str,
) -> None:
    page = watch(
        browser_context(color_scheme=scheme, viewport={"width": 360, "height": 1600}).new_page()
    )
    page.goto(address + path)
    assert axe(page) == []
    page.get_by_role("combobox").fill("log")
    expect(page.get_by_role("option").first).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_nothing_sticks_out_sideways(
    browser_context: Callable[..., BrowserContext], address: str, width: int
) -> None:
    page = browser_context(viewport={"width": width, "height": 800}).new_page()
    for path in ("/sok", "/sok?q=dokumentation", "/sok?q=" + "å" * 150):
        page.goto(address + path)
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sideways) <= 0, path

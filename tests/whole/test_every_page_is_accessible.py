"""axe-core over every page kind, easy and fuller, light and dark, as each role."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tools.pages import NO_PAGE, OPEN, PAGES


def visit(page: Page, address: str) -> None:
    """Open it, and see that it is this page: not a sign-in, nor an error that looks fine."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == (404 if address == NO_PAGE else 200), address
    assert urlsplit(page.url).path == urlsplit(address).path, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", list(PAGES))
@pytest.mark.timeout(900)
def test_axe_finds_nothing(
    who: str, scheme: str, sees: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = sees(who, color_scheme=scheme)
    found: list[str] = []
    for address in PAGES[who]:
        visit(page, address)
        found += [f"{address}: {line}" for line in axe(page)]
        if address.endswith(("/las-och-svara", "/varfor")) and "rapport" not in address:
            found += [f"{address} fuller: {line}" for line in _fuller(page, axe)]
    assert found == []


def _fuller(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    page.locator("button[name=form][value=standard]").first.click()
    page.wait_for_load_state()
    lines = axe(page)
    page.locator("button[name=form][value=easy]").first.click()
    page.wait_for_load_state()
    return lines


@pytest.mark.parametrize("who", list(PAGES))
def test_no_page_is_wider_than_320_pixels(who: str, sees: Callable[..., Page]) -> None:
    page = sees(who, width=320, height=640)
    wide = []
    for address in PAGES[who]:
        visit(page, address)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(address)
    assert wide == []


def test_every_page_turns_for_right_to_left(sees: Callable[..., Page]) -> None:
    """With dir=rtl nothing sticks out: the style sheet uses logical properties only."""
    page = sees("eva", width=390, height=844)
    wide = []
    # Who is signed in is led on from the sign-in, which has no page for her.
    for address in (*PAGES["eva"], *(a for a in OPEN if a != "/logga-in")):
        visit(page, address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(address)
    assert wide == []

"""axe-core over every page kind, easy and fuller, light and dark, as each role.

What is in the dark scheme another page than in the light one is tested with the shell
(`tests/reader/test_browser_looks.py`); here the colours are.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tools.pages import NO_PAGE, OPEN, PAGES

SEEN_FULL = (
    "/introduktion/",
    "/handledare/",
    "/chef/",
    "/chef/amina",
    "/chef/vikarie",
    "/atgarder/",
)
"""Looked at with something of everything on them in `tests/follow_up/test_walk.py`."""
Axe = Callable[[Page], list[str]]


def visit(page: Page, address: str) -> None:
    """Open it, and see that it is this page: not a sign-in, nor an error that looks fine."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == (404 if address == NO_PAGE else 200), address
    assert urlsplit(page.url).path == urlsplit(address).path, address


@pytest.mark.parametrize("who", list(PAGES))
@pytest.mark.timeout(900)
def test_axe_finds_nothing(
    who: str, sees: Callable[..., Page], axe: Axe, axe_in_the_dark: Axe
) -> None:
    page = sees(who, color_scheme="light")
    found: list[str] = []

    def look(named: str) -> None:
        found.extend(f"{named}: {line}" for line in (*axe(page), *axe_in_the_dark(page)))

    for address in PAGES[who]:
        if address in SEEN_FULL:
            continue
        visit(page, address)
        look(address)
        if address.endswith(("/las-och-svara", "/varfor")) and "rapport" not in address:
            _choose_form(page, "standard")
            look(f"{address} fuller")
            _choose_form(page, "easy")
    assert found == []


def _choose_form(page: Page, form: str) -> None:
    with page.expect_navigation():
        page.locator(f"button[name=form][value={form}]").first.click()


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

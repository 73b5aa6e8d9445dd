"""Where few letters have room: a narrow screen, or the largest letters on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from reader_fixtures import PHONE, Portal  # type: ignore[import-not-found]

from kompetensportal.web.reading import Reading

GUIDE = "/lathundar/outlook/las-och-svara"
NARROW = (320, 700)
LARGEST = Reading(size="4", theme="contrast", spacing="wider", font="dyslexic")
SIZES = "all => all.map(e => { const r = e.getBoundingClientRect(); return [r.width, r.height] })"
PLACES = "all => all.map(e => e.getBoundingClientRect().y)"
Browser = Callable[..., Page]


def come(page: Page, portal: Portal, path: str) -> None:
    """Open a page as somebody with the largest letters, when its fonts are there."""
    cookie = {"name": "kp_reading", "value": LARGEST.as_text(), "url": portal.address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(path)
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_every_target_of_the_way_around_has_room_for_a_thumb(
    browser: Browser, size: tuple[int, int]
) -> None:
    page = browser("amina", size=size)
    page.goto("/")
    sizes = page.locator(".site-nav a, .head-tools > a, .head-tools summary").evaluate_all(SIZES)
    assert len(sizes) >= 8
    assert all(min(one) >= 48 for one in sizes), sizes


def test_tools_that_become_pictures_keep_their_names(browser: Browser, portal: Portal) -> None:
    page = browser(size=NARROW)
    page.goto("/")
    expect(page.locator("#adapt .head-word")).to_be_in_viewport()
    expect(page.get_by_role("banner").get_by_role("link", name="Logga in")).to_be_visible()
    come(page, portal, "/")
    assert page.locator("#adapt > summary").inner_text() == "Anpassa"
    expect(page.locator("#adapt > summary .icon")).to_be_visible()
    rows = page.locator(".site-nav a").evaluate_all(PLACES)
    assert len(set(rows)) == 2, rows


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_nothing_is_pushed_out_of_a_phone_by_the_largest_letters(
    browser: Browser, portal: Portal, size: tuple[int, int]
) -> None:
    page = browser("amina", size=size)
    for path in ("/", GUIDE):
        come(page, portal, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path

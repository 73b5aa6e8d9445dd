"""The three pages about what lies on a tablet: for everybody, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tablet_portal import (  # type: ignore[import-not-found]
    Portal,
    Tablets,
    fetch_everything,
    fetch_now,
)

PAGES = ("/surfplatta/installera", "/surfplatta/lagring", "/surfplatta/natet")
SIZES = ((820, 1180), (390, 844))
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
Axe = Callable[[Page], list[str]]


def test_storage_install_and_no_network_are_accessible(
    tablet_portal: Portal, tablets: Tablets, axe: Axe, axe_in_the_dark: Axe
) -> None:
    tablet_portal.start()
    page = tablets().new_page()
    fetch_everything(page)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for address in PAGES:
            page.goto(address)
            if address == "/surfplatta/lagring":
                expect(page.locator("[data-what]")).to_be_visible()
            assert axe(page) == [], (address, width)
            assert axe_in_the_dark(page) == [], (address, width)
            page.wait_for_function(FITS)
    tablet_portal.kill()
    fetch_now(page)
    expect(page.locator("[data-reason=network]")).to_be_visible()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    page.goto("/konto/uppgifter")  # Not on the tablet: the page is shown in its place.
    expect(page.locator("main a[href='/lathundar/']")).to_be_visible()
    assert axe(page) == []
    page.wait_for_function(FITS)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_stands_so_close_that_it_touches(
    tablet_portal: Portal, tablets: Tablets, address: str
) -> None:
    tablet_portal.start()
    page = tablets().new_page()
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(GAPS) == []


GAPS = """() => [...document.querySelectorAll("main .card, main .button, main .notice")]
  .map((one) => [one.textContent.trim().slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.height > 0)
  .sort(([, a], [, b]) => a.top - b.top)
  .filter(([, box], n, all) => n > 0 && box.top - all[n - 1][1].bottom < 12)
  .map(([words]) => words)"""
"""Cards, buttons and messages with less than 12 px to what is above them."""

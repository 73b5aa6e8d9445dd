"""Everything that lies on a tablet is read there with the portal's process gone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page
from tablet_portal import Portal, fetch_everything  # type: ignore[import-not-found]

PAGES = (
    "/",
    "/lathundar/",
    "/lathundar/outlook/",
    "/lathundar/outlook/las-och-svara",
    "/lathundar/outlook/bifoga",
    "/kurser/",
    "/kurser/foto/",
    "/kurser/foto/bild",
    "/ordlista/",
    "/ordlista/brukare",
    "/om",
    "/om/licenser",
    "/tillganglighet",
    "/sok",
    "/sok?q=mejl",
    "/anpassa",
)


LEFT_OUT = ".begin, .ending, li:has(> a[href^='/lathundar/heroma'])"
"""What differs on purpose: how one says who one is, and what is internal (the staff's tablet)."""


def text_of(page: Page, address: str) -> str:
    """What a reader sees on a page, in lines."""
    page.goto(address)
    page.eval_on_selector_all(LEFT_OUT, "found => found.forEach((one) => one.remove())")
    return re.sub(r"\s*\n\s*", "\n", page.inner_text("main")).strip()


def test_every_kind_of_page_is_the_same_with_the_portal_gone(
    tablet_portal: Portal, tablets: Callable[..., BrowserContext]
) -> None:
    tablet_portal.start()
    before = tablets("plain").new_page()
    online = {address: text_of(before, address) for address in PAGES}
    page = tablets().new_page()
    fetch_everything(page)
    tablet_portal.kill()
    for address in PAGES:
        assert text_of(page, address) == online[address], address

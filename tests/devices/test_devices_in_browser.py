"""Pages about tablets in a real browser: whole and accessible, narrow and wide, light and dark."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal

from playwright.sync_api import BrowserContext, Page, expect
from served_portal import ServedPortal  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.model.device.device import Kind, Report
from kompetensportal.store.device import devices

SCREENS: tuple[tuple[Literal["light", "dark"], int, int], ...] = (
    ("light", 820, 1180),
    ("dark", 390, 844),
    ("light", 320, 700),
)
"""Colour scheme, width and height: a tablet, a phone, the narrowest."""


PATIENCE_SECONDS = 60


def fill(portal: ServedPortal) -> str:
    """Two tablets, one of which worries in every way; gives its id."""
    now = datetime.now(UTC)
    sad = Report("old.js", "abc", 3, now - timedelta(days=2), False, 19, 20, 3_800_000)
    with portal.database.session() as session:
        made = [
            devices.add(
                session,
                kind=kind,
                name=name,
                unit_id="ekdalen",
                person_id=whose,
                by="fatima",
                now=now - timedelta(days=30),
            )[0].id
            for kind, name, whose in (
                (Kind.SHARED, "Personalrummet, plan 2", None),
                (Kind.SHARED, "Bilen", None),
                (Kind.OWN, "Aminas mobil", "amina"),
            )
        ]
        devices.seen(session, made[0], sad, now - timedelta(days=9))
        devices.mark_copied(session, made[0])
        devices.revoke(session, made[1], now)
    return made[0]


def sign_in(page: Page, portal: ServedPortal, name: str) -> None:
    page.goto(f"{portal.address}/logga-in?next=/mig")
    page.fill("#user_name", name)
    page.fill("#password", example.PASSWORD)
    page.locator("main form button.button").first.click()
    page.wait_for_url("**/mig")


def test_pages_about_tablets_are_whole_and_accessible(
    portal: ServedPortal, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    device_id = fill(portal)

    def look() -> None:
        for scheme, width, height in SCREENS:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": height})
            over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (page.url, width)
            assert axe(page) == [], (page.url, scheme, width)

    sign_in(page, portal, "fatima")
    for address in ("", f"/{device_id}", "/ny"):
        page.goto(f"{portal.address}/admin/surfplattor{address}")
        look()
    page.fill("#name", "Köket")
    page.select_option("#unit", "ekdalen")
    page.get_by_role("button", name="Visa en kod").click()
    expect(page.locator(".device-code-letters")).to_have_text(
        re.compile("^[A-Z2-9]{4} [A-Z2-9]{4}$")
    )
    expect(page.get_by_role("img", name="QR-kod")).to_be_visible()
    look()


def test_she_takes_the_portal_along_from_her_own_page(
    portal: ServedPortal, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    sign_in(page, portal, "amina")
    page.get_by_role("link", name="Ta med portalen i mobilen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ta med portalen i mobilen")
    assert axe(page) == []
    page.get_by_role("button", name="Visa en kod för mobilen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kod för Min mobil")
    assert axe(page) == []


def test_a_tablet_that_is_enrolled_stands_in_the_list_as_it_is(
    portal: ServedPortal, page: Page, browser_context: Callable[..., BrowserContext]
) -> None:
    """With the tablet's own scripts: the printed address fills the code in, the library comes."""
    code = portal.code()
    page.goto(f"{portal.address}/surfplatta/ny#kod={code}")
    expect(page.locator("input[name=code]")).to_have_value(code)
    page.get_by_role("button", name="Börja").click()
    expect(page.get_by_text("Hemtjänsten Ekdalen")).to_be_visible()
    expect(page.locator("[data-fetched]")).to_be_visible()
    page.goto(f"{portal.address}/surfplatta/ko")
    told = "SELECT content FROM devices WHERE content <> ''"
    until = time.monotonic() + PATIENCE_SECONDS
    while not portal.rows(told) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert portal.rows(told)

    office = browser_context().new_page()
    sign_in(office, portal, "fatima")
    office.goto(f"{portal.address}/admin/surfplattor")
    row = office.get_by_role("row").filter(has_text="Hemtjänsten Ekdalen")
    for words in ("i dag", "Inget väntar", "Innehåll: senaste", "Program: senaste"):
        expect(row).to_contain_text(words)

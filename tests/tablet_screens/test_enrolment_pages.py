"""A browser becomes a tablet."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from screens_fixtures import Tablet  # type: ignore[import-not-found]


def test_a_browser_is_enrolled_and_ends_at_the_names(tablet: Callable[..., Tablet]) -> None:
    new = tablet()
    expect(new.page.locator("[data-belongs]")).to_contain_text("Hemtjänsten Ekdalen")
    new.wait_for_library()
    new.page.get_by_role("link", name="Gå vidare").click()
    names = new.page.locator(".tablet-name")
    expect(names).to_have_count(4)
    expect(names.first).to_contain_text("Amina")
    expect(names.first).to_contain_text("Första gången behövs nätet")

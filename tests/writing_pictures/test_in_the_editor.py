"""A picture goes into a text from the editor itself."""

from __future__ import annotations

import pytest
from picture_samples import GUIDE, photo  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect
from tools_page import PHONE, Tools, sees  # type: ignore[import-not-found]
from workshop_portal import Workshop  # type: ignore[import-not-found]


@pytest.fixture
def editing(workshop: Workshop) -> Page:
    """Carlos has a lathund open on his phone."""
    page: Page = sees(workshop, "carlos", f"/skriva/text/{GUIDE}", PHONE)
    expect(page.locator(".writing-card").first).to_be_visible()
    return page


def test_a_step_gets_a_photograph(workshop: Workshop, editing: Page) -> None:
    button = editing.locator(".writing-card[data-kind=step] button:has-text('bild')").first
    button.click()
    tools = Tools(editing, [], asked=True)
    tools.edit(photo())
    tools.say("En röd knapp som inte fanns förut")
    expect(tools.dialog).to_be_hidden()
    image = editing.locator("img[src$='bilder/en-rod-knapp-som-inte-fanns-forut.webp']")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") == 800


def test_a_picture_of_the_bank_is_used_again(workshop: Workshop, editing: Page) -> None:
    before = sorted(workshop.content.rglob("*.*"))
    editing.locator(".writing-card[data-kind=step] button:has-text('bild')").first.click()
    tools = Tools(editing, [], asked=True)
    tools.dialog.get_by_label("Sök bland bilderna").fill("gem")
    tools.press("Sök")
    tools.dialog.locator(".picture-found").first.click()
    expect(tools.dialog).to_be_hidden()
    assert sorted(workshop.content.rglob("*.*")) == before

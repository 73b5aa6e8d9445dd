"""What somebody does again and again on her way through the workshop, by what she sees there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from tools_page import Tools  # type: ignore[import-not-found]

STEP = "[data-kind=step]"


def step(page: Page, number: int) -> Locator:
    """The card of a step, from 1."""
    return page.get_by_role("article", name=f"Steg {number}", exact=True)


def add_step(page: Page, words: str) -> None:
    """ "Lägg till här" under the last step, and what to do in it."""
    count = page.locator(STEP).count()
    place = page.locator(".place", has=page.locator(STEP)).last
    place.get_by_role("button", name="Lägg till här").click()
    place.locator("[data-add=step]").click()
    expect(page.locator(STEP)).to_have_count(count + 1)
    step(page, count + 1).locator("textarea").first.fill(words)


def photograph_into(page: Page, number: int) -> Tools:
    """The picture tools, asked for in a step."""
    step(page, number).get_by_role("button", name="Lägg till en bild").click()
    return Tools(page, [], asked=True)


def tell(tools: Tools, text: str, source: str) -> None:
    """Answer what is asked of a picture and put it in."""
    tools.press("Gå vidare")
    tools.dialog.get_by_label("Nej, inget sådant syns").check()
    tools.dialog.get_by_label("Vad ser man på bilden?").fill(text)
    tools.dialog.get_by_label("Var kommer bilden ifrån?").fill(source)
    tools.press("Lägg in bilden")
    expect(tools.dialog).to_be_hidden()


def shows(place: Page | Locator, text: str) -> Locator:
    """A picture with its text, that has come."""
    return has_come(place.get_by_role("img", name=text))


def has_come(picture: Locator) -> Locator:
    """A picture that can be seen: its file is there, and it is one."""
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    return picture


def is_saved(page: Page) -> None:
    """Everything lies at the portal."""
    expect(page.get_by_text(re.compile("Allt är sparat"))).to_be_visible()


def asks(page: Page, words: str) -> None:
    """From the review page: ask for a review."""
    button = page.get_by_role("button", name="Be om granskning")
    if not button.is_visible():
        page.locator("#be summary").click()
    page.get_by_label("Vad ska de titta på?").fill(words)
    button.click()
    expect(page.get_by_text("Klart. Frågan har gått till Fatima.")).to_be_visible()

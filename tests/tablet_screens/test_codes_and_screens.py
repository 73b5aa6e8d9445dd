"""Codes by finger, key and picture; every screen is accessible and fits a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from screens_fixtures import (  # type: ignore[import-not-found]
    CODES,
    GUIDE,
    OTHER,
    Portal,
    Tablet,
    enrol,
)

Make = Callable[..., Tablet]
SCREENS = ("/surfplatta/", "/surfplatta/ko", "/surfplatta/handledare", "/introduktion/", GUIDE)


def test_the_code_goes_by_keyboard_and_a_wrong_one_says_so(tablet: Make) -> None:
    here = tablet().go("/surfplatta/?till=" + OTHER + "%23svara")
    here.page.locator(".tablet-name", has_text="Amina").press("Enter")
    expect(here.page.get_by_role("heading", name="Hej Amina!")).to_be_focused()
    here.page.keyboard.type("12345")
    expect(here.page.locator("[data-so-far]")).to_have_text("5 av 6")
    here.page.keyboard.press("Backspace")
    here.page.keyboard.type("00")
    problem = here.page.get_by_role("alert").filter(has_text="inte rätt kod")
    expect(problem).to_be_visible()
    here.page.keyboard.type(CODES["Amina"])
    here.page.wait_for_url("**" + OTHER + "#svara")  # Exactly where she was.
    expect(here.who).to_contain_text("Amina")


def test_ten_pictures_are_the_ten_digits_and_each_person_has_her_own_way(tablet: Make) -> None:
    here = tablet().go(GUIDE)
    here.page.locator(".tablet-enter").click()
    here.page.locator(".tablet-name", has_text="Amina").click()
    here.page.get_by_role("button", name="Visa bilder i stället").click()
    words = ("Sol", "Hus", "Fisk", "Träd", "Kopp", "Nyckel", "Hjärta", "Båt", "Blomma", "Måne")
    for digit in CODES["Amina"]:
        here.page.get_by_role("button", name=words[int(digit)], exact=True).click()
    expect(here.who).to_contain_text("Amina")
    here.page.locator(".tablet-switch").click()
    here.page.locator(".tablet-name", has_text="Amina").click()
    expect(here.page.get_by_role("button", name="Fisk", exact=True)).to_be_visible()
    here.page.get_by_role("button", name="Jag är inte Amina").click()
    here.page.locator(".tablet-name", has_text="Carlos").click()
    expect(here.page.get_by_role("button", name="Fisk", exact=True)).to_have_count(0)


def test_a_code_for_a_tablet_that_is_wrong_or_used_says_which(
    tablet: Make, portal: Portal, browser_context: Callable[..., BrowserContext]
) -> None:
    tablet()
    page = browser_context().new_page()
    code = portal.code()
    page.goto(f"{portal.address}/surfplatta/ny#kod={code}")
    expect(page.locator("#code")).to_have_value(
        code
    )  # As scanned; it does not stay in the address.
    assert "kod" not in page.url
    page.fill("#code", "AAAAAAAA")
    page.get_by_role("button", name="Börja").click()
    expect(page.locator("[data-problem]")).to_contain_text("Koden stämmer inte")
    enrol(page, portal, code)
    other = browser_context().new_page()
    other.goto(f"{portal.address}/surfplatta/ny")
    other.fill("#code", code)
    other.get_by_role("button", name="Börja").click()
    expect(other.locator("[data-problem]")).to_contain_text("redan använd")
    portal.stop()
    other.get_by_role("button", name="Börja").click()
    expect(other.locator("[data-problem]")).to_contain_text("inget nät")
    expect(other.locator("#code")).to_have_value(code)


def test_ones_own_phone_has_one_person_and_no_names(
    portal: Portal,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> None:
    page = watch(browser_context(viewport={"width": 390, "height": 844}).new_page())
    here = enrol(page, portal, portal.code(own="amina"))
    expect(page.get_by_text("din egen plats")).to_be_visible()
    here.go(GUIDE)
    page.locator(".tablet-enter").click()
    expect(page.get_by_role("heading", name="Hej Amina!")).to_be_visible()
    here.press_code(CODES["Amina"])
    expect(here.who).to_contain_text("Amina")
    expect(page.locator(".tablet-switch")).to_be_hidden()


def test_what_could_not_be_saved_stays_on_the_screen_and_says_so(
    tablet: Make, portal: Portal
) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Amina")
    portal.stop()
    here.page.evaluate(
        """() => {
          const full = () => { throw new DOMException("full", "QuotaExceededError"); };
          IDBObjectStore.prototype.put = full;
          Storage.prototype.setItem = full;
        }"""
    )
    here.page.get_by_text("Det ser inte ut så hos mig").click()
    here.page.fill("#report-words", "Knappen är blå")
    here.page.locator("form[action='/lektion/rapport'] button").click()
    unsaved = here.page.get_by_role("alert").filter(has_text="Inte sparat.")
    expect(unsaved).to_contain_text("full")
    expect(here.page.locator("#report-words")).to_have_value("Knappen är blå")
    expect(here.page.locator(".tablet-told")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 820])
def test_every_screen_is_accessible_and_nothing_is_wider_than_it(
    tablet: Make, axe: Callable[[Page], list[str]], width: int
) -> None:
    here = tablet(width=width, height=844)
    assert axe(here.page) == []
    here.go(GUIDE).enter("Dilan")
    for path in SCREENS:
        here.go(path)
        expect(here.who).to_contain_text("Dilan")
        # Her own pages are filled in after that.
        expect(here.page.locator("main h1:visible").first).to_be_visible()
        assert axe(here.page) == [], path
        assert fits(here.page), path
    here.page.locator(".tablet-switch").click()
    expect(here.page.locator(".tablet-name").first).to_be_visible()
    assert axe(here.page) == []
    here.page.locator(".tablet-name", has_text="Amina").click()
    expect(here.page.locator(".keypad")).to_be_visible()
    assert axe(here.page) == []
    assert fits(here.page)


def test_from_right_to_left_everything_fits(
    tablet: Make, portal: Portal, axe: Callable[[Page], list[str]]
) -> None:
    here = tablet(width=390, height=844).wait_for_library().go(GUIDE)
    page = here.page
    expect(page.locator(".languages")).to_be_hidden()  # Only Swedish lies here.
    portal.speak("ar")
    page.evaluate(FETCH)
    here.go(GUIDE).enter("Amina")
    page.locator(".languages > summary").click()
    page.locator("button[name=language][value=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.wait_for_function("() => document.documentElement?.dataset.tablet === 'ready'")
    expect(here.who).to_contain_text("Amina")
    assert fits(page)
    assert axe(page) == []
    page.locator(".tablet-switch").click()
    page.locator(".tablet-name", has_text="Carlos").click()
    expect(page.locator(".keypad")).to_be_visible()
    assert fits(page)
    assert axe(page) == []


FETCH = """async () => {
  const news = new BroadcastChannel("kp-content");
  const done = new Promise((resolve) => {
    news.onmessage = ({ data }) => data.kind === "checked" && resolve();
  });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ ask: "update", force: true });
  await done;
}"""


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    shown = page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    return bool(shown)


def test_a_page_that_needs_the_portal_opens_for_who_is_unlocked_and_closes_with_her(
    tablet: Make,
) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Eva")
    here.page.locator(".nav-role a[href='/chef/']").click()
    here.page.wait_for_url("**/chef/")
    expect(here.page.get_by_role("heading", level=1)).to_contain_text("medarbetare")
    here.page.wait_for_function("() => document.documentElement?.dataset.tablet === 'ready'")
    here.page.locator(".tablet-switch").click()
    here.page.wait_for_url("**/surfplatta/?till=**")
    here.say_who("Amina")
    expect(here.page.get_by_role("heading", level=1)).to_contain_text("får inte")
    expect(here.page.get_by_text("Eva", exact=True)).to_have_count(0)
    expect(here.who).to_contain_text("Amina")

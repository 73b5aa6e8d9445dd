"""A choice that the portal has not answered for is not lost, and is nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, Route, expect
from reader_fixtures import Portal, sign_in  # type: ignore[import-not-found]

from kompetensportal.store.accounts import people, shared_browsers

GUIDE = "/lathundar/outlook/las-och-svara"
Browser = Callable[..., Page]
WAITS_FOR_NOTHING = """() => {
  const kept = JSON.parse(sessionStorage.getItem("kp-choices"));
  return kept === null || !Object.keys(kept.choices).length;
}"""


class Slow:
    """A network on which the first that is sent to `/anpassa` gets no answer for a while."""

    def __init__(self, page: Page) -> None:
        self.sent: list[dict[str, str]] = []
        self._page = page
        self._held: Route | None = None
        page.route("**/anpassa", self._hold)

    def _hold(self, route: Route) -> None:
        self.sent.append(dict(parse_qsl(route.request.post_data or "")))
        if self._held is None:
            self._held = route
        else:
            route.continue_()

    def waiting(self) -> Route:
        """The first, when it has been sent."""
        while self._held is None:
            self._page.wait_for_timeout(10)
        return self._held


def choose(page: Page, *chosen: tuple[str, str]) -> None:
    """Press values of the panel, one soon after the other."""
    for name, value in chosen:
        page.evaluate(
            """([name, value]) =>
            document.querySelector(`#adapt [name="${name}"][value="${value}"]`).click()""",
            [name, value],
        )


def waits_in_tab(page: Page) -> str | None:
    found: str | None = page.evaluate("sessionStorage.getItem('kp-choices')")
    return found


def nothing_waits(page: Page) -> None:
    page.wait_for_function(WAITS_FOR_NOTHING)


@pytest.fixture
def tablet(portal: Portal, browser: Browser) -> Page:
    """A shared tablet, with Amina signed in."""
    with portal.database.session() as session:
        mark = shared_browsers.mark(session, "ekdalen", "Plattan", "fatima", datetime.now(UTC))
    page = browser()
    page.context.add_cookies([{"name": "kp_shared", "value": mark, "url": portal.address}])
    page.goto("/logga-in?losenord=1")
    sign_in(page, "amina")
    page.goto(GUIDE)
    return page


@pytest.mark.parametrize("who", ["", "amina"])
def test_the_next_page_shows_it_and_sends_it_once_more(
    portal: Portal, browser: Browser, who: str
) -> None:
    page = browser(who)
    page.goto(GUIDE)
    slow = Slow(page)
    choose(page, ("size", "3"))
    first = slow.waiting()
    choose(page, ("theme", "cream"), ("theme", "dark"))
    first.abort()
    page.goto("/kurser/")
    expect(page.locator("html")).to_have_attribute("data-size", "3")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#adapt [name=theme][value=dark]")).to_be_checked()
    nothing_waits(page)
    assert slow.sent[-1] == {"size": "3", "theme": "dark"}
    if who:
        with portal.database.session() as session:
            assert people.preferences(session, who)["reading"].startswith("easy.3.dark.")
    elsewhere = page.context.new_page()
    elsewhere.goto(GUIDE)
    assert elsewhere.locator("html").get_attribute("data-theme") == "dark"


def test_a_page_that_was_asked_for_before_the_portal_knew_shows_it_too(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    slow = Slow(page)
    choose(page, ("size", "3"))
    choice = slow.waiting()
    # The next page is made while the choice is still under way, and comes after its answer.
    page.route("**/kurser/", lambda route: late(page, route, choice), times=1)
    page.goto("/kurser/")
    expect(page.locator("html")).to_have_attribute("data-size", "3")
    nothing_waits(page)
    page.reload()
    assert page.locator("html").get_attribute("data-size") == "3"


def late(page: Page, route: Route, choice: Route) -> None:
    """Let a page be made first, a choice be answered then, and the page come last."""
    made = route.fetch()
    choice.continue_()
    page.wait_for_timeout(400)
    route.fulfill(response=made)


def test_of_many_choices_only_the_newest_are_sent(browser: Browser) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    slow = Slow(page)
    choose(page, ("size", "2"))
    first = slow.waiting()
    choose(page, ("size", "3"), ("spacing", "wide"), ("size", "4"))
    first.continue_()
    nothing_waits(page)
    assert slow.sent == [{"size": "2"}, {"size": "4", "spacing": "wide"}]
    page.reload()
    assert page.evaluate("({...document.documentElement.dataset})") == {
        "size": "4",
        "spacing": "wide",
    }


def test_a_choice_holds_although_there_is_no_network(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    slow = Slow(page)
    choose(page, ("theme", "cream"))
    with page.expect_event("requestfailed"):
        slow.waiting().abort()
    choose(page, ("size", "2"))
    nothing_waits(page)
    assert slow.sent[-1] == {"theme": "cream", "size": "2"}


def test_everything_as_usual_is_not_undone_by_what_was_chosen_before(browser: Browser) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    slow = Slow(page)
    choose(page, ("theme", "dark"))
    with page.expect_event("requestfailed"):
        slow.waiting().abort()
    page.locator("#adapt summary").click()
    with page.expect_navigation():
        page.locator("#adapt button[name=reset]").click()
    assert waits_in_tab(page) is None
    page.goto("/kurser/")
    assert page.evaluate("({...document.documentElement.dataset})") == {}


@pytest.mark.parametrize("leaves", ["sign-out", "lock", "cookie"])
def test_the_next_person_at_a_shared_tablet_never_gets_it(
    portal: Portal, tablet: Page, leaves: str
) -> None:
    if leaves == "lock":
        tablet.clock.install()
        tablet.reload()
    slow = Slow(tablet)
    choose(tablet, ("theme", "dark"))
    slow.waiting()
    choose(tablet, ("size", "4"))
    assert "dark" in (waits_in_tab(tablet) or "")
    match leaves:
        case "sign-out":
            tablet.locator(".head-account").click()
            with tablet.expect_navigation():
                tablet.locator("form[action='/logga-ut'] button").click()
        case "lock":
            with tablet.expect_response("**/logga-ut"):
                tablet.clock.run_for(125_000)
            expect(tablet.locator(".lock-bar")).to_contain_text("Du är utloggad")
        case "cookie":
            tablet.context.clear_cookies(name="kp_session")
            tablet.goto(GUIDE)
    assert waits_in_tab(tablet) is None
    tablet.goto("/logga-in?losenord=1")
    assert tablet.evaluate("({...document.documentElement.dataset})") == {}
    sign_in(tablet, "berit")
    tablet.goto(GUIDE)
    assert tablet.evaluate("({...document.documentElement.dataset})") == {}
    with portal.database.session() as session:
        assert people.preferences(session, "berit") == {}


def test_another_reader_in_the_same_tab_throws_it_away(tablet: Page) -> None:
    left = '{"who": "0123456789ab", "at": 9999999999999, "choices": {"theme": "dark"}}'
    tablet.evaluate("kept => sessionStorage.setItem('kp-choices', kept)", left)
    tablet.reload()
    assert waits_in_tab(tablet) is None
    assert tablet.locator("html").get_attribute("data-theme") is None


def test_what_a_passer_by_chose_is_forgotten_after_a_while(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    left = '{"who": "", "at": 1000, "choices": {"theme": "dark"}}'
    page.evaluate("kept => sessionStorage.setItem('kp-choices', kept)", left)
    page.reload()
    assert waits_in_tab(page) is None
    assert page.locator("html").get_attribute("data-theme") is None

"""The panel "Anpassa" in a real browser: shown at once, for one person, and harmless to the text."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect
from reader_fixtures import DESKTOP, PHONE, Portal, sign_in  # type: ignore[import-not-found]

from kompetensportal.store.accounts import shared_browsers
from kompetensportal.web.reading import CHOICES, Reading

GUIDE = "/lathundar/outlook/las-och-svara"
Browser = Callable[..., Page]
Axe = Callable[[Page], list[str]]
EVERYTHING = Reading(
    size="2", theme="cream", spacing="wider", focus="3", parts="syllables", font="dyslexic"
)
SETTINGS = [
    Reading().changed({name: value})
    for name in ("size", "theme", "spacing", "focus", "parts", "font")
    for value in CHOICES[name][1:]
]


def come(page: Page, portal: Portal, reading: Reading, path: str = GUIDE) -> None:
    """Open a page as somebody who reads in this way."""
    cookie = {"name": "kp_reading", "value": reading.as_text(), "url": portal.address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(path)


def open_panel(page: Page) -> None:
    page.locator("#adapt summary").click()
    expect(page.locator("#adapt .panel")).to_be_visible()


def choose(page: Page, group: str, value: str) -> None:
    with page.expect_response("**/anpassa"):
        asked = page.locator("#adapt").get_by_role("group", name=group)
        asked.get_by_label(value, exact=True).check()


def tree(page: Page) -> list[tuple[str, str]]:
    """The accessibility tree as a screen reader gets it: role and name of each node that counts."""
    session: CDPSession = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    kept = [n for n in nodes if not n.get("ignored") and n["role"]["value"] != "InlineTextBox"]
    return [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in kept]


def test_easy_swedish_comes_first_and_all_that_is_promised_is_there(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    open_panel(page)
    asked = page.locator("#adapt legend").all_inner_texts()
    assert asked[0] == "Vilken text vill du läsa?"
    assert len(asked) == 7
    colours = page.locator("#adapt").get_by_role("group", name="Vilka färger?")
    names = [t.strip() for t in colours.locator("label").all_inner_texts()]
    assert names == ["Som enheten", "Ljusa", "Gräddgula", "Mörka", "Hög kontrast"]


def test_a_choice_shows_at_once_and_is_there_after_a_reload(browser: Browser) -> None:
    page = browser("amina", size=PHONE)
    page.goto(GUIDE)
    open_panel(page)
    before = page.locator(".lesson-body p").first.evaluate("e => getComputedStyle(e).lineHeight")
    choose(page, "Hur mycket luft i texten?", "Mycket luft")
    style = "e => { const s = getComputedStyle(e); return [s.letterSpacing, s.wordSpacing, s.lineHeight] }"
    letter, word, line = page.locator(".lesson-body p").first.evaluate(style)
    assert letter != "normal" and word != "0px" and float(line[:-2]) > float(before[:-2])
    choose(page, "Vilka bokstäver?", "Breda (Lexend)")
    choose(page, "Vilka färger?", "Gräddgula")
    page.reload()
    assert page.locator(".lesson-body p").first.evaluate(style) == [letter, word, line]
    html = page.locator("html")
    assert html.get_attribute("data-font") == "lexend"
    assert html.get_attribute("data-theme") == "cream"


def test_quick_choices_are_all_kept(browser: Browser) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    open_panel(page)
    with page.expect_response(lambda r: "focus=3" in (r.request.post_data or "")):
        page.evaluate(
            """() => { for (const choice of ["size=4", "theme=cream", "focus=3"]) {
            const [name, value] = choice.split("=");
            document.querySelector(`#adapt [name="${name}"][value="${value}"]`).click() } }"""
        )
    page.reload()
    found = page.evaluate("({...document.documentElement.dataset})")
    assert found == {"size": "4", "theme": "cream", "focus": "3"}


def test_a_font_is_fetched_only_when_it_is_chosen(browser: Browser) -> None:
    page = browser()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    page.goto(GUIDE)
    page.evaluate("document.fonts.ready")
    assert not [name for name in fetched if name.startswith(("lexend", "dyslexic", "aids"))]
    open_panel(page)
    with page.expect_request("**/dyslexic.*"):
        choose(page, "Vilka bokstäver?", "Tunga nedtill (OpenDyslexic)")


@pytest.mark.parametrize("lines", ["1", "3", "5"])
def test_only_some_lines_are_clear_and_they_follow_the_pointer(
    portal: Portal, browser: Browser, lines: str
) -> None:
    page = browser()
    come(page, portal, Reading(focus=lines))
    expect(page.locator(".line-focus")).to_have_count(2)
    for sentence in ("#s2", "#s3", "#s1"):
        box = page.locator(sentence).bounding_box()
        assert box
        page.mouse.move(box["x"] + 5, box["y"] + 12)
        page.wait_for_function(
            """([sentence, y, lines]) => {
              const [above, below] = ["above", "below"].map(side =>
                document.querySelector(`.line-focus-${side}`).getBoundingClientRect());
              const line = parseFloat(getComputedStyle(document.querySelector(sentence)).lineHeight);
              const clear = (below.top - above.bottom) / line;
              return above.bottom <= y && below.top >= y && Math.abs(clear - lines) < 0.3;
            }""",
            arg=[sentence, box["y"] + 12, int(lines)],
        )
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.line-focus')).pointerEvents")
        == "none"
    )


def test_lines_follow_the_keyboard_and_go_when_they_are_chosen_away(
    portal: Portal, browser: Browser
) -> None:
    page = browser()
    come(page, portal, Reading(focus="3"))
    expect(page.locator(".line-focus")).to_have_count(2)
    link = page.locator(".lesson-body a, .lesson-body button, .lesson-body input").first
    page.keyboard.press("Tab")
    link.focus()
    page.wait_for_function(
        """() => { const box = document.activeElement.getBoundingClientRect();
        const y = (box.top + box.bottom) / 2;
        return document.querySelector('.line-focus-above').getBoundingClientRect().bottom <= y
          && document.querySelector('.line-focus-below').getBoundingClientRect().top >= y }"""
    )
    page.evaluate("scrollTo(0, 0)")
    page.locator("#adapt summary").press("Enter")
    choose(page, "Några rader i taget?", "Alla rader")
    expect(page.locator(".line-focus").first).to_be_hidden()


def test_every_aid_leaves_the_accessibility_tree_as_it_is(portal: Portal, browser: Browser) -> None:
    page = browser()
    come(page, portal, Reading())
    plain, html = tree(page), page.locator("main").inner_html()
    come(page, portal, EVERYTHING)
    expect(page.locator(".line-focus")).to_have_count(2)
    assert tree(page) == plain
    assert page.locator("main").inner_html() == html
    assert len(plain) > 100


@pytest.mark.parametrize("language", ["sv", "ar"])
@pytest.mark.timeout(600)
def test_axe_finds_nothing_with_any_setting(
    portal: Portal, browser: Browser, axe: Axe, language: str
) -> None:
    page = browser()
    page.context.add_cookies([{"name": "kp_language", "value": language, "url": portal.address}])
    found = {}
    for reading in SETTINGS:
        come(page, portal, reading)
        expect(page.locator("html")).to_have_attribute("lang", language)
        if reading.focus != "off":
            expect(page.locator(".line-focus")).to_have_count(2)
        found[reading.as_attributes()] = axe(page)
    assert {reading: lines for reading, lines in found.items() if lines} == {}


@pytest.mark.parametrize("language", ["sv", "ar"])
def test_axe_finds_nothing_in_the_panel_and_the_first_hand_over(
    portal: Portal, browser: Browser, axe: Axe, language: str
) -> None:
    page = browser(size=PHONE)
    page.context.add_cookies([{"name": "kp_language", "value": language, "url": portal.address}])
    for reading in (Reading(), EVERYTHING, Reading(theme="contrast"), Reading(theme="dark")):
        come(page, portal, reading)
        direction = page.locator("html").get_attribute("dir")
        assert direction == ("rtl" if language == "ar" else "ltr")
        open_panel(page)
        assert axe(page) == [], reading
        page.goto("/anpassa")
        assert axe(page) == [], reading


def test_joined_letters_are_never_drawn_apart(portal: Portal, browser: Browser) -> None:
    page = browser()
    page.context.add_cookies([{"name": "kp_language", "value": "ar", "url": portal.address}])
    come(page, portal, Reading(spacing="wider"), "/anpassa")
    spaced = "e => getComputedStyle(e).letterSpacing"
    assert page.locator("html").evaluate(spaced) == "normal"
    assert page.locator("h1").evaluate(spaced) in ("normal", "0px")


@pytest.mark.parametrize("size", [(320, 640), (320, 256), DESKTOP])
def test_the_page_stays_whole_with_everything_chosen(
    portal: Portal, browser: Browser, size: tuple[int, int]
) -> None:
    page = browser(size=size)
    large = Reading(size="2" if size == DESKTOP else "1", spacing="wider", font="dyslexic")
    for path in (GUIDE, "/anpassa", "/"):
        come(page, portal, large, path)
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_paper_is_the_same_for_everybody(portal: Portal, browser: Browser) -> None:
    page = browser()
    look = """() => [...document.querySelectorAll('main *, html, body')].map(e => {
      const s = getComputedStyle(e);
      return [s.color, s.backgroundColor, s.fontFamily, s.letterSpacing, s.lineHeight, s.fontSize].join() })"""
    page.emulate_media(media="print")
    come(page, portal, Reading())
    plain = page.evaluate(look)
    come(page, portal, Reading(**{**_fields(EVERYTHING), "theme": "dark"}))
    expect(page.locator(".line-focus")).to_have_count(2)
    expect(page.locator(".line-focus").first).to_be_hidden()
    assert page.evaluate(look) == plain


def test_forced_colours_leave_the_lines_and_the_choice_visible(
    portal: Portal, browser: Browser
) -> None:
    page = browser(forced_colors="active")
    come(page, portal, Reading(focus="3", theme="contrast"))
    expect(page.locator(".line-focus")).to_have_count(2)
    open_panel(page)
    chosen = page.locator("#adapt .segment:has(:checked)").first
    other = page.locator("#adapt .segment:not(:has(:checked))").first
    ground = "e => getComputedStyle(e).backgroundColor"
    assert chosen.evaluate(ground) != other.evaluate(ground)


def test_who_takes_the_tablet_after_a_lock_sees_nothing_of_the_one_before(
    portal: Portal, browser: Browser
) -> None:
    with portal.database.session() as session:
        mark = shared_browsers.mark(session, "ekdalen", "Plattan", "fatima", datetime.now(UTC))
    page = browser()
    page.context.add_cookies([{"name": "kp_shared", "value": mark, "url": portal.address}])
    page.clock.install()
    page.goto("/logga-in?losenord=1")
    sign_in(page, "amina")
    page.goto(GUIDE)
    page.locator("[data-steps=one]").click()
    open_panel(page)
    choose(page, "Hur stor text?", "Störst")
    choose(page, "Vilka färger?", "Mörka")
    choose(page, "Några rader i taget?", "1 rad")
    page.keyboard.press("Escape")
    with page.expect_response("**/logga-ut"):
        page.clock.run_for(125_000)
    expect(page.locator(".lock-bar")).to_contain_text("Du är utloggad")
    assert page.evaluate("({...document.documentElement.dataset})") == {}
    expect(page.locator(".line-focus").first).to_be_hidden()
    open_panel(page)
    expect(page.locator("#adapt").get_by_label("Vanlig", exact=True)).to_be_checked()
    page.goto(GUIDE)
    assert page.evaluate("({...document.documentElement.dataset})") == {}
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").find("one") < 0


def test_the_first_hand_over_changes_its_sample_as_one_chooses(browser: Browser) -> None:
    page = browser("amina", size=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Välj nu").click()
    sample = page.locator(".sample p")
    before = sample.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    with page.expect_response("**/anpassa"):
        page.locator(".adapt-page").get_by_label("Störst", exact=True).check()
    assert sample.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > before * 1.5
    expect(page.locator("#adapt").get_by_label("Störst", exact=True)).to_be_checked()
    page.get_by_role("button", name="Klar").click()
    page.wait_for_url(lambda url: "/anpassa" not in url)
    expect(page.get_by_role("link", name="Välj nu")).to_have_count(0)


def _fields(reading: Reading) -> dict[str, Any]:
    return {name: getattr(reading, name) for name in CHOICES}

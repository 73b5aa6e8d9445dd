"""The card of a word, in a real browser: by touch, by keyboard, without JavaScript, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Contexts = Callable[..., BrowserContext]
Watch = Callable[[Page], Page]
Axe = Callable[[Page], list[str]]
GUIDE = "/lathundar/lifecare/skriv"
PHONE, TABLET = {"width": 390, "height": 844}, {"width": 820, "height": 1180}


@pytest.fixture
def opened(address: str, browser_context: Contexts, watch: Watch) -> Callable[..., Page]:
    """The lathund in a browser of one's own: `opened(viewport=…, java_script_enabled=False)`."""

    def make(path: str = GUIDE, cookies: dict[str, str] | None = None, **options: Any) -> Page:
        context = browser_context(base_url=address, **{"viewport": TABLET, **options})
        context.add_cookies(
            [{"name": n, "value": v, "url": address} for n, v in (cookies or {}).items()]
        )
        page = watch(context.new_page())
        page.goto(path)
        return page

    return make


def word(page: Page, id_: str) -> Any:
    return page.locator(f'a.word[href="#ord-{id_}"]')


def test_a_tap_shows_picture_definition_parts_and_translation(opened: Callable[..., Page]) -> None:
    page = opened(viewport=PHONE, has_touch=True)
    word(page, "genomforandeplan").tap()
    card = page.get_by_role("dialog", name="genomförandeplan")
    expect(card).to_be_visible()
    expect(card.locator("svg.word-picture")).to_be_visible()
    expect(card).to_contain_text("En text om hur en person vill få sin hjälp.")
    expect(card.locator(".word-part")).to_have_text(["genomförande", "plan"])
    card.get_by_role("button", name="Stäng").tap()
    expect(card).to_be_hidden()
    word(page, "brukare").tap()
    expect(page.get_by_role("dialog", name="brukare")).to_contain_text("service user")


def test_the_keyboard_opens_and_closes_it_and_the_focus_comes_back(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    marked = word(page, "brukare")
    marked.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="brukare")
    expect(card).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main')")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(marked).to_be_focused()


def test_a_press_beside_the_card_closes_it(opened: Callable[..., Page]) -> None:
    page = opened()
    word(page, "brukare").click()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    page.mouse.click(5, 5)
    expect(card).to_be_hidden()


def test_a_screen_reader_hears_whole_words_and_what_they_open(opened: Callable[..., Page]) -> None:
    page = opened()
    expect(word(page, "brukare")).to_have_attribute("aria-haspopup", "dialog")
    expect(page.get_by_role("link", name="brukare", exact=True)).to_have_count(1)
    sentence = page.locator(".s", has_text="Här skriver du")
    assert sentence.inner_text() == "Här skriver du om en brukare."


def test_without_javascript_the_word_leads_to_the_list(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    word(page, "insats").click()
    expect(page).to_have_url(re.compile("#ord-insats$"))
    entry = page.locator("#ord-insats")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Den hjälp som någon har fått beslut om.")
    expect(page.get_by_role("heading", name="Ord i texten")).to_be_visible()
    expect(page.locator(".word-list > li")).to_have_count(4)
    expect(page.locator(".word-listen:visible")).to_have_count(0)


def test_when_the_script_cannot_be_fetched_the_word_leads_to_the_list(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    page.route("**/static/words.*", lambda route: route.abort())
    word(page, "insats").click()
    expect(page.locator("#ord-insats")).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_card_is_read_aloud(opened: Callable[..., Page]) -> None:
    page = opened()
    word(page, "brukare").click()
    with page.expect_response("**/p/*.mp3") as answer:
        page.get_by_role("dialog").get_by_role("button", name="Lyssna").click()
    assert answer.value.status in (200, 206)
    expect(page.get_by_role("dialog").get_by_role("button", name="Lyssna")).to_be_visible()


def test_the_own_language_is_on_the_card_and_says_that_nobody_has_looked(
    opened: Callable[..., Page],
) -> None:
    page = opened(cookies={"kp_language": "ar"})
    word(page, "brukare").click()
    said = page.get_by_role("dialog").locator(".word-translations > li")
    expect(said).to_have_count(1)
    text = said.locator('.word-text[lang="ar"][dir="rtl"]')
    expect(text).to_have_text("متلقي الرعاية")
    expect(said.locator(".word-unsure")).to_be_visible()
    page.keyboard.press("Escape")
    word(page, "insats").click()
    # Nobody has translated this one: English is better than nothing.
    expect(said.locator('.word-text[lang="en"]')).to_have_text("support")


def test_languages_are_folded_for_who_reads_in_swedish(opened: Callable[..., Page]) -> None:
    page = opened()
    word(page, "brukare").click()
    card = page.get_by_role("dialog", name="brukare")
    arabic = card.get_by_text("متلقي الرعاية")
    expect(arabic).to_be_hidden()
    card.get_by_text("På andra språk").click()
    expect(arabic).to_be_visible()


def test_the_words_come_after_what_one_does(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index("Hur gick det?") < headings.index("Ord i texten")


def test_one_step_at_a_time_and_the_card_go_together(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("button", name="Ett steg i taget").click()
    word(page, "logga-in").click()
    card = page.get_by_role("dialog", name="logga in")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".step:visible")).to_have_count(1)


def test_the_list_is_printed(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Ord i texten")).to_be_visible()
    expect(page.locator("#ord-brukare .word-means")).to_be_visible()
    expect(page.locator("#ord-brukare .word-listen")).to_be_hidden()


def test_every_word_has_a_place_in_the_glossary_and_a_page(opened: Callable[..., Page]) -> None:
    page = opened("/ordlista/", java_script_enabled=False)
    expect(page.locator(".word-list > li")).to_have_count(4)
    expect(page.locator("#ord-insats .word-means")).to_be_visible()
    page.locator("#ord-insats").get_by_role("link", name="insats").click()
    page.locator(".word-more").get_by_role("link", name="brukare").click()
    expect(page.get_by_role("heading", level=1, name="brukare")).to_be_visible()
    answer = page.goto("/ordlista/finns-inte")
    assert answer is not None
    assert answer.status == 404


def test_a_long_glossary_is_folded_and_unfolds_for_a_letter_a_word_and_what_is_searched_for(
    opened: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kompetensportal.web.reader.glossary.MOST_OPEN", 2)
    page = opened("/ordlista/", java_script_enabled=False)
    entry = page.locator("#ord-insats .word-means")
    expect(entry).to_be_hidden()
    page.locator(".word-letters").get_by_role("link", name="I", exact=True).click()
    expect(entry).to_be_visible()
    expect(page.locator("#ord-brukare .word-means")).to_be_hidden()
    page.locator("summary", has=page.get_by_role("heading", name="I", exact=True)).click()
    expect(entry).to_be_hidden()
    page.goto("/ordlista/#ord-brukare")
    expect(page.locator("#ord-brukare .word-means")).to_be_visible()
    # As the browser's own search in the page does.
    page.goto("/sok")
    page.goto("/ordlista/#:~:text=hur%20en%20person%20vill")
    expect(page.locator("#ord-genomforandeplan .word-means")).to_be_visible()
    expect(entry).to_be_hidden()


def test_who_searches_for_a_word_in_any_form_gets_its_card(opened: Callable[..., Page]) -> None:
    page = opened("/sok?q=Brukarens")
    expect(page.locator(".word-page .word-title")).to_have_text("brukare")
    page.goto("/sok?q=mejl")
    expect(page.locator(".word-page")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_an_open_card_and_the_glossary_are_accessible(
    opened: Callable[..., Page], axe: Axe, scheme: str, size: dict[str, int]
) -> None:
    page = opened(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    word(page, "genomforandeplan").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == []
    page.goto("/ordlista/")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

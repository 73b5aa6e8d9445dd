"""The portal as two readers use it: one who reads slowly, and one who learns Swedish."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kompetensportal.actions.portal import example

LATHUND = "/lathundar/outlook/las-och-svara"
UNTRANSLATED = "/lathundar/heroma/franvaro"
PLAYING = "() => { const a = document.querySelector('audio'); return a && a.currentTime > 0.3 }"
SPACING = "e => getComputedStyle(e).letterSpacing"
CARDS_WITH_VOICE = ".words:not(:has(.word-card:not(:has(.word-listen))))"
"""The list of words after a text, when each of them can be heard."""
VOICE_MILLISECONDS = 300_000
"""How long one waits for the voice of a portal that has just been started."""
ARABIC = re.compile(r"[\u0621-\u064a]{2}")
GOES_LEFT = """() => {
  const word = [...(CSS.highlights.get("kp-word") ?? [])][0];
  if (!word) return false;
  const now = word.getBoundingClientRect();
  const before = window.before_;
  window.before_ = now;
  return before && Math.abs(before.top - now.top) < 4 && now.right < before.left + 4;
}"""
"""Whether the marked word stands to the left of the one before it, on the same line."""
MARKED = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString()).join('')"


def wait_for_voice(page: Page, selector: str) -> None:
    """Wait until the page has a button to listen; the voice is made while the portal is used."""
    until = time.monotonic() + VOICE_MILLISECONDS / 1000
    while not page.locator(selector).count() and time.monotonic() < until:
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator(selector).first).to_be_attached()


def sign_out(page: Page) -> None:
    page.goto("/logga-ut")
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "/logga-ut" not in url)


@pytest.fixture
def tablet(sees: Callable[..., Page]) -> Page:
    """A tablet that an administrator has marked as shared, with nobody signed in."""
    page = sees("fatima")
    page.goto("/admin/webblasare")
    page.fill("main input[name=name]", "Plattan")
    page.select_option("main select[name=unit]", "ekdalen")
    page.locator("main form.fields button").click()
    expect(page.get_by_role("link", name="Jag hittar inte mitt namn")).to_be_visible()
    return page


@pytest.mark.timeout(900)
def test_a_slow_reader_does_a_task_from_a_lathund_on_her_own(tablet: Page) -> None:
    berit = tablet
    berit.goto(LATHUND)
    wait_for_voice(berit, "[data-audio^='/p/']")
    wait_for_voice(berit, CARDS_WITH_VOICE)
    usual = berit.locator(".lesson-body p").first.evaluate(SPACING)

    # Berit, on the shared tablet: easy Swedish is there at once, and she chooses more air.
    berit.goto("/logga-in?losenord=1")
    berit.fill("input[name=user_name]", "berit")
    berit.fill("input[name=password]", example.PASSWORD)
    berit.locator("main form button[type=submit]").click()
    berit.wait_for_url(lambda url: "/logga-in" not in url)
    berit.goto(LATHUND)
    expect(berit.locator(".lesson-body")).to_have_attribute("lang", "sv-simple")
    berit.locator("#adapt summary").click()
    panel = berit.locator("#adapt")
    expect(panel.locator("legend").first).to_have_text("Vilken text vill du läsa?")
    air = panel.get_by_role("group", name="Hur mycket luft i texten?")
    with berit.expect_response("**/anpassa"):
        air.get_by_label("Mycket luft", exact=True).check()
    assert berit.locator(".lesson-body p").first.evaluate(SPACING) != usual
    berit.keyboard.press("Escape")

    # One step a screen, read aloud: the words are marked as they are heard.
    berit.get_by_role("button", name="Ett steg i taget").click()
    listen = berit.locator(".listen-play")
    expect(listen).to_be_visible()
    berit.get_by_role("button", name="Långsammare").click()
    rate = berit.locator("audio").evaluate("audio => [audio.playbackRate, audio.preservesPitch]")
    assert rate[0] < 1 and rate[1] is True
    listen.click()
    berit.wait_for_function(PLAYING)
    berit.wait_for_function(f"() => ({MARKED})('kp-word').length > 0")
    sentence, word = berit.evaluate(f"() => ['kp-sentence', 'kp-word'].map({MARKED})")
    assert word.strip() in sentence

    # The voice goes on to the next step, and the screen with it.
    first = berit.locator(".step:visible").get_attribute("id")
    berit.wait_for_function(
        "first => { const s = [...document.querySelectorAll('.step')]"
        ".find(step => step.checkVisibility()); return s && s.id !== first }",
        arg=first,
        timeout=90_000,
    )
    listen.click()
    berit.wait_for_function("() => document.querySelector('audio').paused")

    # She opens a word that she does not know, and is back where she was.
    berit.get_by_role("button", name="Alla steg").click()
    word = berit.locator("a.word:visible").first
    word.scroll_into_view_if_needed()
    word.click()
    card = berit.get_by_role("dialog")
    expect(card).to_be_visible()
    definition = card.locator(".word-means").inner_text()
    assert 1 <= len(definition.split()) <= 12
    heard = card.get_by_role("button", name="Lyssna")
    with berit.expect_response(re.compile(r"/p/\w+\.mp3$")) as answer:
        heard.click()
    assert answer.value.ok
    expect(heard).to_be_visible()
    berit.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(word).to_be_focused()

    # She shows herself that she has understood, and the task is done.
    for question, answers in (
        ("#vem-far-svaret", ["Svara"]),
        ("#vad-far-sta", ["Att du kommer på mötet.", "Att du vill byta ett arbetspass."]),
    ):
        asked = berit.locator(question)
        for text in answers:
            asked.get_by_label(text, exact=True).check()
        asked.get_by_role("button", name="Svara", exact=True).click()
        expect(asked.locator(".answer")).to_contain_text("sparat")
    berit.get_by_role("button", name="Jag kan det nu").click()
    expect(berit.locator(".ending-done")).to_contain_text("Klar sedan")

    # The next person at the same tablet meets none of it.
    sign_out(berit)
    berit.goto(LATHUND)
    assert berit.locator(".lesson-body p").first.evaluate(SPACING) == usual
    expect(berit.locator(".ending-done")).to_have_count(0)


@pytest.mark.timeout(900)
def test_a_learner_of_swedish_reads_with_her_own_language_beside(
    portal: str, sees: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    # The buttons and menus in Arabic, from right to left.
    amina = sees(width=390, height=844)
    amina.goto(UNTRANSLATED)
    amina.locator(".languages summary").click()
    amina.locator(".language-choice[lang=ar]").click()
    expect(amina.locator("html")).to_have_attribute("lang", "ar")
    expect(amina.locator("html")).to_have_attribute("dir", "rtl")

    # The Swedish text stays Swedish, from left to right, and says so to a screen reader.
    amina.goto(UNTRANSLATED)
    body = amina.locator(".lesson-body")
    expect(body).to_have_attribute("lang", re.compile("^sv"))
    assert body.evaluate("e => getComputedStyle(e).direction") == "ltr"
    width = amina.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    assert axe(amina) == []

    # A word has a card with her language; what nobody has reviewed says so.
    words = amina.locator("a.word")
    translated = amina.locator(".words li:has([lang=ar]):has(.word-unsure)").first
    assert words.count() > 0
    target = translated.get_attribute("id")
    amina.locator(f"a.word[href='#{target}']").first.click()
    card = amina.get_by_role("dialog")
    expect(card.locator("[lang=ar]").first).to_be_visible()
    expect(card.locator(".word-unsure").first).to_be_visible()
    assert axe(amina) == []
    amina.keyboard.press("Escape")

    # A lathund that is translated is offered in Arabic, and Swedish is one press away.
    amina.goto(LATHUND)
    expect(amina.get_by_role("heading", level=1)).to_have_text("Läs och svara på mejl")
    amina.get_by_role("link", name=re.compile(r"\(العربية\)")).click()
    expect(amina.locator(".lesson-body")).to_have_attribute("lang", "ar")
    assert amina.locator(".lesson-body").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert axe(amina) == []

    # It is read aloud in Arabic: sentence and word are marked, and the marks go to the left.
    wait_for_voice(amina, "[data-audio^='/p/']")
    amina.locator(".listen-play").click()
    amina.wait_for_function(PLAYING)
    amina.wait_for_function(f"() => ({MARKED})('kp-word').length > 0")
    sentence, word = amina.evaluate(f"() => ['kp-sentence', 'kp-word'].map({MARKED})")
    assert word.strip() in sentence
    assert ARABIC.search(word)
    amina.wait_for_function(GOES_LEFT, timeout=90_000)
    amina.locator(".listen-play").click()
    amina.wait_for_function("() => document.querySelector('audio').paused")
    amina.get_by_role("link", name="Svenska", exact=True).click()
    expect(amina.get_by_role("heading", level=1)).to_have_text("Läs och svara på mejl")

"""The portal as two readers use it: one who reads slowly, and one who learns Swedish."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

LATHUND = "/lathundar/outlook/las-och-svara"
UNTRANSLATED = "/lathundar/heroma/franvaro"
PLAYING = "() => { const a = document.querySelector('audio'); return a && a.currentTime > 0.3 }"
MARKED = "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString()).join('')"


@pytest.mark.timeout(300)
def test_a_slow_reader_does_a_task_from_a_lathund_on_her_own(
    portal: str, sees: Callable[..., Page]
) -> None:
    # Berit, on the shared tablet: large letters and more air, chosen in the panel.
    berit = sees("berit")
    berit.goto(LATHUND)
    berit.locator("#adapt summary").click()
    panel = berit.locator("#adapt")
    expect(panel.locator("legend").first).to_have_text("Vilken text vill du läsa?")
    for group, choice in (("Hur mycket luft i texten?", "Mycket luft"),):
        with berit.expect_response("**/anpassa"):
            panel.get_by_role("group", name=group).get_by_label(choice, exact=True).check()
    berit.keyboard.press("Escape")

    # One step a screen, read aloud: the words are marked as they are heard.
    berit.get_by_role("button", name="Ett steg i taget").click()
    listen = berit.locator(".listen-play")
    expect(listen).to_be_visible(timeout=120_000)
    berit.get_by_role("button", name="Långsammare").click()
    rate = berit.locator("audio").evaluate("audio => [audio.playbackRate, audio.preservesPitch]")
    assert rate[0] < 1 and rate[1] is True
    listen.click()
    berit.wait_for_function(PLAYING)
    berit.wait_for_function(f"() => ({MARKED})('kp-word').length > 0")
    sentence = berit.evaluate(MARKED, "kp-sentence")
    assert berit.evaluate(MARKED, "kp-word").strip() in sentence

    # The voice goes on to the next step, and the screen with it.
    first = berit.locator(".step:visible").get_attribute("id")
    berit.wait_for_function(
        "first => { const s = [...document.querySelectorAll('.step')]"
        ".find(step => step.checkVisibility()); return s && s.id !== first }",
        arg=first,
        timeout=90_000,
    )
    listen.click()
    assert berit.evaluate("document.querySelector('audio').paused")

    # She opens a word that she does not know, hears it, and is back where she was.
    berit.get_by_role("button", name="Alla steg").click()
    word = berit.locator("a.word:visible").first
    word.scroll_into_view_if_needed()
    word.click()
    card = berit.get_by_role("dialog")
    expect(card).to_be_visible()
    definition = card.locator(".word-means").inner_text()
    assert 1 <= len(definition.split()) <= 12
    berit.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(word).to_be_focused()

    # The next person at the tablet meets none of it.
    somebody = sees()
    somebody.goto(LATHUND)
    spacing = "e => getComputedStyle(e).letterSpacing"
    assert somebody.locator(".lesson-body p").first.evaluate(spacing) == "normal"


@pytest.mark.timeout(300)
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
    translated = amina.locator(".words li:has([lang=ar])").first
    assert words.count() > 0
    target = translated.get_attribute("id")
    amina.locator(f"a.word[href='#{target}']").first.click()
    card = amina.get_by_role("dialog")
    expect(card.locator("[lang=ar]").first).to_be_visible()
    assert axe(amina) == []
    amina.keyboard.press("Escape")

    # A lathund that is translated is offered in Arabic, and Swedish is one press away.
    amina.goto(LATHUND)
    expect(amina.get_by_role("heading", level=1)).to_have_text("Läs och svara på mejl")
    amina.get_by_role("link", name=re.compile(r"\(العربية\)")).click()
    expect(amina.locator(".lesson-body")).to_have_attribute("lang", "ar")
    assert amina.locator(".lesson-body").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert axe(amina) == []
    amina.get_by_role("link", name="Svenska", exact=True).click()
    expect(amina.get_by_role("heading", level=1)).to_have_text("Läs och svara på mejl")

"""The voice waits at a question, and reads what one is told after an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from player_page import Serve, heard, playing, record, state, until  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.web.reading import Reading


@pytest.fixture
def question(serve: Serve, recorded: Path, page: Page) -> Page:
    """A text with a question in it, listened to in a hurry."""
    address, _ = serve(recorded)
    hurry = {"name": "kp_reading", "value": Reading(rate="150").as_text(), "url": address}
    page.context.add_cookies([hurry])  # type: ignore[list-item]
    page.goto(f"{address}/lathundar/outlook/fraga")
    page.locator(".listen-play").wait_for()
    return page


def listen_to_the_question(page: Page) -> None:
    record(page)
    page.click(".listen-play")
    until(page, lambda: "Vad gör du?" in heard(page))
    playing(page, False)


def goes_on(page: Page) -> bool:
    """Whether the text after the question is heard."""
    return any(sentence.startswith("Nu ") for sentence in heard(page))


def test_the_voice_reads_the_options_and_waits_for_an_answer(question: Page) -> None:
    listen_to_the_question(question)
    assert heard(question)[-3:] == ["Vad gör du?", "Jag läser.", "Jag väntar."]
    expect(question.locator(".listen-note")).to_contain_text("Svara på frågan")
    assert state(question)["marked"] is None
    question.click(".listen-play")
    until(question, lambda: goes_on(question))
    expect(question.locator(".listen-note")).to_be_hidden()


def test_feedback_is_read_where_it_is_shown_and_then_the_voice_waits(question: Page) -> None:
    listen_to_the_question(question)
    question.get_by_label("Jag väntar.").check()
    question.get_by_role("button", name="Svara").click()
    until(question, lambda: heard(question)[-2:] == ["svar: Inte än.", "svar: Titta igen."])
    playing(question, False)
    question.get_by_label("Jag läser.").check()
    question.get_by_role("button", name="Svara").click()
    until(question, lambda: heard(question)[-2:] == ["svar: Ja.", "svar: Det är bra."])
    playing(question, False)
    assert not goes_on(question)
    question.click(".listen-play")
    until(question, lambda: goes_on(question))


def test_who_does_not_listen_is_not_spoken_to(question: Page) -> None:
    question.get_by_label("Jag läser.").check()
    question.get_by_role("button", name="Svara").click()
    expect(question.locator(".answer")).to_contain_text("Det är bra.")
    question.wait_for_timeout(300)
    assert state(question)["paused"]


def test_a_hint_that_is_opened_is_read(question: Page) -> None:
    listen_to_the_question(question)
    question.get_by_text("Ledtråd").click()
    until(question, lambda: heard(question)[-1].startswith("Börja"))
    playing(question, False)


def test_an_answered_question_is_passed_without_waiting(question: Page) -> None:
    question.get_by_label("Jag läser.").check()
    question.get_by_role("button", name="Svara").click()
    expect(question.locator(".answer")).to_contain_text("Det är bra.")
    record(question)
    question.click(".listen-play")
    until(question, lambda: goes_on(question))


def test_in_a_page_that_nobody_looks_at_the_voice_waits_all_the_same(
    question: Page, visitor: Callable[..., Page]
) -> None:
    question.add_init_script(
        "Object.defineProperty(document, 'hidden', { get: () => globalThis.kpHidden === true })"
    )
    question.reload()
    question.locator(".listen-play").wait_for()
    question.evaluate("globalThis.kpHidden = true; globalThis.requestAnimationFrame = () => 0")
    question.click(".listen-play")
    playing(question)
    expect(question.locator(".listen-note")).to_contain_text("Svara på frågan")
    playing(question, False)

"""One tablet, three people: what one reads stays, who one is does not."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from screens_fixtures import (  # type: ignore[import-not-found]
    GUIDE,
    LOCK,
    OTHER,
    SEND,
    Portal,
    Tablet,
)

Make = Callable[..., Tablet]


def test_a_lock_after_two_minutes_takes_the_person_and_leaves_the_step(tablet: Make) -> None:
    here = tablet(clock=True).go(GUIDE).enter("Amina")
    here.page.fill("#knapp input[name=answer]", "svar")
    here.page.get_by_role("button", name="Ett steg i taget").click()
    here.page.locator("[data-step-next]").click()
    here.page.clock.run_for(95_000)
    expect(here.page.locator(".lock-bar")).to_contain_text("Är du kvar?")
    here.page.clock.run_for(30_000)
    expect(here.page.locator(".lock-bar")).to_contain_text("vet inte längre vem du är")
    expect(here.who).to_be_hidden()
    # The step stays; what she had begun is gone from the screen.
    expect(here.page.locator("#las")).to_be_visible()
    expect(here.page.locator("#oppna")).to_be_hidden()
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    # Carlos meets none of it, and she has it back.
    here.enter("Carlos")
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    here.change("Amina")
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("svar")
    expect(here.page.locator("#las")).to_be_visible()


def test_touching_and_scrolling_are_activity(tablet: Make) -> None:
    here = tablet(clock=True).go(GUIDE).enter("Amina")
    for _ in range(3):
        here.page.clock.run_for(70_000)
        here.page.mouse.wheel(0, 100)
        here.page.evaluate("() => document.dispatchEvent(new Event('scroll'))")
    expect(here.who).to_contain_text("Amina")
    expect(here.page.locator(".lock-bar")).to_have_count(0)


def test_back_and_forward_never_show_the_previous_person(tablet: Make) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Amina")
    here.page.fill("#knapp input[name=answer]", "Svara")
    here.page.locator("#knapp button[type=submit]").click()
    expect(here.page.locator("#knapp .tablet-told")).to_be_visible()
    here.go(OTHER).change("Carlos")
    here.page.go_back()
    expect(here.who).to_contain_text("Carlos")
    expect(here.page.locator("#knapp")).to_be_visible()
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    expect(here.page.locator("#knapp .tablet-told")).to_have_count(0)
    expect(here.page.get_by_text("Amina")).to_have_count(0)
    here.page.go_forward()
    expect(here.who).to_contain_text("Carlos")


def test_a_lock_in_one_tab_locks_the_other(tablet: Make) -> None:
    here = tablet().go(GUIDE).enter("Amina")
    second = Tablet(here.page.context.new_page(), here.portal).go(OTHER)
    expect(second.who).to_be_hidden()  # A new tab asks for the code.
    second.enter("Carlos")
    expect(here.who).to_be_hidden()
    here.enter("Carlos")
    here.page.evaluate(LOCK)
    expect(here.who).to_be_hidden()
    expect(second.who).to_be_hidden()
    expect(second.page.locator(".lock-bar")).to_be_visible()


def test_choices_belong_to_the_person_and_are_in_no_cookie(tablet: Make) -> None:
    here = tablet().go(GUIDE).enter("Amina")
    here.page.locator("#adapt > summary").click()
    here.page.locator("#adapt input[name=size][value='3']").check(force=True)
    html = here.page.locator("html")
    expect(html).to_have_attribute("data-size", "3")
    here.go(OTHER)
    expect(html).to_have_attribute("data-size", "3")
    here.change("Carlos")
    expect(html).not_to_have_attribute("data-size", "3")
    here.change("Amina")
    expect(html).to_have_attribute("data-size", "3")
    assert "kp_reading" not in {cookie["name"] for cookie in here.page.context.cookies()}


def test_after_a_pause_one_is_asked_and_no_means_nothing_is_told(
    tablet: Make, portal: Portal
) -> None:
    here = tablet(clock=True).go(GUIDE).enter("Amina")
    here.page.clock.run_for(40_000)
    here.page.fill("#knapp input[name=answer]", "Svara")
    here.page.locator("#knapp button[type=submit]").click()
    ask = here.page.get_by_role("dialog", name="Är du Amina?")
    expect(ask).to_be_visible()
    ask.get_by_role("button", name="Nej, byt person").click()
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    here.say_who("Carlos")
    expect(here.who).to_contain_text("Carlos")
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    here.page.clock.run_for(40_000)
    here.page.fill("#knapp input[name=answer]", "Svara")
    here.page.locator("#knapp button[type=submit]").click()
    here.page.get_by_role("button", name="Ja, det är jag").click()
    expect(here.page.locator("#knapp .tablet-told")).to_be_visible()
    here.change("Amina")
    expect(here.page.locator("#knapp input[name=answer]")).to_have_value("")
    here.page.evaluate(SEND)
    assert [(e.person_id, e.subject) for e in portal.events()] == [
        ("carlos", "outlook/svara#knapp")
    ]


def test_a_tablet_that_has_been_ended_says_so_and_sends_what_waits(
    tablet: Make, portal: Portal
) -> None:
    here = tablet().wait_for_library().go(GUIDE).enter("Amina")
    portal.end_tablets()
    here.page.locator(".ending [value=practise]").click()
    expect(here.page.locator(".ending .tablet-told")).to_be_visible()
    here.go("/surfplatta/ko")
    here.page.get_by_role("button", name="Skicka nu").click()
    expect(here.page.locator("[data-revoked]")).to_contain_text("får inte användas längre")
    expect(here.chip).to_contain_text("Allt är skickat")
    assert [(e.person_id, e.type) for e in portal.events()] == [("amina", "lesson.practise")]

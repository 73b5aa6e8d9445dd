"""Somebody answers a survey in a real browser: on a phone, by keyboard, without scripts, twice."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from survey_portal import (  # type: ignore[import-not-found]
    ADDRESS,
    COURSE,
    PHONE,
    SURVEY,
    Portal,
)

from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning import events
from kompetensportal.store.surveys import sheets

SEND = "Skicka mina svar"


def test_she_answers_on_a_phone_in_easy_swedish_with_the_keyboard(
    portal: Portal,
    sees: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("amina", PHONE)
    page.goto(f"/kurser/{COURSE}/ett")
    page.get_by_role("button", name="Jag kan det nu").click()
    expect(page).to_have_url(portal.address + ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad tyckte du?")
    expect(page.get_by_text("Svara anonymt")).to_be_visible()
    expect(page.get_by_text("Trygg digital", exact=True)).to_be_visible()
    assert axe(page) == [] and axe_in_the_dark(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("radio", name="För lätt").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Lagom")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Ditt svar").focus()
    page.keyboard.type('Mer om <mejl> & "telefon".')
    page.get_by_role("button", name=SEND).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tack! Dina svar är sparade.")).to_be_visible()

    with portal.database.session() as session:
        (sheet,) = sheets.waiting(session, SURVEY)
        assert sheet.answers == {"niva": 2, "vilja": 1}
        assert sheet.words == {"ord": 'Mer om <mejl> & "telefon".'}
        assert (sheet.place.unit_id, sheet.place.about) == ("ekdalen", COURSE)
        (told,) = events.find(session, types=[EventType.SURVEY_ANSWERED])
        assert told.data == {"about": COURSE}


def test_the_second_time_from_one_link_changes_nothing_and_is_told_kindly(
    portal: Portal, sees: Callable[..., Page]
) -> None:
    one = sees("amina", java_script_enabled=False)
    one.goto(ADDRESS)
    other = one.context.new_page()
    other.goto(ADDRESS)
    for page, answer in ((one, "Lagom"), (other, "För svår")):
        page.get_by_role("radio", name=answer).check()
        page.get_by_role("button", name=SEND).click()
    expect(other.get_by_text("Det du svarade först gäller.")).to_be_visible()
    other.goto(ADDRESS)
    expect(other.get_by_text("Du har redan svarat", exact=True)).to_be_visible()
    with portal.database.session() as session:
        assert [s.answers for s in sheets.waiting(session, SURVEY)] == [{"niva": 2}]


def test_nothing_is_compulsory_and_nothing_that_was_written_is_lost(
    portal: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("amina", java_script_enabled=False)
    page.goto("/enkat/efter-apt")
    page.get_by_text("Vill du berätta vem du är").click()
    page.get_by_role("radio", name="Kvinna").check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Du har inte svarat på någon fråga än")).to_be_visible()
    expect(page.get_by_role("radio", name="Kvinna")).to_be_checked()
    page.get_by_role("button", name="Jag vill inte svara").click()
    expect(page).to_have_url(portal.address + "/")
    with portal.database.session() as session:
        assert events.find(session, types=[EventType.SURVEY_ANSWERED]) == []
        (told,) = events.find(session, types=[EventType.SURVEY_SKIPPED])
        assert (told.subject, told.data) == ("enkat/efter-apt", {})


def test_the_start_page_asks_until_one_has_answered_or_will_not(
    portal: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("amina", java_script_enabled=False)
    page.goto(f"/kurser/{COURSE}/ett")
    page.get_by_role("button", name="Jag kan det nu").click()
    page.goto("/")
    page.get_by_role("link", name="Svara på frågorna").click()
    expect(page).to_have_url(portal.address + ADDRESS)
    page.get_by_role("button", name="Jag vill inte svara").click()
    expect(page.get_by_role("link", name="Svara på frågorna")).to_have_count(0)


def test_a_survey_that_was_changed_while_somebody_answered_takes_what_she_was_asked(
    portal: Portal, sees: Callable[..., Page]
) -> None:
    page = sees("amina", java_script_enabled=False)
    page.goto("/enkat/efter-apt")
    file = portal.content / "courses" / "enkater" / "efter-apt.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Det mesta", "Nästan allt"), encoding="utf-8")
    portal.rebuild()
    page.get_by_role("radio", name="Det mesta").check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Tack!")).to_be_visible()
    with portal.database.session() as session:
        (sheet,) = sheets.waiting(session, "enkat/efter-apt")
        asked = sheets.versions(session, "enkat/efter-apt")[sheet.place.version]
        assert asked.questions[0].answers[sheet.answers["forsta"] - 1] == "Det mesta"


def test_whoever_is_not_signed_in_comes_back_to_the_survey(sees: Callable[..., Page]) -> None:
    page = sees()
    page.goto(ADDRESS)
    assert "/logga-in?next=/enkat/efter-utbildningen" in page.url
    response = page.goto("/enkat/finns-inte")
    assert response is not None
    signed_in = sees("amina")
    missing = signed_in.goto("/enkat/finns-inte")
    assert missing is not None and missing.status == 404

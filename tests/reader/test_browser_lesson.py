"""A lesson in a real browser: steps, keyboard, questions at once, answers that are not lost."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect
from reader_fixtures import PHONE, Portal, sign_in  # type: ignore[import-not-found]

from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning import events
from kompetensportal.store.tables import SessionRow

GUIDE = "/lathundar/outlook/las-och-svara"
Browser = Callable[..., Page]


def visible_steps(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".step", "steps => steps.filter(s => s.checkVisibility()).map(s => s.id)"
    )


def end_every_session(portal: Portal) -> None:
    """As when the lock has come while somebody was away."""
    with portal.database.session() as session:
        long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=3)
        for row in session.query(SessionRow):
            row.seen = long_ago
    portal.app.extensions["visits"].forget()


def test_one_step_a_screen_goes_on_and_back_and_stands_in_the_address(browser: Browser) -> None:
    page = browser(size=PHONE)
    page.goto(GUIDE)
    assert visible_steps(page) == ["oppna", "las", "svara"]
    page.get_by_role("button", name="Ett steg i taget").click()
    assert visible_steps(page) == ["oppna"]
    expect(page.get_by_text("Steg 1 av 3")).to_be_visible()
    expect(page.get_by_role("button", name="Tillbaka")).to_be_disabled()
    page.get_by_role("button", name="Nästa").click()
    assert visible_steps(page) == ["las"]
    expect(page).to_have_url(re.compile("#las$"))
    expect(page.locator("#las")).to_be_focused()
    page.reload()
    assert visible_steps(page) == ["las"]
    page.get_by_role("button", name="Tillbaka").click()
    assert visible_steps(page) == ["oppna"]
    page.get_by_role("button", name="Nästa").click()
    page.get_by_role("button", name="Nästa").click()
    page.get_by_role("button", name="Klar").click()
    assert visible_steps(page) == ["oppna", "las", "svara"]
    expect(page.locator(".step-bar")).to_be_hidden()
    expect(page.locator(".note-tip:focus")).to_have_count(1)


def test_an_address_with_a_step_opens_that_step(browser: Browser) -> None:
    page = browser(size=PHONE)
    page.goto(GUIDE)
    page.get_by_role("button", name="Ett steg i taget").click()
    page.goto("/")
    page.goto(f"{GUIDE}#svara")
    assert visible_steps(page) == ["svara"]
    page.evaluate("location.hash = '#las'")
    expect(page.locator("#las")).to_be_visible()
    assert visible_steps(page) == ["las"]


def test_steps_and_all_go_with_the_keyboard_alone(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.get_by_role("button", name="Ett steg i taget").focus()
    page.keyboard.press("Space")
    page.locator("#oppna").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#las")).to_be_visible()
    assert visible_steps(page) == ["las"]
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#oppna")).to_be_visible()
    assert visible_steps(page) == ["oppna"]
    page.locator("#adapt summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Vilka färger?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Vilka färger?")).to_be_hidden()
    expect(page.locator("#adapt summary")).to_be_focused()


def test_the_focus_is_seen_on_everything_one_can_press(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    seen = 0
    for _ in range(45):
        page.keyboard.press("Tab")
        style = page.evaluate(
            """() => { const e = document.activeElement;
            if (e === document.body) return null;
            const ring = e => parseFloat(getComputedStyle(e).outlineWidth);
            return Math.max(ring(e), ring(e.closest('.segment') ?? e), ring(e.closest('label') ?? e)); }"""
        )
        if style is None:
            break
        seen += 1
        assert style >= 2, page.evaluate("document.activeElement.outerHTML")
    assert seen > 20


def test_questions_are_answered_on_the_page_at_once(portal: Portal, browser: Browser) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    question = page.locator("#vem")
    told = question.get_by_role("status")
    question.get_by_role("button", name="Svara").click()
    expect(told).to_contain_text("Välj ett svar först")
    question.get_by_label("Svara alla").check()
    question.get_by_role("button", name="Svara").click()
    expect(told).to_contain_text("Försök igen.")
    expect(told).to_contain_text("Då får hela gruppen ditt svar")
    question.get_by_label("Svara", exact=True).check()
    question.get_by_role("button", name="Svara").click()
    expect(told).to_contain_text("Rätt!")
    expect(told).to_contain_text("Svaret är sparat")
    assert page.url.endswith(GUIDE)

    several = page.locator("#vad")
    several.get_by_label("Att du kommer på mötet.").check()
    several.get_by_role("button", name="Svara").click()
    expect(several.get_by_role("status")).to_contain_text("Det finns fler rätta svar")
    several.get_by_label("Att du vill byta pass.").check()
    several.get_by_role("button", name="Svara").click()
    expect(several.get_by_role("status")).to_contain_text("Rätt!")
    expect(several.get_by_role("status")).to_contain_text("Svaret är sparat")

    text = page.locator("#knapp")
    text.get_by_role("textbox").fill(" SVARA  alla")
    text.get_by_role("button", name="Svara").click()
    expect(text.get_by_role("status")).to_contain_text("Ja, den knappen")
    expect(text.get_by_role("status")).to_contain_text("Svaret är sparat")
    with portal.database.session() as session:
        found = events.find(session, person="amina", types=[EventType.QUESTION_ANSWERED])
    assert sorted(e.subject.partition("#")[2] for e in found) == ["knapp", "vad", "vem"]


def test_a_session_that_ends_in_the_middle_of_a_question_loses_nothing(
    portal: Portal, browser: Browser
) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    page.locator("#knapp").get_by_role("textbox").fill("svara")
    page.locator("#vem").get_by_label("Svara", exact=True).check()
    end_every_session(portal)
    page.locator("#vem").get_by_role("button", name="Svara").click()
    told = page.locator("#vem").get_by_role("status")
    expect(told).to_contain_text("Du har loggats ut. Ditt svar finns kvar här.")
    told.get_by_role("link", name="Logga in").click()
    sign_in(page, "amina")
    expect(page).to_have_url(re.compile(f"{GUIDE}#vem$"))
    expect(page.locator("#vem").get_by_label("Svara", exact=True)).to_be_checked()
    expect(page.locator("#knapp").get_by_role("textbox")).to_have_value("svara")
    expect(told).to_contain_text("Ditt svar är kvar")
    page.locator("#vem").get_by_role("button", name="Svara").click()
    expect(told).to_contain_text("Svaret är sparat")


def test_another_person_at_the_same_tablet_never_sees_half_done_answers(
    portal: Portal, browser: Browser
) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    page.locator("#knapp").get_by_role("textbox").fill("aminas svar")
    end_every_session(portal)
    page.goto(f"/logga-in?next={GUIDE}")
    sign_in(page, "berit")
    expect(page.locator("#knapp").get_by_role("textbox")).to_have_value("")
    assert "aminas svar" not in page.evaluate("JSON.stringify({...sessionStorage})")


def test_without_javascript_all_is_there(browser: Browser) -> None:
    page = browser(java_script_enabled=False)
    page.goto(GUIDE)
    assert page.locator(".step").count() == 3
    expect(page.locator(".step-switch")).to_be_hidden()
    page.locator("#vem").get_by_label("Svara alla").check()
    page.locator("#vem").get_by_role("button", name="Svara").click()
    told = page.locator("#vem .answer")
    expect(told).to_contain_text("Då får hela gruppen ditt svar")
    expect(page.locator("#vem").get_by_label("Svara alla")).to_be_checked()
    page.locator(".form-switch").get_by_role("button", name="Längre text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Läs och besvara mejl i Outlook")
    page.locator("#adapt summary").click()
    page.get_by_label("Mörka").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_text("Det ser inte ut så hos mig").click()
    page.get_by_label("Vilket steg?").select_option("las")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".notice")).to_be_visible()


def test_anpassa_shows_at_once_and_stays(browser: Browser) -> None:
    page = browser(size=PHONE)
    page.goto(GUIDE)
    page.locator("#adapt summary").click()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    with page.expect_response("**/anpassa"):
        page.get_by_label("Mörka").check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    with page.expect_response("**/anpassa"):
        page.get_by_label("Störst").check()
    large = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert large > 30
    page.goto("/kurser/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == large
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_step_is_kept_when_one_changes_the_text(browser: Browser) -> None:
    page = browser(size=PHONE)
    page.goto(GUIDE)
    page.get_by_role("button", name="Ett steg i taget").click()
    page.get_by_role("button", name="Nästa").click()
    page.locator(".form-switch").get_by_role("button", name="Längre text").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Läs och besvara mejl i Outlook")
    expect(page).to_have_url(re.compile("#las$"))
    expect(page.locator("#oppna")).to_be_hidden()
    assert visible_steps(page) == ["las"]


def test_paper_holds_the_steps_and_the_way_back(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    page.get_by_role("button", name="Ett steg i taget").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visible_steps(page) == ["oppna", "las", "svara"]
    expect(page.locator(".qr img")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.qr img').naturalWidth > 50")
    for gone in (".site-head", ".site-nav", ".site-foot", ".ending", ".step-bar"):
        expect(page.locator(gone)).to_be_hidden()


def test_paper_has_steps_side_by_side_what_was_folded_and_no_empty_heading(
    browser: Browser,
) -> None:
    page = browser()
    page.goto(GUIDE)
    page.emulate_media(media="print")
    first, second = (page.locator(f"#{step}").bounding_box() for step in ("oppna", "las"))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    expect(page.get_by_text("Svara går bara till den som skrev.")).to_be_visible()
    # Questions are not printed.
    expect(page.get_by_text("Testa dig själv")).to_be_hidden()

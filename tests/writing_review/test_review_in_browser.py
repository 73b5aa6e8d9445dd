"""Carlos on his phone, Fatima at her desk: from "be om granskning" to an approved text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect
from reader_fixtures import sign_in  # type: ignore[import-not-found]
from sqlalchemy import update
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.store.tables import PersonRow
from kompetensportal.store.writing import functions

OWNER, PAGE = "Systemspecialist Outlook", f"/skriva/granska/{GUIDE}"
PHONE = (390, 844)
Axe = Callable[[Page], list[str]]


def fatima_holds(workshop: Workshop) -> None:
    with workshop.database.session() as session:
        functions.hold(session, OWNER, "fatima", "fatima", datetime.now(UTC))


def carlos_changes(workshop: Workshop, before: str, after: str) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    assert before in began
    carlos.save(began.replace(before, after), base=began)


def opened(page: Page, words: str) -> Locator:
    """The piece of the text with these words, open for a comment."""
    piece = page.locator(".piece", has_text=words).first
    piece.locator("summary").click()
    return piece


def test_carlos_asks_fatima_suggests_carlos_takes_it_in_and_she_approves(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    fatima_holds(workshop)
    carlos_changes(workshop, "Läs hela mejlet.", "Läs hela mejlet i lugn och ro.")
    carlos = workshop.sees("carlos", PAGE, size=PHONE)
    expect(carlos.get_by_text("Utkast")).to_be_visible()
    carlos.get_by_label("Vad ska de titta på?").fill("Är steg 2 begripligt?")
    carlos.get_by_role("button", name="Be om granskning").click()
    expect(carlos.get_by_text("Klart. Frågan har gått till Fatima.")).to_be_visible()
    assert axe(carlos) == []
    assert axe_in_the_dark(carlos) == []

    fatima = workshop.sees("fatima", PAGE)
    expect(fatima.get_by_text("Är steg 2 begripligt?").first).to_be_visible()
    step = opened(fatima, "Läs hela mejlet i lugn och ro.")
    step.get_by_label("Vad tänker du på?").fill("Kortare är lättare.")
    step.get_by_label("Föreslå andra ord").fill("Läs hela mejlet i lugn.")
    assert axe(fatima) == []
    step.get_by_role("button", name="Spara kommentaren").click()
    expect(fatima.get_by_text("Förslaget är sparat.")).to_be_visible()
    fatima.get_by_role("button", name="Skicka tillbaka").click()
    expect(fatima.get_by_text("Skriv vad som ska ändras.")).to_be_visible()
    fatima.get_by_label("Ord till den som skrev").fill("Ta gärna med förslaget.")
    fatima.get_by_role("button", name="Skicka tillbaka").click()
    expect(fatima.get_by_text("Texten har gått tillbaka med dina ord.")).to_be_visible()

    carlos.reload()
    expect(carlos.get_by_text("Ta gärna med förslaget.").first).to_be_visible()
    carlos.get_by_role("button", name="Ta med förslaget: Läs hela mejlet i lugn.").click()
    expect(carlos.get_by_text("Förslaget står nu i texten.")).to_be_visible()
    expect(carlos.locator(".piece", has_text="Läs hela mejlet i lugn.")).to_be_visible()
    assert "2. Läs hela mejlet i lugn. {#las}" in workshop.client().state()["text"]

    fatima.goto(PAGE)
    assert axe(fatima) == []
    assert axe_in_the_dark(fatima) == []
    fatima.get_by_role("button", name="Godkänn").click()
    expect(fatima.get_by_text("Texten är godkänd. Nu kan den publiceras.")).to_be_visible()
    happened = fatima.locator("section", has=fatima.get_by_role("heading", name="Vad som har hänt"))
    expect(happened.get_by_text("Carlos tog med ett förslag")).to_be_visible()
    expect(happened.get_by_text("Fatima godkände")).to_be_visible()


def test_a_comment_whose_words_are_gone_is_shown_as_loose(workshop: Workshop) -> None:
    fatima_holds(workshop)
    fatima = workshop.sees("fatima", PAGE)
    step = opened(fatima, "Läs hela mejlet.")
    step.get_by_label("Vad tänker du på?").fill("Hela?")
    step.get_by_role("button", name="Spara kommentaren").click()
    expect(step.get_by_text("Hela?")).to_be_visible()
    carlos_changes(workshop, "Läs hela mejlet.", "Läs allt.")
    fatima.goto(PAGE)
    loose = fatima.locator("section", has=fatima.get_by_role("heading", name="Löst"))
    expect(loose.get_by_text("Gällde: Läs hela mejlet.")).to_be_visible()
    expect(loose.get_by_text("Hela?")).to_be_visible()


def test_a_writer_without_right_to_the_system_is_told_so(workshop: Workshop) -> None:
    with workshop.database.session() as session:
        functions.keep_to(session, "carlos", ["teams"])
    carlos = workshop.client()
    answer = carlos.get(PAGE)
    assert answer.status == 403
    assert "väntar inte på dig" in answer.text
    assert carlos.get(f"/skriva/lage/{GUIDE}").status == 403
    assert workshop.client("amina").get(PAGE).status == 403
    assert workshop.client("carlos").get("/skriva/granska/lathundar/../x.md").status == 404
    assert workshop.client("fatima").get("/skriva/granska/lathundar/a/finns-inte.md").status == 404


def test_who_looked_at_whom_is_on_the_page_about_oneself(workshop: Workshop) -> None:
    carlos_changes(workshop, "Läs hela mejlet.", "Läs allt.")
    fatima_holds(workshop)
    carlos = workshop.sees("carlos", PAGE)
    carlos.get_by_role("button", name="Be om granskning").click()
    expect(carlos.get_by_text("Klart. Frågan har gått till Fatima.")).to_be_visible()
    workshop.sees("fatima", PAGE)
    assert "Sidorna för dem som skriver" in workshop.client("carlos").get("/mig").text


def test_the_editor_leads_to_the_review_with_what_was_written_last(workshop: Workshop) -> None:
    fatima_holds(workshop)
    line = 1 + workshop.text().split("\n").index("2. Läs hela mejlet. {#las}")
    page = workshop.sees("carlos", f"/skriva/text/{GUIDE}#rad-{line}")
    field = page.locator("textarea:focus")
    expect(field).to_have_value("Läs hela mejlet.")
    field.fill("Läs hela mejlet i lugn.")
    page.get_by_role("link", name="Granska och publicera").click()
    expect(page.locator(".piece", has_text="Läs hela mejlet i lugn.")).to_be_visible()
    expect(page.get_by_text("Utkast", exact=True)).to_be_visible()


def test_who_reviews_sees_the_pictures_and_need_not_be_a_writer(workshop: Workshop) -> None:
    with workshop.database.session() as session:
        functions.hold(session, OWNER, "eva", "fatima", datetime.now(UTC))
    eva = workshop.sees("eva", PAGE)
    shown = eva.locator(".piece", has_text="Ett mejl från chefen.").locator("img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    expect(shown).not_to_have_js_property("naturalWidth", 0)
    address = shown.get_attribute("src") or ""
    assert workshop.client("eva").get(address).status == 200
    # No other picture, no other text, and nobody else.
    other = address.replace("bilder/en.svg", "bilder/tva.svg")
    assert workshop.client("eva").get(other).status == 403
    assert workshop.client("eva").get(address.partition("?")[0]).status == 403
    assert workshop.client("amina").get(address).status == 403


def test_what_was_said_comes_back_after_a_session_that_has_ended(workshop: Workshop) -> None:
    fatima_holds(workshop)
    page = workshop.sees("fatima", PAGE)
    step = opened(page, "Läs hela mejlet.")
    step.get_by_label("Vad tänker du på?").fill("Hela, verkligen?")
    step.get_by_label("Föreslå andra ord").fill("Läs mejlet.")
    page.context.clear_cookies()
    step.get_by_role("button", name="Spara kommentaren").click()
    page.get_by_label("Användarnamn").wait_for()
    sign_in(page, "fatima")
    page.goto(PAGE)
    expect(page.get_by_text("Det du skrev låg kvar här.")).to_be_visible()
    expect(step.get_by_label("Vad tänker du på?")).to_have_value("Hela, verkligen?")
    expect(step.get_by_label("Föreslå andra ord")).to_have_value("Läs mejlet.")
    step.get_by_role("button", name="Spara kommentaren").click()
    expect(page.get_by_text("Förslaget är sparat.")).to_be_visible()
    expect(step.locator(".remark")).to_contain_text("Hela, verkligen?")
    expect(page.get_by_text("Det du skrev låg kvar här.")).to_be_hidden()
    page.reload()
    expect(step.locator(".remark")).to_have_count(1)
    expect(page.get_by_text("Det du skrev låg kvar här.")).to_be_hidden()
    assert page.evaluate("() => sessionStorage.length") == 0


def test_swedish_words_go_from_the_left_on_a_page_that_goes_from_the_right(
    workshop: Workshop,
) -> None:
    with workshop.database.session() as session:
        session.execute(
            update(PersonRow).where(PersonRow.user_name == "carlos").values(language="ar")
        )
    page = workshop.sees("carlos", PAGE, size=PHONE)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    direction = "(one) => getComputedStyle(one).direction"
    assert page.locator(".piece-words").first.evaluate(direction) == "ltr"
    assert page.locator("header").first.evaluate(direction) == "rtl"

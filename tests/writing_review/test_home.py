"""The workshop's first page: what I have begun, what waits for me, and what readers have said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from approving import OWNER, approves, changes, fatima_holds
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.learning.record import tell
from kompetensportal.actions.writing import review
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.model.learning.todo import MissedSearch
from kompetensportal.model.writing.near_searches import near
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import functions

LESSON = "outlook/las-och-svara"
Axe = Callable[[Page], list[str]]


def told(workshop: Workshop, kind: EventType, subject: str, by: str | None, **data: str) -> None:
    with workshop.database.session() as session:
        tell(session, new_id(), kind, by=by, about=by, subject=subject, data=data)


def asks(workshop: Workshop, words: str = "") -> None:
    with workshop.database.session() as session:
        carlos = people.by_id(session, "carlos")
        assert carlos is not None
        here = review.desk(session, workshop.content, GUIDE, carlos)
        review.ask(session, here, words=words, form_id=new_id())


def section(page: Page, name: str) -> object:
    return page.locator("section", has=page.get_by_role("heading", name=name, exact=True))


def test_carlos_sees_his_draft_and_fatima_that_it_waits_for_her(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    fatima_holds(workshop)
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    carlos = workshop.sees("carlos", "/atgarder/", size=(390, 844))
    carlos.get_by_role("link", name="Skrivarverkstaden").click()
    mine = section(carlos, "Mina utkast")
    expect(mine.get_by_text("Läs och svara på mejl")).to_be_visible()
    expect(mine.get_by_text("Utkast", exact=True)).to_be_visible()
    assert axe(carlos) == []
    assert axe_in_the_dark(carlos) == []
    asks(workshop, "Är steg 2 bra?")
    fatima = workshop.sees("fatima", "/skriva/")
    waits = section(fatima, "Väntar på dig")
    expect(waits.get_by_text("Är steg 2 bra?")).to_be_visible()
    waits.get_by_role("link", name="Läs och svara på mejl").click()
    expect(fatima.get_by_role("heading", name="Din granskning")).to_be_visible()
    approves(workshop)
    carlos.reload()
    waits = section(carlos, "Väntar på dig")
    expect(waits.get_by_text("Godkänd")).to_be_visible()


def test_what_readers_have_said_stands_at_the_text_it_is_about(
    workshop: Workshop, axe: Axe
) -> None:
    told(workshop, EventType.CONTENT_REPORTED, f"{LESSON}#svara", "amina", words="Knappen är blå")
    told(workshop, EventType.HELP_REQUESTED, f"{LESSON}#las", "amina")
    told(workshop, EventType.SEARCH_MISSED, "svarar på mejlen", None)
    page = workshop.sees("carlos", "/skriva/")
    row = page.locator(".texts > li", has_text="Läs och svara på mejl")
    row.get_by_text("Läsare har sagt 3 saker").click()
    expect(row.get_by_text("Knappen är blå")).to_be_visible()
    expect(row.get_by_text("Steg 3:")).to_be_visible()
    expect(row.get_by_text("Någon har bett om hjälp.")).to_be_visible()
    expect(row.get_by_text("svarar på mejlen")).to_be_visible()
    assert axe(page) == []
    row.get_by_role("link", name="Läs och svara på mejl", exact=True).click()
    expect(page).to_have_url(f"{workshop.address}/skriva/text/{GUIDE}")
    assert "Sidorna för dem som skriver" in workshop.client("amina").get("/mig").text


def test_the_list_is_of_one_system_and_of_what_one_may_write(workshop: Workshop) -> None:
    carlos = workshop.client()
    assert "Läs och svara på mejl" in carlos.get("/skriva/?system=outlook").text
    assert "Läs och svara på mejl" not in carlos.get("/skriva/?system=finns-inte").text
    with workshop.database.session() as session:
        functions.keep_to(session, "carlos", ["teams"])
    assert "Läs och svara på mejl" not in carlos.get("/skriva/").text


def test_whoever_holds_a_function_comes_in_and_nobody_else(workshop: Workshop) -> None:
    dilan = workshop.client("dilan")
    assert dilan.get("/skriva/").status == 403
    with workshop.database.session() as session:
        functions.hold(session, OWNER, "dilan", "fatima", datetime.now(UTC))
    page = dilan.get("/skriva/")
    assert page.status == 200
    assert "Alla texter" not in page.text
    assert workshop.client("amina").get("/skriva/").status == 403


def test_a_request_that_nobody_can_answer_waits_for_the_administrator(workshop: Workshop) -> None:
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    asks(workshop, "Titta gärna")
    assert "Titta gärna" in workshop.client("fatima").get("/skriva/").text


def entry(id_: str, title: str, *keywords: str) -> Entry:
    return Entry(
        id_, Kind.LATHUND, "outlook", "outlook", title, "", "", "", None, (), "sv", "",
        keywords, (), "", False,
    )  # fmt: skip


def test_a_search_belongs_near_the_texts_that_share_its_words() -> None:
    texts = [entry("mejl", "Svara på mejl", "e-post"), entry("mote", "Boka ett möte")]
    now = datetime.now(UTC)
    asked = [MissedSearch(text, 1, now) for text in ("svarar alla", "mötet", "semester", "på")]
    found = near(asked, texts)
    assert {id_: [one.text for one in those] for id_, those in found.items()} == {
        "mejl": ["svarar alla"]
    }
    assert "mote" not in found, "four letters of mötet are not five"

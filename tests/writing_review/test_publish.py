"""An approved draft becomes what people read; one with errors, or not approved, does not."""

from __future__ import annotations

import re
from collections.abc import Callable

from approving import approves, changes, fatima_holds
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.model.writing.review import What
from kompetensportal.store.content.library import Library
from kompetensportal.store.writing import changes as kept_changes
from kompetensportal.store.writing import reviews

PAGE, READ = f"/skriva/publicera/{GUIDE}", "/lathundar/outlook/las-och-svara"
Axe = Callable[[Page], list[str]]


def test_carlos_publishes_a_real_change_from_his_phone(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    fatima_holds(workshop)
    before = workshop.text()
    changes(workshop, "Läs hela mejlet.", "Läs hela mejlet i lugn.")
    approves(workshop)
    page = workshop.sees("carlos", f"/skriva/granska/{GUIDE}", size=(390, 844))
    page.get_by_role("link", name="Publicera", exact=True).click()
    expect(page.get_by_text("Läs hela mejlet i lugn.")).to_be_visible()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    page.get_by_label("Varför ändrar du?").fill("Folk hade för bråttom")
    page.get_by_role("button", name="Publicera nu").click()
    expect(page.get_by_text("Är ändringen liten eller verklig?")).to_be_visible()
    expect(page.get_by_label("Varför ändrar du?")).to_have_value("Folk hade för bråttom")
    page.get_by_label("Verklig.").check()
    page.get_by_role("button", name="Publicera nu").click()
    expect(page.get_by_text("Texten är publicerad.")).to_be_visible()
    expect(page.get_by_text("Folk hade för bråttom")).to_be_visible()
    assert workshop.text() == before.replace("Läs hela mejlet.", "Läs hela mejlet i lugn.")
    page.goto(READ)
    expect(page.locator("#las")).to_contain_text("Läs hela mejlet i lugn.")
    with workshop.database.session() as session:
        (change,) = kept_changes.real_ones(session)["outlook/las-och-svara"]
        assert [step.id for step in change.change.steps] == ["las"]
        assert (change.by, change.reason) == ("carlos", "Folk hade för bråttom")
        assert reviews.deeds(session, GUIDE)[0].what is What.PUBLISHED


def test_a_text_with_errors_is_refused_with_what_to_do_first(workshop: Workshop, axe: Axe) -> None:
    fatima_holds(workshop)
    before = workshop.text()
    changes(workshop, "![Ett mejl från chefen.](bilder/en.svg)", "![](bilder/finns-inte.svg)")
    approves(workshop)
    page = workshop.sees("carlos", PAGE)
    expect(page.get_by_role("heading", name="Gör det här först")).to_be_visible()
    link = page.get_by_role("link", name=re.compile("finns-inte.svg")).first
    line = 1 + workshop.client().state()["text"].split("\n").index("   ![](bilder/finns-inte.svg)")
    assert (link.get_attribute("href") or "").endswith(f"/skriva/text/{GUIDE}#rad-{line}")
    assert axe(page) == []
    expect(page.get_by_role("button", name="Publicera nu")).to_have_count(0)
    assert workshop.text() == before


def send(workshop: Workshop, **fields: str) -> tuple[int, str]:
    """Send the form of publishing as Carlos, whatever the page shows."""
    carlos = workshop.client()
    token = carlos.state()["csrf"]
    answer = carlos.post(PAGE, {"csrf": token, "varfor": "Nytt", "storlek": "real", **fields})
    return answer.status, answer.text


def test_what_was_not_approved_is_not_published_however_one_asks(workshop: Workshop) -> None:
    fatima_holds(workshop)
    before = workshop.text()
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    status, page = send(workshop)
    assert status == 400
    assert "Texten är inte godkänd än." in page
    approves(workshop)
    status, page = send(workshop, text="en annan")
    assert status == 409
    assert "ändrades medan du läste" in page
    changes(workshop, "Läs allt.", "Läs lite.")
    status, page = send(workshop)
    assert status == 400
    assert "ändrats sedan den godkändes" in page
    assert workshop.text() == before


def test_a_small_change_asks_nobody_and_a_form_sent_twice_is_one(workshop: Workshop) -> None:
    fatima_holds(workshop)
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    approves(workshop)
    sha = re.search(r'name="text" value="([0-9a-f]+)"', workshop.client().get(PAGE).text)
    assert sha
    assert send(workshop, text=sha[1], storlek="small")[0] == 303
    assert send(workshop, text=sha[1], storlek="small")[0] == 400
    with workshop.database.session() as session:
        assert kept_changes.real_ones(session) == {}
        published = [d for d in reviews.deeds(session, GUIDE) if d.what is What.PUBLISHED]
        assert len(published) == 1


def test_a_file_changed_by_hand_after_the_approval_is_not_overwritten(workshop: Workshop) -> None:
    fatima_holds(workshop)
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    approves(workshop)
    by_hand = workshop.text().replace("Tryck på **Svara**.", "Tryck på pilen.")
    workshop.write(GUIDE, by_hand)
    status, page = send(workshop)
    assert status == 400
    assert "ändrats sedan den godkändes" in page
    assert workshop.text() == by_hand
    text = workshop.client().state()["text"]
    assert "Läs allt." in text
    assert "Tryck på pilen." in text


def test_a_new_text_is_published_and_asks_nobody(workshop: Workshop) -> None:
    fatima_holds(workshop)
    path = "lathundar/outlook/ny.md"
    text = workshop.text().replace("outlook/las-och-svara", "outlook/ny")
    text = text.replace("titel: Läs och svara på mejl", "titel: En ny lathund")
    carlos = workshop.client()
    carlos.state()
    carlos.save(text, path, base="")
    approves(workshop, path)
    page = workshop.sees("carlos", f"/skriva/publicera/{path}")
    expect(page.get_by_text("har inte varit publicerad förut")).to_be_visible()
    page.get_by_role("button", name="Publicera nu").click()
    expect(page.get_by_text("Texten är publicerad.")).to_be_visible()
    assert "outlook/ny" in Library(workshop.data).generation().entries

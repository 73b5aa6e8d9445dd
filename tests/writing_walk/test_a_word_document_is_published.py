"""A Word document of ours is brought in, mended where the report says so, and published."""

from __future__ import annotations

import word_files as word  # type: ignore[import-not-found]
from approving import OWNER, fatima_holds  # type: ignore[import-not-found]
from docx.document import Document as WordDocument
from playwright.sync_api import Page, expect
from walking import asks, has_come, is_saved, shows, step
from workshop_portal import Workshop  # type: ignore[import-not-found]

FILE = "lathundar/outlook/boka-ett-motesrum-i-outlook.md"
SCREEN = "Skärmen med rummets namn"


def document() -> WordDocument:
    """Headings, three numbered steps with pictures, a table; one picture says nothing of itself."""
    made = word.our_lathund()
    pictures = [p for p in made.paragraphs if p._p.findall(f".//{word.qn('wp:docPr')}")]
    pictures[-1]._p.find(f".//{word.qn('wp:docPr')}").set("descr", "")
    return made


def test_a_word_document_is_brought_in_mended_and_published(workshop: Workshop) -> None:
    fatima_holds(workshop)
    carlos = workshop.sees("carlos", "/skriva/")
    brings_in(carlos)
    mends(carlos)
    carlos.get_by_role("link", name="Granska och publicera").click()
    asks(carlos, "Från vår gamla pärm.")
    fatima = workshop.sees("fatima", "/", (1280, 900))
    fatima.get_by_role("link", name="Öppna texten").click()
    fatima.get_by_role("button", name="Godkänn").click()
    fatima.get_by_role("link", name="Publicera", exact=True).click()
    fatima.get_by_role("button", name="Publicera nu").click()
    expect(fatima.get_by_text("Texten är publicerad.")).to_be_visible()
    reads(workshop.sees("amina", "/lathundar/outlook/boka-ett-motesrum-i-outlook"))


def brings_in(page: Page) -> None:
    page.get_by_role("link", name="Från Word eller PowerPoint").click()
    page.get_by_label("Filen").set_input_files(
        {
            "name": "Boka rum.docx",
            "mimeType": "application/octet-stream",
            "buffer": word.saved(document()),
        }
    )
    page.get_by_role("button", name="Se vad det blir").click()
    note = page.get_by_role("listitem").filter(has_text="Bilden saknar bildtext")
    expect(note).to_contain_text("Gör så här")
    expect(page.get_by_role("cell", name="Björken")).to_be_visible()
    page.get_by_label("Vilket system").select_option("Outlook")
    page.get_by_role("button", name="Gör ett utkast").click()
    page.wait_for_url(f"**/skriva/text/{FILE}")


def mends(page: Page) -> None:
    """What is left is shown one after the other: the owner, then the picture without words."""
    expect(step(page, 3).locator(".finding-error")).to_contain_text("Bilden saknar text")
    page.get_by_role("button", name="Visa nästa av").click()
    owner = page.get_by_label("Vem äger den?")
    expect(owner).to_be_focused()
    owner.fill(OWNER)
    page.get_by_label("Vad handlar den om?").fill("Så bokar du ett rum.")
    has_come(step(page, 3).locator("img"))
    step(page, 3).get_by_label("Vad syns på bilden?").fill(SCREEN)
    expect(step(page, 3).locator(".finding-error")).to_have_count(0)
    is_saved(page)


def reads(tablet: Page) -> None:
    expect(tablet.get_by_role("heading", name="Boka ett mötesrum i Outlook")).to_be_visible()
    shows(tablet, "Ikonen Outlook, ett kuvert")
    shows(tablet, SCREEN)
    expect(tablet.get_by_role("cell", name="Björken")).to_be_visible()

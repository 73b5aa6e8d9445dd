"""`fran-word`: a document becomes a draft."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.shared import Cm
from playwright.sync_api import Browser, expect

from tools.handbook.camera import Camera, phone

FOLDER = "fran-word"
DRAWING = "oppna.svg"
STEPS = ("Öppna Outlook.", "Tryck på Ny händelse.", "Välj ett rum.", "Tryck på Skicka.")


def take(browser: Browser, address: str, folder: Path) -> None:
    """Carlos has a lathund in Word from before."""
    document = _document(_drawing(browser))
    page = phone(browser, address, "carlos")
    camera = Camera(page, folder)
    page.goto("/skriva/")
    way = page.get_by_role("link", name="Från Word eller PowerPoint")
    camera.take("fran-word", ring=way)
    way.click()
    page.get_by_label("Filen").set_input_files(
        {"name": "Boka rum.docx", "mimeType": "application/octet-stream", "buffer": document}
    )
    camera.take("valj-fil", ring=page.get_by_label("Filen"))
    see = page.get_by_role("button", name="Se vad det blir")
    camera.take("se", ring=see)
    see.click()
    expect(page.get_by_role("heading", name="Så här blev det")).to_be_visible()
    camera.take("titta-pa", ring=page.locator(".brought-notes"))
    camera.take("steg", page.locator(".brought-step").first)
    page.get_by_label("Vilket system").select_option("Outlook")
    camera.take("system", ring=page.get_by_label("Vilket system"))
    make = page.get_by_role("button", name="Gör ett utkast")
    camera.take("utkast", ring=make)
    make.click()
    page.wait_for_url("**/skriva/text/**")
    expect(page.locator("[data-kind=step]")).to_have_count(len(STEPS))
    camera.take("titta-igenom", ring=page.get_by_label("Vad syns på bilden?").first)
    page.context.close()


def _drawing(browser: Browser) -> bytes:
    """What stood on the screen, as somebody pasted it into the document."""
    page = browser.new_page(viewport={"width": 800, "height": 500})
    page.goto((Path("lathundar/outlook/bilder").resolve() / DRAWING).as_uri())
    taken = page.screenshot()
    page.close()
    return taken


def _document(picture: bytes) -> bytes:
    """A lathund as people have them in Word: numbered by a style, a picture without a text."""
    document = Document()
    document.add_heading("Boka rum i Outlook", 0)
    document.add_paragraph("Så bokar du ett rum till ett möte.")
    for number, words in enumerate(STEPS):
        document.add_paragraph(words, style="List Number")
        if number == 1:
            document.add_picture(io.BytesIO(picture), width=Cm(10))
    document.sections[0].footer.paragraphs[0].text = "Version 3"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

"""`granska-och-publicera`: Carlos asks, Fatima suggests and approves, Carlos publishes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools.handbook.camera import Camera, phone

FOLDER = "granska-och-publicera"
TEXT = "lathundar/outlook/las-och-svara.md"
PAGE = f"/skriva/granska/{TEXT}"
BEFORE, AFTER = "Läs hela mejlet.", "Läs hela mejlet innan du svarar."
SHORTER = "Läs mejlet innan du svarar."
FIELDS = "(words) => [...document.querySelectorAll('.editor-cards textarea')]"


def take(browser: Browser, address: str, folder: Path) -> None:
    """One change on its way to the readers."""
    carlos, fatima = (phone(browser, address, name) for name in ("carlos", "fatima"))
    his, hers = Camera(carlos, folder), Camera(fatima, folder)
    change(carlos, TEXT, BEFORE, AFTER)
    carlos.goto(PAGE)
    carlos.get_by_label("Vad ska de titta på?").fill("Är steg 3 tydligt?")
    ask = carlos.get_by_role("button", name="Be om granskning")
    his.take("be", carlos.get_by_label("Vad ska de titta på?"), ring=ask)
    ask.click()

    fatima.goto(PAGE)
    step = fatima.locator(".piece", has_text=AFTER)
    his_words = step.locator("summary").first
    hers.take("kommentera", ring=his_words)
    his_words.click()
    step.get_by_label("Vad tänker du på?").fill("Kortare är lättare.")
    step.get_by_label("Föreslå andra ord").fill(SHORTER)
    hers.take("foresla", ring=step.get_by_label("Föreslå andra ord"))
    step.get_by_role("button", name="Spara kommentaren").click()
    expect(fatima.get_by_text("Förslaget är sparat.")).to_be_visible()

    carlos.goto(PAGE)
    accept = carlos.get_by_role("button", name=f"Ta med förslaget: {SHORTER}")
    his.take("ta-med", ring=accept)
    accept.click()
    expect(carlos.get_by_text("Förslaget står nu i texten.")).to_be_visible()

    fatima.goto(PAGE)
    approve = fatima.get_by_role("button", name="Godkänn")
    hers.take("godkann", ring=approve)
    approve.click()
    expect(fatima.get_by_text("Texten är godkänd.")).to_be_visible()

    carlos.goto(PAGE)
    publish = carlos.get_by_role("link", name="Publicera", exact=True)
    his.take("publicera", ring=publish)
    publish.click()
    size = carlos.get_by_label("Liten.")
    size.check()
    his.take("storlek", carlos.get_by_text("Hur stor är ändringen?").first)
    carlos.get_by_label("Varför ändrar du?").fill("En tydligare mening i steg 3.")
    now = carlos.get_by_role("button", name="Publicera nu")
    his.take("varfor", carlos.get_by_label("Varför ändrar du?"), ring=now)
    now.click()
    expect(carlos.get_by_text("Texten är publicerad.").first).to_be_visible()
    carlos.context.close()
    fatima.context.close()


def change(page: Page, path: str, before: str, after: str) -> None:
    """Write other words in the field that holds some, and wait until they are saved."""
    page.goto(f"/skriva/text/{path}")
    page.wait_for_function(f"{FIELDS}.some((one) => one.value.includes(words))", arg=before)
    with page.expect_response("**/skriva/spara/**"):
        write(page, before, after)
    expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")


def write(page: Page, before: str, after: str) -> None:
    """Write other words in the field that holds some; nothing is waited for."""
    at = page.evaluate(f"{FIELDS}.findIndex((one) => one.value.includes(words))", before)
    field = page.locator(".editor-cards textarea").nth(at)
    field.fill(field.input_value().replace(before, after))

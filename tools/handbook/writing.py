"""`skriv-en-lathund`: from "Skriva" in the menu to "Granska och publicera"."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools.handbook.camera import Camera, phone

FOLDER = "skriv-en-lathund"
TEXT = "lathundar/outlook/boka-ett-mote.md"
STEPS = ("Öppna **Outlook**.", "Tryck på **Kalender**.", "Tryck på **Ny händelse**.")


def take(browser: Browser, address: str, folder: Path) -> None:
    """Carlos writes a lathund that nobody has written before."""
    page = phone(browser, address, "carlos")
    camera = Camera(page, folder)
    page.goto("/")
    camera.take("skriva", ring=page.locator("a[href='/skriva/']:visible").first)
    page.goto("/skriva/")
    camera.take("ny-text", ring=page.get_by_role("link", name="Ny text"))
    page.goto("/skriva/ny")
    page.locator("#titel").fill("Boka ett möte")
    page.locator("#plats").select_option("lathund/outlook")
    begin = page.get_by_role("button", name="Börja skriva")
    camera.take("namn", page.locator("#plats"), ring=begin)
    begin.click()
    page.wait_for_url(f"**/skriva/text/{TEXT}")
    write_steps(page)
    add = page.locator(".place [data-tool=add]").last
    camera.take("steg", page.locator("[data-kind=step]").nth(2), ring=add)
    camera.take("bild", ring=page.locator("[data-kind=step] button:has-text('bild')").first)
    owner = page.get_by_label("Vem äger den?")
    page.get_by_text("Om lathunden: ägare").click()
    owner.fill("Systemspecialist Outlook")
    camera.take("agare", ring=owner)
    expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")
    side = page.locator("#side")
    expect(side).to_contain_text("Kvar före granskning")
    camera.take("kvar", side, ring=side.get_by_text("Kvar före granskning").first)
    camera.take("granska", ring=page.locator("[data-review]"))
    page.context.close()


def write_steps(page: Page) -> None:
    """Fill the first step and add the others after it."""
    steps = page.locator("[data-kind=step]")
    expect(steps).to_have_count(1)
    steps.first.locator("textarea").first.fill(STEPS[0])
    for number, words in enumerate(STEPS[1:], start=2):
        place = page.locator(".place", has=page.locator("[data-kind=step]")).last
        place.locator("[data-tool=add]").click()
        place.locator("[data-add=step]").click()
        expect(steps).to_have_count(number)
        steps.last.locator("textarea").first.fill(words)
    expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")

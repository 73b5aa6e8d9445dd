"""`nar-nagot-blir-fel`: no network, two writers, an older version, what readers say."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools.handbook.camera import Camera, phone
from tools.handbook.reviewing import change, write

FOLDER = "nar-nagot-blir-fel"
TEXT = "lathundar/outlook/las-och-svara.md"
BEFORE, HIS, HERS = "Skriv ditt svar.", "Skriv kort.", "Skriv ditt svar och ditt namn."


def take(browser: Browser, address: str, folder: Path) -> None:
    """A bad day that ends well."""
    _say_that_it_looks_otherwise(browser, address)
    page, fatima = (phone(browser, address, name) for name in ("carlos", "fatima"))
    camera = Camera(page, folder)
    change(page, TEXT, BEFORE, BEFORE + " ")
    camera.take("sparad", ring=page.locator(".saving"))
    page.context.set_offline(True)
    write(page, BEFORE, HIS)
    expect(page.locator(".saving")).to_have_attribute("data-condition", "waiting")
    camera.take("utan-nat", ring=page.locator(".saving"))
    change(fatima, TEXT, BEFORE, HERS)
    fatima.close()
    page.context.set_offline(False)
    met = page.locator(".met").first
    expect(met).to_be_visible()
    camera.take("tva-har-skrivit", met)
    met.get_by_role("button", name="Behåll båda").click()
    expect(met).to_be_hidden()
    camera.take("angra", ring=page.locator("[data-tool=undo]"))
    history = page.get_by_role("link", name="Historik")
    camera.take("historik", ring=history)
    _go_back(page, camera)
    page.goto("/skriva/?system=outlook")
    said = page.locator("details", has_text="Läsare har sagt").first
    said.locator("summary").click()
    camera.take("lasare", said)
    page.context.close()


def _go_back(page: Page, camera: Camera) -> None:
    """To the first version of all."""
    page.goto(f"/skriva/historik/{TEXT}")
    back = page.get_by_role("link", name="Gå tillbaka hit").last
    camera.take("ga-tillbaka", ring=back)
    back.click()
    camera.take("ja", ring=page.get_by_role("button", name="Ja, gå tillbaka"))


def _say_that_it_looks_otherwise(browser: Browser, address: str) -> None:
    page = phone(browser, address, "amina")
    page.goto("/lathundar/outlook/las-och-svara")
    page.locator("#ser-inte-ut-sa summary").click()
    page.locator("#report-step").select_option(index=2)
    page.locator("#report-words").fill("Hos mig är knappen blå.")
    page.locator("#ser-inte-ut-sa form button").click()
    page.wait_for_load_state("networkidle")
    page.context.close()

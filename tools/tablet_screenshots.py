"""Screenshots of a shared tablet for the documentation: from enrolling to what is set aside.

Usage: python -m tools.tablet_screenshots [FOLDER] (default docs/screenshots)
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.store.database import Database
from tools.demo import demo, sign_in
from tools.screenshots import keep

PATIENCE = 120_000
"""Milliseconds until the whole library lies on the tablet."""
CODES = {account.name: account.code for account in example.ACCOUNTS}
LATHUND = "/lathundar/outlook/las-och-svara"
BUILT = Path(__file__).parent.parent / "kompetensportal/web/static/built"
READY = "() => document.documentElement?.dataset.tablet === 'ready'"


def main() -> int:
    """Enrol a tablet of the example, hand it over, and take a picture of each screen."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        data = Path(place) / "data"
        with demo(data) as address:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            size: ViewportSize = {"width": 820, "height": 1180}
            context = browser.new_context(viewport=size, locale="sv-SE", base_url=address)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            _day(page, folder, _code(data))
            _set_aside(page)
            there = browser.new_context(viewport=size, locale="sv-SE", base_url=address).new_page()
            sign_in(there, address, "fatima")
            _administrator(there, folder)
            browser.close()
    return 0


def _code(data: Path) -> str:
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    with database.session() as session:
        now = datetime.now(UTC)
        code = code_for_unit(session, example.UNITS[2].id, "", by="fatima", now=now)
    database.close()
    return code


def _day(page: Page, folder: Path, code: str) -> None:
    def picture(name: str) -> None:
        keep(page, folder / f"tablet-{name}.webp")

    page.goto("/surfplatta/ny")
    page.fill("#code", code)
    page.fill("#name", "Plattan i köket")
    picture("enrol")
    page.locator("main form button").click()
    expect(page.locator("[data-fetched]")).to_be_visible(timeout=PATIENCE)
    picture("enrolled")
    page.locator("[data-there] a").click()
    page.wait_for_selector(".tablet-name")
    picture("names")
    page.locator(".tablet-name", has_text="Amina").click()
    picture("code")
    page.locator("[data-other-kind]").click()
    picture("picture-code")
    _press(page, "Amina")
    page.wait_for_url(lambda url: "/surfplatta/" not in url)
    expect(page.locator(".tablet-who")).to_contain_text("Amina", timeout=PATIENCE)
    page.goto(LATHUND)
    page.wait_for_function(READY)
    page.context.set_offline(True)
    page.locator(".ending [value=help]").click()
    told, asked = page.locator(".ending .tablet-told"), page.locator("[data-yes]")
    told.or_(asked).first.wait_for()
    if asked.is_visible():  # A slow machine makes the pause after which one is asked.
        asked.click()
    told.first.wait_for()
    page.locator(".ending").scroll_into_view_if_needed()
    picture("saved-here")
    page.evaluate("() => sessionStorage.setItem('kp-here', String(Date.now() - 60000))")
    page.reload()
    page.wait_for_function(READY)
    page.locator(".ending [value=practise]").click()
    page.wait_for_selector(".tablet-sure")
    picture("hand-over")
    page.locator("[data-yes]").click()
    expect(page.locator(".ending .tablet-told")).to_have_count(2)
    page.goto("/surfplatta/ko")
    page.wait_for_selector("[data-people] li")
    picture("queue")
    page.goto("/surfplatta/lagring")
    page.wait_for_function(READY)
    picture("storage")


def _set_aside(page: Page) -> None:
    """Amina says that a task of Dilan's is confirmed, which is not hers to say."""
    page.context.set_offline(False)
    page.evaluate(
        """async (address) => {
            const { openFacts } = await import(address);
            const facts = await openFacts();
            const data = { enrolment: "amina-ny", title: "Besök hos en brukare", words: "" };
            const subject = "ny-i-hemtjansten#besok";
            await facts.session.tell("activity.confirmed", { about: "dilan", subject, data });
            await facts.sendNow();
        }""",
        f"/static/{json.loads((BUILT / 'manifest.json').read_text())['facts.js']}",
    )


def _administrator(page: Page, folder: Path) -> None:
    page.goto("/admin/surfplattor")
    keep(page, folder / "tablet-devices.webp")
    page.goto("/admin/karantan")
    keep(page, folder / "tablet-quarantine.webp")
    page.locator("main .list a").first.click()
    keep(page, folder / "tablet-quarantine-one.webp")


def _press(page: Page, name: str) -> None:
    for digit in CODES[name]:
        page.locator(f".keypad-key[data-digit='{digit}']").click()


if __name__ == "__main__":
    sys.exit(main())

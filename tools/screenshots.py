"""Screenshots of the main pages for the documentation.

Usage: python -m tools.screenshots [FOLDER] (default docs/screenshots)
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kompetensportal.web.context import LANGUAGE_COOKIE
from kompetensportal.web.reading import COOKIE, Reading
from tools.demo import demo, sign_in

SIZES: dict[str, dict[str, int]] = {
    "phone": {"width": 390, "height": 844},
    "tablet": {"width": 820, "height": 1180},
    "desktop": {"width": 1280, "height": 900},
}
PAGES = (
    ("start", "", "/"),
    ("lathund", "", "/lathundar/outlook/las-och-svara"),
    ("one-step", "", "/lathundar/outlook/las-och-svara"),
    ("word", "", "/lathundar/outlook/las-och-svara"),
    ("glossary", "", "/ordlista/"),
    ("course", "", "/kurser/social-dokumentation/"),
    ("lesson", "", "/kurser/social-dokumentation/varfor"),
    ("search", "", "/sok?q=mejl"),
    ("sign-in", "", "/logga-in"),
    ("my-start", "amina", "/"),
    ("introduction", "amina", "/introduktion/"),
    ("me", "amina", "/mig"),
    ("mentor", "dilan", "/handledare/"),
    ("manager", "eva", "/chef/"),
    ("employee", "eva", "/chef/amina"),
    ("substitute", "eva", "/chef/vikarie"),
    ("to-do", "carlos", "/atgarder/"),
    ("report", "carlos", "/rapport/"),
    ("report-text", "carlos", "/rapport/outlook/las-och-svara"),
    ("admin", "fatima", "/admin/"),
    ("people", "fatima", "/admin/personer"),
    ("statistics", "fatima", "/admin/statistik"),
    ("exports", "fatima", "/admin/export"),
    ("texts-to-look-at", "carlos", "/atgarder/innehall"),
    ("workplace-meeting", "dilan", "/apt/ekdalen?text=outlook/las-och-svara"),
    ("units-year", "eva", "/arshjul/ekdalen"),
)
"""(name, who is signed in, address)."""
LATHUND = "/lathundar/outlook/las-och-svara"
WAYS_TO_READ = (
    ("panel", Reading(), LATHUND),
    ("first-hand-over", Reading(), "/anpassa"),
    ("line-focus", Reading(focus="3"), LATHUND),
    ("word-parts", Reading(parts="words", spacing="wide"), LATHUND),
    ("syllables", Reading(parts="syllables", font="lexend"), LATHUND),
    ("cream", Reading(theme="cream"), LATHUND),
    ("high-contrast", Reading(theme="contrast"), LATHUND),
)
"""(name, how one reads, address): the panel Anpassa, and what it does."""
IN_ARABIC = (
    ("arabic-start", "/"),
    ("arabic-lathund", f"{LATHUND}?sprak=ar"),
)
"""(name, address): from right to left, on the screens that staff have."""
LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("light", {"color_scheme": "light"}),
    ("dark", {"color_scheme": "dark"}),
)
DARK = {"start", "lathund", "introduction", "manager"}
"""Pages that are shown in the dark too."""


def main() -> int:
    """Take every picture again."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with demo(Path(data) / "data") as address:
            _live_a_little(browser, address)
            _read_aloud(Path(data) / "data")
            for path in (
                *_pictures(browser, address, folder),
                *_ways_to_read(browser, address, folder),
                *_in_arabic(browser, address, folder),
            ):
                print(path)
        browser.close()
    return 0


def _live_a_little(browser: Browser, address: str) -> None:
    """Let Amina do something and ask for help, so that the pages have something to show."""
    page = browser.new_context(locale="sv-SE").new_page()
    sign_in(page, address, "amina")
    page.goto(f"{address}/lathundar/start/logga-in")
    page.click("button[name=says][value=practise]")
    page.goto(f"{address}/lathundar/outlook/las-och-svara")
    page.click("button[name=says][value=help]")
    page.context.close()


def _read_aloud(data: Path) -> None:
    """Read everything aloud that the portal has not read yet, so that each page has its Lyssna."""
    command = [sys.executable, "-m", "kompetensportal", "voice", "--require", "--data", str(data)]
    subprocess.run(command, check=True)


def _pictures(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    for size, viewport in SIZES.items():
        for look, options in LOOKS:
            signed_in: dict[str, Page] = {}
            for name, who, where in PAGES:
                if look == "dark" and name not in DARK:
                    continue
                if who not in signed_in:
                    context = browser.new_context(viewport=viewport, locale="sv-SE", **options)  # type: ignore[arg-type]
                    signed_in[who] = context.new_page()
                    if who:
                        sign_in(signed_in[who], address, who)
                page = signed_in[who]
                page.goto(f"{address}{where}")
                page.wait_for_load_state("networkidle")
                if name == "one-step":
                    page.get_by_role("button", name="Ett steg i taget").click()
                    page.get_by_role("button", name="Nästa").click()
                if name == "word":
                    page.locator("a.word:visible").first.click()
                    page.get_by_role("dialog").wait_for()
                yield keep(page, folder / f"{name}-{size}-{look}.webp")
                if name == "one-step":  # It is one of the reader's choices, and kept.
                    page.get_by_role("button", name="Alla steg").click()
            for page in signed_in.values():
                page.context.close()


def _ways_to_read(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    for size, viewport in SIZES.items():
        for name, reading, where in WAYS_TO_READ:
            page = browser.new_context(viewport=viewport, locale="sv-SE").new_page()  # type: ignore[arg-type]
            cookie = {"name": COOKIE, "value": reading.as_text(), "url": address}
            page.context.add_cookies([cookie])  # type: ignore[list-item]
            page.goto(f"{address}{where}")
            page.wait_for_load_state("networkidle")
            if name == "panel":
                page.locator("#adapt summary").click()
            yield keep(page, folder / f"{name}-{size}-light.webp")
            page.context.close()


def _in_arabic(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    for size in ("phone", "tablet"):
        page = browser.new_context(viewport=SIZES[size], locale="sv-SE").new_page()  # type: ignore[arg-type]
        cookie = {"name": LANGUAGE_COOKIE, "value": "ar", "url": address}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        for name, where in IN_ARABIC:
            page.goto(f"{address}{where}")
            page.wait_for_load_state("networkidle")
            yield keep(page, folder / f"{name}-{size}-light.webp")
        page.context.close()


def keep(page: Page, path: Path) -> Path:
    """Take a picture of what one sees."""
    # WebP takes a fifth of PNG, so that the pictures may lie in the repository.
    Image.open(io.BytesIO(page.screenshot())).save(path, quality=80, method=6)
    return path


if __name__ == "__main__":
    raise SystemExit(main())

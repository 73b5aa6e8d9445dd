"""Test the pages with axe-core in a real browser, and keep what came of it for the statement.

Usage: python -m tools.accessibility

Writes `kompetensportal/accessibility.json`; ends with 1 when axe found something.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kompetensportal.actions.portal.statement import RESULTS
from tools.demo import demo, sign_in

AXE = Path("node_modules/axe-core/axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = (
    "/",
    "/lathundar/",
    "/lathundar/outlook/",
    "/lathundar/outlook/las-och-svara",
    "/lathundar/outlook/las-och-svara?sprak=ar",
    "/kurser/",
    "/kurser/social-dokumentation/",
    "/sok?q=mejl",
    "/logga-in",
    "/om",
    "/tillganglighet",
)
OWN = ("/", "/introduktion/", "/mig")
LANGUAGES = ("sv", "sv-simple", "en", "ar", "fa")
LOOKS = (("light", 1280, 900), ("dark", 390, 844))


def main() -> int:
    """Every page in every language, light on a computer and dark on a phone."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with demo(Path(data)) as address:
            for scheme, width, height in LOOKS:
                for who in ("", "amina"):
                    context = browser.new_context(
                        base_url=address,
                        color_scheme=scheme,  # type: ignore[arg-type]
                        viewport={"width": width, "height": height},
                    )
                    page = context.new_page()
                    if who:
                        sign_in(page, address, who)
                    for language in LANGUAGES:
                        _choose(page, language)
                        for path in OWN if who else OPEN:
                            page.goto(path)
                            found += [f"{language} {scheme} {path}: {v}" for v in _axe(page)]
                    context.close()
        browser.close()
    version = json.loads(Path("node_modules/axe-core/package.json").read_text())["version"]
    pages = sorted({*OPEN, *OWN})
    results = {
        "day": date.today().isoformat(),
        "tool": f"axe-core {version}",
        "standard": "EN 301 549 (WCAG 2.2 AA)",
        "pages": pages,
        "languages": list(LANGUAGES),
        "violations": len(found),
    }
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(*found, sep="\n")
    print(f"{len(found)} violations in {len(pages)} pages")
    return 1 if found else 0


def _choose(page: Page, language: str) -> None:
    page.goto("/om")
    page.locator("details.languages > summary").click()
    page.locator(f"button[name=language][value={language}]").click()
    page.wait_for_load_state()


def _axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )
    return [
        f"{violation['id']} {node['target']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


if __name__ == "__main__":
    raise SystemExit(main())

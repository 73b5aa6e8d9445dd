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
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from kompetensportal.actions.portal.statement import RESULTS
from tools.demo import demo, sign_in
from tools.pages import NO_PAGE, PAGES

AXE = Path("node_modules/axe-core/axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = ("sv", "sv-simple", "en", "ar", "fa")
LOOKS = (("light", 1280, 900, LANGUAGES), ("dark", 390, 844, ("sv",)))
"""(look, width, height, in which languages): every page in every language on a computer, and in
Swedish in the dark on a phone as well."""


def main() -> int:
    """Every page of every role."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with demo(Path(data)) as address:
            for scheme, width, height, languages in LOOKS:
                for who, pages in PAGES.items():
                    context = browser.new_context(
                        base_url=address,
                        color_scheme=scheme,  # type: ignore[arg-type]
                        viewport={"width": width, "height": height},
                    )
                    page = context.new_page()
                    if who:
                        sign_in(page, address, who)
                    for language in languages:
                        _choose(page, language)
                        for path in pages:
                            _open(page, path)
                            found += [f"{language} {scheme} {path}: {v}" for v in _axe(page)]
                    context.close()
        browser.close()
    version = json.loads(Path("node_modules/axe-core/package.json").read_text())["version"]
    tested = sorted({path for own in PAGES.values() for path in own})
    results = {
        "day": date.today().isoformat(),
        "tool": f"axe-core {version}",
        "standard": "EN 301 549 (WCAG 2.2 AA)",
        "pages": tested,
        "languages": list(LANGUAGES),
        "violations": len(found),
    }
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(*found, sep="\n")
    print(f"{len(found)} violations in {len(tested)} pages")
    return 1 if found else 0


def _open(page: Page, path: str) -> None:
    """Open it, and see that it is this page: not a sign-in, nor an error that looks fine."""
    answer = page.goto(path)
    status = answer.status if answer is not None else 0
    if (
        status != (404 if path == NO_PAGE else 200)
        or urlsplit(page.url).path != path.partition("?")[0]
    ):
        raise SystemExit(f"{path}: {status} {page.url}")


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

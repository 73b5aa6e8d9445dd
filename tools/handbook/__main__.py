"""Take every picture of the authors' handbook again.

Usage: python -m tools.handbook [FOLDER] (default lathundar/portalen/bilder)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.demo import demo
from tools.handbook import bringing_in, drawing, reviewing, trouble, writing


def main() -> int:
    """Live through each lathund of the handbook in a portal of its own."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "lathundar/portalen/bilder")
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--lang=sv-SE"],
            env={**os.environ, "LANGUAGE": "sv", "LANG": "sv_SE.UTF-8"},  # Chromium's own words.
        )
        with demo(Path(data) / "data") as address:
            take_all(browser, address, folder)
        browser.close()
    return 0


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Every chapter, in the order in which they need each other."""
    for chapter in (writing, drawing, reviewing, bringing_in, trouble):
        chapter.take(browser, address, folder / chapter.FOLDER)


if __name__ == "__main__":
    raise SystemExit(main())

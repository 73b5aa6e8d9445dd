"""The editor: how soon a pressed key is seen, and what the page weighs.

A lathund of ten steps with pictures is opened in Chromium, and one writes in a step in its middle:
from the time of the key press to the first moment after the frame that shows it. Beside it in the
same run: the same keys in a bare text field of an empty page, which nobody can do without. The
median counts: what is later on a machine with others on it is theirs. With 300 steps for
comparison, without a limit. `python -m bench.writing_editor`; ends with 1 when missed.
"""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import tempfile
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.example_database import example_database
from tools.loopback import served

KEYS = 60
WANTED_MILLISECONDS = 50.0
WANTED_BYTES = 180_000
"""Page, script and styles, gzip: the portal's own style sheet and shell with them."""
PATH = "lathundar/outlook/tio-steg.md"
LONG = "lathundar/outlook/trehundra-steg.md"
HEAD = """---
titel: Ett prov
id: outlook/{name}
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
---

## Gör så här

"""
STEP = "{n}. Tryck på **Knapp {n}**. {{#steg-nr-{n}}}\n\n   ![Knapp {n}](bilder/knapp.svg)\n\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
WATCH = """() => {
  globalThis.kpTimes = [];
  let pressed = 0;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  addEventListener("input", () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    const begun = pressed;
    port1.onmessage = () => kpTimes.push(performance.now() - begun);
    port2.postMessage(0);
  }));
}"""
WORDS = "Sedan trycker du på den gröna knappen och väntar tills det är klart, sedan går du."[:KEYS]


def echo(page: Page, field: str) -> list[float]:
    """Milliseconds from each key press until it is seen, in a field of a page."""
    page.evaluate(WATCH)
    page.locator(field).first.press("End")
    for letter in WORDS:
        page.keyboard.type(letter)
        page.wait_for_timeout(30)
    page.wait_for_function(f"() => kpTimes.length >= {len(WORDS)}")
    times: list[float] = page.evaluate("() => kpTimes")
    return times[-len(WORDS) :]


def weight(address: str, cookie: str) -> dict[str, int]:
    """Compressed bytes of the editor's page and of what it loads, by name."""

    def get(path: str) -> bytes:
        headers = {"Cookie": cookie, "Accept-Encoding": "identity"}
        with urllib.request.urlopen(
            urllib.request.Request(address + path, headers=headers)
        ) as answer:
            return bytes(answer.read())

    page = get(f"/skriva/text/{PATH}")
    links = r'<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"'
    found = re.findall(links, page.decode())
    assert found
    made = {"page": len(gzip.compress(page))}
    for link in found:
        made[link.split("/")[-1].split(".", 1)[0] + Path(link).suffix] = len(
            gzip.compress(get(link), 9)
        )
    return made


def with_editor(folder: Path, look: Callable[[str, str], None]) -> None:
    """A portal with the two lathundar; hands on its address and the cookie of a writer."""
    for path, count in ((PATH, 10), (LONG, 300)):
        place = folder / "content" / path
        (place.parent / "bilder").mkdir(parents=True, exist_ok=True)
        (place.parent / "bilder" / "knapp.svg").write_text(DRAWING, encoding="utf-8")
        steps = "".join(STEP.format(n=n) for n in range(1, count + 1))
        place.write_text(HEAD.format(name=place.stem) + steps, encoding="utf-8")
    (folder / "data").mkdir()
    database = example_database(folder / "data")
    with database.session() as session:
        token = sessions.start(session, "carlos", datetime.now(UTC), shared=False)
    settings = Settings(data=folder / "data", content=folder / "content", voice="none")
    try:
        with served(create_app(settings, Database(settings.database_url))) as address:
            look(address, f"{SESSION_COOKIE}={token}")
    finally:
        database.close()


def main() -> int:
    """Print every figure beside what it must reach; 1 when one does not."""
    missed = []

    def told(what: str, figure: float, most: float, unit: str) -> None:
        verdict = "" if figure <= most else "  MISSED"
        limit = f"{most:>9.0f}" if most < float("inf") else "        -"
        print(f"{what:<52} {figure:>9.1f} {limit} {unit}{verdict}", flush=True)
        if verdict:
            missed.append(what)

    def look(address: str, cookie: str) -> None:
        parts = weight(address, cookie)
        for name, size in parts.items():
            told(f"  {name}, gzip", size, float("inf"), "bytes")
        told("editor: page, scripts and styles, gzip", sum(parts.values()), WANTED_BYTES, "bytes")
        name, _, value = cookie.partition("=")
        with sync_playwright() as playwright:
            where = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=where, args=["--no-sandbox"])
            context = browser.new_context(base_url=address)
            context.add_cookies([{"name": name, "value": value, "url": address}])
            page = context.new_page()
            page.set_content("<textarea></textarea>")
            bare = echo(page, "textarea")
            told("  bare text field, median", statistics.median(bare), float("inf"), "ms")
            for path, steps, most in (
                (PATH, 10, WANTED_MILLISECONDS),
                (LONG, 300, float("inf")),
            ):
                page.goto(f"/skriva/text/{path}")
                page.wait_for_function(
                    f"() => document.querySelectorAll('[data-kind=step]').length === {steps}"
                )
                middle = f":nth-match([data-kind=step], {steps // 2}) textarea"
                times = sorted(echo(page, middle))
                told(f"key to echo, {steps} steps, median", statistics.median(times), most, "ms")
                late = times[int(len(times) * 0.95)]
                told(f"  {steps} steps, 19 of 20", late, float("inf"), "ms")
            browser.close()

    print(f"{'':<52} {'ours':>9} {'at most':>9}")
    with tempfile.TemporaryDirectory() as folder:
        with_editor(Path(folder), look)
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())

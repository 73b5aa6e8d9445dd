"""While one writes: how soon a finding stands beside its words, and how soon the draft is heard.

The shipped content, a lathund of ten steps, a real portal and Chromium. A finding is timed from the
moment when a misspelled word has been written to the one that it stands in the page, pause and
way included; what the portal needs of that is told beside it, and what the first look costs, which
loads the dictionaries. Hearing is timed from the press to the sound, of a draft that nobody has
read before, the engine not running, and after one sentence has been changed.
`python -m bench.writing`
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kompetensportal.actions.content.publish import publish
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from kompetensportal.words import starter_folder
from tools.example_database import example_database
from tools.loopback import served

PATH = "lathundar/outlook/tio-steg.md"
FINDING_MILLISECONDS, HEARD_MILLISECONDS = 500.0, 2000.0
HEAD = """---
titel: Svara på ett mejl
id: outlook/tio-steg
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
---

## Gör så här

"""
STEPS = (
    "Öppna **Outlook** på din telefon.",
    "Tryck på mejlet som du vill läsa.",
    "Läs hela mejlet i lugn och ro.",
    "Tryck på **Svara** längst ner.",
    "Skriv ditt svar i rutan.",
    "Läs ditt svar en gång till.",
    "Tryck på gemet om du vill skicka en fil.",
    "Välj filen i listan.",
    "Tryck på **Skicka** när du är klar.",
    "Stäng **Outlook** med krysset.",
)
WRONG = ("mejlett", "telefonnen", "rutann", "listann", "knapppen", "bilderr", "svarrar", "filenn")
WATCH = """() => {
  globalThis.kp = { found: 0, plays: 0 };
  addEventListener("input", () => { kp.pressed = performance.now(); }, true);
  new MutationObserver(() => {
    const words = [...document.querySelectorAll(".finding-words")].map((one) => one.textContent);
    if (!kp.found && words.some((one) => one.includes(kp.wanted))) kp.found = performance.now();
  }).observe(document.body, { childList: true, subtree: true });
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.addEventListener("playing", () => { kp.plays = performance.now(); }, { once: true });
    return play.call(this);
  };
}"""
GONE = """() => ![...document.querySelectorAll(".finding-words")]
  .some((one) => one.textContent.includes(kp.wanted))"""
ASKED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.includes("/skriva/fynd/")).map(({ duration }) => duration)"""


def findings(page: Page) -> list[float]:
    """Milliseconds from the last key of a misspelled word to its finding."""
    taken = []
    for number, word in enumerate(WRONG):
        field = page.locator("[data-kind=step]").nth(number).locator("textarea").first
        field.press("End")
        page.evaluate("(word) => { kp.wanted = word; kp.found = 0; }", word)
        page.keyboard.insert_text(f" {word}.")
        page.wait_for_function("() => kp.found > 0")
        taken.append(float(page.evaluate("() => kp.found - kp.pressed")))
        page.keyboard.press("Control+z")
        page.wait_for_function(GONE)
    return taken


def heard(page: Page) -> float:
    """Milliseconds from the press on "Lyssna" to the sound."""
    page.evaluate(
        "() => { kp.plays = 0; kp.asked = performance.now();"
        " document.querySelector('.listen-play').click(); }"
    )
    page.wait_for_function("() => kp.plays > 0")
    taken = float(page.evaluate("() => kp.plays - kp.asked"))
    page.locator(".listen-play").click()
    return taken


def main() -> int:
    """Print every figure beside what it must reach; 1 when one does not."""
    missed = []

    def told(what: str, figure: float, most: float = float("inf")) -> None:
        verdict = "" if figure <= most else "  MISSED"
        limit = f"{most:>9.0f}" if most < float("inf") else "        -"
        print(f"{what:<52} {figure:>9.0f} {limit} ms{verdict}", flush=True)
        if verdict:
            missed.append(what)

    def look(address: str, token: str) -> None:
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
            where = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=where, args=arguments)
            context = browser.new_context(base_url=address)
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": address}])
            page = context.new_page()
            page.goto(f"/skriva/text/{PATH}")
            page.wait_for_function("() => document.querySelector('.so-far-has')?.textContent")
            page.evaluate(WATCH)
            told("  the first look, dictionaries loaded", page.evaluate(ASKED)[0])
            taken = findings(page)
            told(
                "finding after a pause, 10 steps, median",
                statistics.median(taken),
                FINDING_MILLISECONDS,
            )
            told("  the latest", max(taken))
            told("  of that the portal, median", statistics.median(page.evaluate(ASKED)[1:]))
            told("draft heard, nothing read before", heard(page), HEARD_MILLISECONDS)
            page.locator("[data-kind=step]").nth(4).locator("textarea").first.fill(
                "Skriv ett kort svar."
            )
            page.wait_for_function(
                "() => document.querySelector('.hear-note').textContent.includes('ändrat')"
            )
            told("draft heard, one sentence changed", heard(page), HEARD_MILLISECONDS)
            browser.close()

    print(f"{'':<52} {'ours':>9} {'at most':>9}")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        for top in ("lathundar", "courses"):
            shutil.copytree(starter_folder(top), folder / "content" / top)
        steps = "".join(
            f"{n}. {words} {{#steg-nr-{n}}}\n\n   ![Ikonen Outlook](bilder/oppna.svg)\n\n"
            for n, words in enumerate(STEPS, 1)
        )
        (folder / "content" / PATH).write_text(HEAD + steps, encoding="utf-8")
        (folder / "data").mkdir()
        publish(folder / "content", folder / "data", today=date.today(), proofread=False)
        database = example_database(folder / "data")
        with database.session() as session:
            token = sessions.start(session, "carlos", datetime.now(UTC), shared=False)
        settings = Settings(data=folder / "data", content=folder / "content")
        with served(create_app(settings, Database(settings.database_url))) as address:
            look(address, token)
        database.close()
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())

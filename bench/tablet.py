"""A tablet of 500 lessons with audio: opening one without a network, and fetching them all.

Fetched by packs as the portal's worker does, and beside it in the same run file by file: each blob
a request, six at a time as a browser has it, verified and written in a transaction of its own.
Opening is measured by the browser itself, from the start of the navigation until the page is there
(`domContentLoadedEventEnd`), with the portal's process gone: in a browser that has been used, and
in the first page of a new process. `python -m bench.tablet` runs this; ends with 1 when missed.
"""

from __future__ import annotations

import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bench.generate import name_of, system_of, write_library
from kompetensportal.actions.content.publish import publish
from kompetensportal.model.content.library import Audio
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools import loopback
from tools.example_tablet import example_tablet

LESSONS, CHANGED = 500, 5
SOUND_BYTES = 24_000
"""Of each text's audio: six seconds of speech as the portal encodes it."""
WARM, COLD = 30, 9
WANTED_WARM, WANTED_COLD = 0.150, 1.0
WANTED_RATIO, WANTED_CHANGED = 0.5, 2.0
DAY = date(2026, 11, 1)
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
STORAGE = "/surfplatta/lagring"
OPENED = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"
CHECKED = "() => Number(document.querySelector('[data-storage]').dataset.checked ?? -1)"
ONE_BY_ONE = """async () => {
  const manifest = await (await fetch("/api/v1/manifest")).json();
  const files = Object.values(manifest.files).map(([sha]) => sha);
  const left = [...new Set([...Object.keys(manifest.sizes), ...files])];
  const all = left.length;
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("one-by-one", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("blobs");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const headers = { "Content-Type": "application/json", "X-KP": "1" };
  const begin = performance.now();
  const one = async () => {
    while (left.length) {
      const sha = left.pop();
      const body = JSON.stringify({ want: [sha] });
      const answer = await fetch("/api/v1/blobs", { method: "POST", headers, body });
      const whole = await answer.arrayBuffer();
      const content = whole.slice(4 + new DataView(whole).getUint32(0));
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex !== sha) throw new Error(sha);
      await new Promise((resolve, reject) => {
        const writing = database.transaction(["blobs"], "readwrite", { durability: "strict" });
        writing.objectStore("blobs").put(content, sha);
        writing.oncomplete = resolve;
        writing.onabort = () => reject(writing.error);
      });
    }
  };
  await Promise.all([1, 2, 3, 4, 5, 6].map(one));
  return { seconds: (performance.now() - begin) / 1000, all };
}"""


def make(folder: Path) -> str:
    """Publish the lessons with their audio, and enrol a tablet; its token."""
    write_library(folder / "content", LESSONS)
    publish(folder / "content", folder / "data", today=DAY, proofread=False)
    read_aloud(folder / "data")
    return example_tablet(folder / "data")


def read_aloud(data: Path) -> None:
    """Give each silent text bytes as large as its audio would be; they do not compress either."""
    library = Library(data)
    here = library.generation()
    for group in here.groups:
        documents = [d for entry in here.group(group) for d in entry.documents]
        silent = [d for d in documents if here.audio(d) is None]
        sounds = {}
        for document in silent:
            content = random.Random(document).randbytes(SOUND_BYTES)
            timing = library.pool.put(f'{{"v":1,"of":"{document}"}}'.encode(), "json")
            sounds[document] = Audio(library.pool.put(content, "mp3"), timing, 6_000, "bench")
        if sounds:
            library.publish_audio(group, sounds)


def change(folder: Path) -> None:
    """Change some texts and publish them, read aloud."""
    for number in range(CHANGED):
        path = folder / "content" / "lathundar" / system_of(number) / f"{name_of(number)}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nEn mening till.\n", encoding="utf-8")
    publish(folder / "content", folder / "data", today=DAY, proofread=False)
    read_aloud(folder / "data")


def serve(data: Path, port: int) -> None:
    """Serve until the process ends."""
    app = create_app(Settings(data=data), Database(f"sqlite:///{data / 'portal.sqlite'}"))
    loopback.serve(app, threads=8, port=port)


@contextmanager
def served(data: Path, port: int) -> Iterator[None]:
    """The portal in a process of its own, gone at the end of the block."""
    command = [sys.executable, "-m", "bench.tablet", "serve", str(data), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/om", timeout=30).close()
                break
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait(30)


def tablet(playwright: Playwright, profile: Path, port: int, token: str) -> BrowserContext:
    """A browser process with its profile on disk."""
    address = f"http://127.0.0.1:{port}"
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=shutil.which("chromium"), args=ARGUMENTS, base_url=address
    )
    context.set_default_timeout(600_000)
    context.add_cookies([{"name": "kp-device", "value": token, "url": address}])
    return context


def fetch(page: Page) -> float:
    """Seconds until all that the tablet lacks lies there, and counts."""
    page.goto(STORAGE)
    page.wait_for_selector("[data-checked]")
    before = page.evaluate(CHECKED)
    begin = time.monotonic()
    page.click("[data-now]")
    page.wait_for_function(f"(before) => ({CHECKED})() > before", arg=before, polling=20)
    seconds = time.monotonic() - begin
    assert page.locator("[data-trouble]").is_hidden()
    return seconds


def opened(page: Page, number: int) -> float:
    """Seconds until a lathund is there."""
    page.goto(f"/lathundar/{system_of(number)}/{name_of(number)}")
    assert page.locator(".lesson-body .step").count() > 1
    return float(page.evaluate(OPENED))


def main() -> int:
    """Measure and print; 1 when anything is missed."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        token = make(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with served(folder / "data", port):
            context = tablet(playwright, folder / "tablet", port, token)
            page = context.new_page()
            page.goto(STORAGE)
            begin = time.monotonic()
            page.evaluate("async () => (await fetch('/api/v1/manifest')).ok")
            making = time.monotonic() - begin
            single = page.evaluate(ONE_BY_ONE)
            packs = fetch(page)
            change(folder)
            changed = fetch(page)
        # From here on the portal is gone.
        chance = random.Random(1)
        opened(page, 0)
        warm = [opened(page, chance.randrange(LESSONS)) for _ in range(WARM)]
        context.close()
        cold = []
        for _ in range(COLD):
            context = tablet(playwright, folder / "tablet", port, token)
            cold.append(opened(context.new_page(), chance.randrange(LESSONS)))
            context.close()
    return told(making, single, packs, changed, warm, cold)


def told(  # noqa: PLR0917
    making: float,
    single: dict[str, float],
    packs: float,
    changed: float,
    warm: list[float],
    cold: list[float],
) -> int:
    """Print the figures beside what is wanted."""
    rows = (
        (
            f"{LESSONS} lessons with audio, packs against one by one",
            packs / single["seconds"],
            WANTED_RATIO,
            "",
        ),
        (f"after {CHANGED} changed, until they lie there", changed, WANTED_CHANGED, "s"),
        ("a lathund without network, warm, p50", statistics.median(warm), WANTED_WARM, "s"),
        ("a lathund without network, cold, p50", statistics.median(cold), WANTED_COLD, "s"),
    )
    print(f"manifest made the first time   {making:8.2f} s")
    print(f"{int(single['all'])} blobs, one by one      {single['seconds']:8.2f} s")
    print(f"the same by packs              {packs:8.2f} s")
    for what, value, most, unit in rows:
        print(
            f"{what:<58} {value:>8.3f} {unit:<2} <= {most:<6g} {'ok' if value <= most else 'OVER'}"
        )
    return int(any(value > most for _, value, most, _ in rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        raise SystemExit(main())

"""The tablet's queue: how long 1,000 facts take to the portal, and what opening the facts costs.

In a real Chromium somebody tells the facts without a network, then the network returns and all of
them are sent over loopback to a portal that runs in a process of its own. `python -m bench outbox`
prints the medians beside what they must reach.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.web.app import create_app
from kompetensportal.web.assets import ASSETS, BUILT
from tools import loopback

FACTS, ROUNDS, OPENINGS = 1000, 5, 11
WANTED_FLUSH, WANTED_OPEN = 1000.0, 30.0
"""ms, the medians."""
BARE = "/las/sv.json"
OPEN = """async (address) => {
  const module = await import(address);
  const begun = performance.now();
  globalThis.facts = await module.openFacts();
  return performance.now() - begun;
}"""
TELL = """async (count) => {
  const begun = performance.now();
  for (let at = 0; at < count; at++) {
    const fact = {subject: `outlook/svara#fraga-${at}`, version: "1"};
    await facts.session.tell("question.answered", fact);
  }
  return (performance.now() - begun) / count;
}"""
SEND = """async () => {
  const begun = performance.now();
  const {left} = await facts.sendNow();
  return [performance.now() - begun, left];
}"""


def serve(folder: str) -> None:
    """Serve a portal; prints its address."""
    data = Path(folder)
    app = create_app(Settings(data=data, demo=True), Database(_url(data)))
    loopback.serve(app)


def _url(data: Path) -> str:
    return f"sqlite:///{data / 'portal.sqlite'}"


@contextmanager
def _served(folder: str) -> Iterator[str]:
    command = [sys.executable, "-m", "bench.outbox", "serve", folder]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)


def _opened(page: Page, address: str) -> float:
    page.goto(f"{address}{BARE}")
    return float(page.evaluate(OPEN, ASSETS.address("facts.js")))


def measure(page: Page, address: str, code: str) -> tuple[float, float, float]:
    """Median ms of opening the facts as somebody unlocked, of telling one, of sending all."""
    _opened(page, address)
    amina = next(account for account in example.ACCOUNTS if account.user_name == "amina")
    page.evaluate(
        "async ([code, own]) => { await facts.enrol(code); await facts.unlock('amina', own); }",
        [code, amina.code],
    )
    told, sent = [], []
    for _ in range(ROUNDS):
        page.context.set_offline(True)
        told.append(float(page.evaluate(TELL, FACTS)))
        page.context.set_offline(False)
        took, left = page.evaluate(SEND)
        if left:
            raise RuntimeError(f"{left} facts were not sent")
        sent.append(float(took))
    opened = [_opened(page, address) for _ in range(OPENINGS)]
    return statistics.median(opened), statistics.median(told), statistics.median(sent)


def main() -> int:
    """Print every figure beside what it must reach; 1 when one does not."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Database(_url(Path(folder)))
        schema.create(database)
        example.make(database)
        with database.session() as session:
            code = code_for_unit(session, "ekdalen", "", by="fatima", now=datetime.now(UTC))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with _served(folder) as address:
            opened, told, sent = measure(browser.new_page(), address, code)
        browser.close()
        with database.session() as session:
            there = len(events.find(session, person="amina"))
        database.close()
    weight = len((BUILT / f"{ASSETS.address('facts.js').rpartition('/')[2]}.br").read_bytes())
    print(f"outbox: the facts opened in the next page: {opened:.1f} ms (at most {WANTED_OPEN:g})")
    print(f"outbox: one fact told, strictly kept: {told:.1f} ms; script {weight} bytes, brotli")
    print(
        f"outbox: {FACTS} waiting facts sent over loopback: {sent:.0f} ms (at most"
        f" {WANTED_FLUSH:g}); the portal has {there} of {FACTS * ROUNDS}"
    )
    return int(sent > WANTED_FLUSH or opened > WANTED_OPEN or there != FACTS * ROUNDS)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", where]:
            serve(where)
        case _:
            raise SystemExit(main())

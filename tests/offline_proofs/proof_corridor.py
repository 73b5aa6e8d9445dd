"""A corridor: one portal, one network, one tablet that three people share, and what becomes of it.

`CorridorTablet` is real Chromium with the portal's real scripts. What it says is planned before, so
that the ledger knows every token; what it has shown as saved comes by `/proof/told`.
"""

from __future__ import annotations

import itertools
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, BrowserType, Error, Page
from proof_chromium import Chromium  # type: ignore[import-not-found]
from proof_http import Message, answer  # type: ignore[import-not-found]
from proof_ledger import Ledger, Meant  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.web.assets import ASSETS, BUILT

PAGE_SCRIPT = Path(__file__).with_name("proof_page.js")
FACTS = "/proof/facts.js"
PEOPLE = ("amina", "carlos", "dilan")
CODES = {account.user_name: account.code for account in example.ACCOUNTS}
CLOCKS = (0, 0, 0, 0.2, -0.5, 40, -9_800, 1_700)
"""Days by which the tablet's clock is off: right, hours, a month, 1999, 2031."""
CLOCK = """(() => {
  const Real = Date;
  globalThis.proofClock = { jump: 0 };
  const now = () => Real.now() + globalThis.proofClock.jump;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
})()"""
WORK = """(job) => {
  globalThis.proofDone = null;
  import("/proof/page.js").then((page) => page.work(job)).then(
    (failed) => { globalThis.proofDone = failed; },
    (error) => { globalThis.proofDone = [String(error)]; },
  );
}"""
SEND = """async (job) => (await import("/proof/page.js")).sendAll(job)"""
PATIENCE_SECONDS = 120
_tokens = itertools.count(1)


def serve_proof(proxy: FaultProxy, ledger: Ledger, script: bytes | None = None) -> None:
    """Put the harness's page and the ledger's address into the proxy, and the tablet's script: the
    one that is built, byte for byte, or an altered one."""

    def told(request: Message) -> Message:
        said = json.loads(request.body)
        ledger.saved(said["id"], said["token"])
        return answer(200, b"{}", "application/json")

    facts = script or (BUILT / Path(ASSETS.address("facts.js")).name).read_bytes()
    blank = b"<!doctype html><html lang='en'><title>proof</title><p>proof</p></html>"
    proxy.own["/proof/"] = lambda _: answer(200, blank)
    proxy.own["/proof/page.js"] = lambda _: answer(200, PAGE_SCRIPT.read_bytes(), "text/javascript")
    proxy.own[FACTS] = lambda _: answer(200, facts, "text/javascript")
    proxy.own["/proof/told"] = told


@dataclass
class CorridorTablet:
    """Real Chromium on one profile."""

    kind: BrowserType
    profile: Path
    proxy: FaultProxy
    ledger: Ledger
    chance: random.Random
    arguments: tuple[str, ...] = ()
    environment: dict[str, str] | None = None
    people: tuple[str, ...] = PEOPLE
    pages: list[Page] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    kills: int = 0
    planned: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chromium = Chromium(self.kind, self.profile, self.arguments)

    def open(self, tabs: int = 1) -> list[Page]:
        """Start the browser with so many tabs on the harness's page."""
        context: BrowserContext = self.chromium.start(self.environment)
        context.add_init_script(CLOCK)
        self.pages = [context.new_page() for _ in range(tabs)]
        for page in self.pages:
            page.goto(f"{self.proxy.address}/proof/")
        return self.pages

    def enrol(self, code: str) -> None:
        """Enrol it and let everybody unlock it once, as the network must be there for that."""
        people = [[person, CODES[person]] for person in self.people]
        job = {"script": FACTS, "code": code, "people": people}
        self.pages[0].evaluate("async (job) => (await import('/proof/page.js')).enrol(job)", job)

    def plan(self, many: int, in_turns: int = 3) -> list[dict[str, Any]]:
        """What people will say, about `many` things in all, person after person."""
        people = list(self.people)
        self.chance.shuffle(people)
        share = -(-many // in_turns)
        turns = []
        for person in list(itertools.islice(itertools.cycle(people), in_turns)):
            said = [self.ledger.will_say(Meant(f"t{next(_tokens)}", person)) for _ in range(share)]
            self.planned |= {meant.token for meant in said}
            turns.append(
                {
                    "person": person,
                    "code": CODES[person],
                    "jump": self.chance.choice(CLOCKS),
                    "say": [{"token": m.token, "type": m.type, "subject": m.subject} for m in said],
                }
            )
        return turns

    def begin(self, page: Page, turns: list[dict[str, Any]], sends: float = 0.0) -> None:
        """Let a page say all that; it goes on by itself, and presses "Skicka nu" now and then."""
        page.evaluate(WORK, {"script": FACTS, "turns": turns, "sends": sends})

    def is_done(self) -> bool:
        """Whether every page has said what it was to say. False when the browser is gone."""
        try:
            return all(page.evaluate("() => globalThis.proofDone !== null") for page in self.pages)
        except Error:
            return False

    def wait(self) -> None:
        """Until every page is done. Raises TimeoutError."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.is_done():
            if time.monotonic() > until:
                raise TimeoutError(
                    f"the pages are not done; the ledger has {len(self.ledger.told)}"
                )
            time.sleep(0.02)
        for page in self.pages:
            self.failed += page.evaluate("() => globalThis.proofDone")

    @property
    def shown(self) -> int:
        """How many things it has shown as saved."""
        return len(self.planned & set(self.ledger.told.values()))

    def ids(self) -> set[str]:
        """The ids that lie in its queue."""
        job = {"script": FACTS}
        found = self.pages[0].evaluate(
            "async (job) => (await import('/proof/page.js')).ids(job)", job
        )
        return set(found)

    def kill(self) -> None:
        """SIGKILL, whatever it is doing."""
        self.chromium.kill()
        self.pages = []
        self.kills += 1

    def quit(self) -> None:
        """Close it as somebody does: an enrolment outlives every later kill then."""
        self.chromium.quit()
        self.pages = []

    def close(self) -> None:
        """At the end of a test."""
        with suppress(Error):
            self.chromium.kill()

    def drain(self, rounds: int = 10) -> dict[str, Any]:
        """On a whole network: send until nothing waits; gives the queue as the tablet tells it."""
        job = {"script": FACTS}
        queue: dict[str, Any] = {}
        for _ in range(rounds):
            queue = self.pages[0].evaluate(SEND, job)
            if not queue["waiting"]:
                break
        return queue

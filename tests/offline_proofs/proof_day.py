"""One run of the harness: a day when everything goes wrong, a quiet evening, then the judge."""

from __future__ import annotations

import random
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from fault_proxy import STORM, FaultProxy  # type: ignore[import-not-found]
from paper_corridor import PaperTablet, enrol, say_much  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType
from proof_corridor import (  # type: ignore[import-not-found]
    PEOPLE,
    CorridorTablet,
    serve_proof,
)
from proof_ledger import Ledger, Verdict, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]
from proof_post import Wire  # type: ignore[import-not-found]
from proof_trouble import InThreads, Trouble  # type: ignore[import-not-found]
from torn_log import is_made_anew, tear  # type: ignore[import-not-found]

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.portal.restore import restore
from kompetensportal.store.database import Database

UNIT, ADMINISTRATOR = "ekdalen", "fatima"
LIVES = (0.1, 4.0)
"""Seconds that a browser lives at most from its first word on."""
PATIENCE_SECONDS = 90


@dataclass
class Plan:
    """How much is said, and what goes wrong on purpose."""

    seed: int
    in_browser: int = 0
    """Things that are said in Chromium, at least."""
    on_paper: int = 0
    paper_tablets: int = 3
    fault: str = ""
    """A name of `planted_server.FAULTS`."""
    script: bytes | None = None
    """Served instead of the real scripts of the tablet."""
    restores: int = 0
    """How often the portal is lost and restored from its last backup in the middle of it all."""
    tears: int = 0
    """How often a kill leaves a cut record in Chromium's database, which is then thrown out."""
    at_a_time: int = 240
    """Things said between two starts of the browser, unless it is killed before."""
    sends: float = 0.06
    """How often somebody presses "Skicka nu": a storm makes the tablet itself wait ever longer."""
    most_bytes: int | None = None
    weather: dict[str, float] = field(default_factory=lambda: dict(STORM))


@dataclass
class Figures:
    """What happened, and what the judge says of it."""

    verdict: Verdict
    left: int
    """Things that no tablet could get rid of on a whole network."""
    browser_kills: int
    server_kills: int
    restores: int
    thrown_out: int
    """Databases that Chromium has made anew."""
    said_in_browser: int
    network: dict[str, int]
    seconds: float

    @property
    def is_clean(self) -> bool:
        """What every run of the product must be."""
        return not self.verdict.faults and not self.left

    def complaint(self) -> str:
        """What is wrong, with the first ids of each kind."""
        kinds = self.verdict.faults
        return f"{self}: " + str({kind: getattr(self.verdict, kind)[:5] for kind in kinds})

    def __str__(self) -> str:
        broken = sum(n for kind, n in self.network.items() if kind != "whole")
        return (
            f"{self.verdict}; {self.left} left; {self.said_in_browser} said in Chromium; "
            f"{self.browser_kills} browser kills, {self.server_kills} server kills, "
            f"{self.restores} restores, {self.thrown_out} databases thrown out, "
            f"{broken} broken requests of {sum(self.network.values())}; "
            f"{self.seconds:.0f} s"
        )


def code_for_tablet(data: Path, database_url: str = "") -> str:
    """A one-time code as the administrator gets it."""
    database = Database(database_url or f"sqlite:///{(data / 'portal.sqlite').absolute()}")
    try:
        with database.session() as session:
            return code_for_unit(
                session, UNIT, "Korridoren", by=ADMINISTRATOR, now=datetime.now(UTC)
            )
    finally:
        database.close()


class Day:
    """Everything that a run needs, opened in order and closed again."""

    def __init__(self, kind: BrowserType | None, folder: Path, data: Path, plan: Plan) -> None:
        self.kind, self.folder, self.data, self.plan = kind, folder, data, plan
        self.chance = random.Random(plan.seed)
        self.restores = self.torn = self.thrown_out = 0

    def run(self) -> Figures:
        """The storm, the evening, the verdict."""
        begun = time.monotonic()
        with ExitStack() as stack:
            self.portal = ProofPortal(self.data, self.plan.fault)
            stack.callback(self.portal.stop)
            self.portal.start()
            self.proxy = stack.enter_context(
                FaultProxy(self.portal.port, self.plan.seed, most_bytes=self.plan.most_bytes)
            )
            self.ledger = Ledger(self.folder / "ledger.jsonl")
            stack.callback(self.ledger.close)
            self._enrol(stack)
            self.proxy.weather = self.plan.weather
            self._storm()
            self.proxy.calm()
            left = self._evening()
            self.portal.stop()
            verdict = judge(self.ledger, f"sqlite:///{self.data / 'portal.sqlite'}")
            # What is refused stops nobody, so others pass it.
            verdict.out_of_order = [
                one for one in verdict.out_of_order if one not in self.proxy.alone
            ]
            if self.restores:
                # What a restored portal had lost comes after what it was told since: as it must.
                verdict.out_of_order.clear()
        kills = self.tablet.kills if self.tablet else 0
        said = self.tablet.shown if self.tablet else 0
        return Figures(
            verdict,
            left,
            kills,
            self.portal.kills,
            self.restores,
            self.thrown_out,
            said,
            dict(self.proxy.happened),
            time.monotonic() - begun,
        )

    def _enrol(self, stack: ExitStack) -> None:
        """While the network is there, as it must be the first time."""
        self.tablet: CorridorTablet | None = None
        self.paper: list[PaperTablet] = []
        for _ in range(self.plan.paper_tablets if self.plan.on_paper else 0):
            wire = Wire(self.proxy.port)
            made = enrol(wire.post, code_for_tablet(self.data))
            for person in PEOPLE:
                made.unlock(wire.post, person)
            self.paper.append(made)
        if self.kind is not None and self.plan.in_browser:
            serve_proof(self.proxy, self.ledger, self.plan.script)
            self.tablet = CorridorTablet(
                self.kind, self.folder / "profile", self.proxy, self.ledger, self.chance
            )
            stack.callback(self.tablet.close)
            self.tablet.open()
            self.tablet.enrol(code_for_tablet(self.data))
            self.tablet.quit()

    def _storm(self) -> None:
        share = -(-self.plan.on_paper // max(1, len(self.paper)))
        works = [
            self._paper_work(tablet, share, self.plan.seed * 100 + number)
            for number, tablet in enumerate(self.paper)
        ]
        with Trouble(self.portal, self.plan.seed) as trouble, InThreads(works):
            if self.tablet is not None:
                self._in_browser(self.tablet, trouble)
            for _ in range(self.plan.restores - self.restores):
                file = self._back_up()
                time.sleep(self.chance.uniform(0.5, 1.5))
                self._restore(trouble, file)

    def _paper_work(self, tablet: PaperTablet, share: int, seed: int):  # type: ignore[no-untyped-def]
        def work(stop: threading.Event) -> None:
            say_much(tablet, self.ledger, share, random.Random(seed), stop)

        return work

    def _in_browser(self, tablet: CorridorTablet, trouble: Trouble) -> None:
        while tablet.shown < self.plan.in_browser:
            is_lost = self.restores < self.plan.restores and self.chance.random() < 0.6
            file = self._back_up() if is_lost else None
            pages = tablet.open(tabs=self.chance.choice([1, 1, 2]))
            for page in pages:
                turns = tablet.plan(self.plan.at_a_time // len(pages))
                tablet.begin(page, turns, self.plan.sends)
            self._let_live(tablet)
            if file is not None:
                # What is stored now is in no backup: the tablet alone can bring it back.
                with trouble.lock:
                    tablet.drain(rounds=1)
            tablet.kill()
            self.thrown_out += is_made_anew(tablet.profile)
            if file is not None:
                self._restore(trouble, file)
            if self.torn < self.plan.tears:
                tear(tablet.profile)
                self.torn += 1

    def _let_live(self, tablet: CorridorTablet) -> None:
        """Until it has said all, or for a while after its first word."""
        before = tablet.shown
        until = time.monotonic() + PATIENCE_SECONDS
        while tablet.shown == before and not tablet.is_done() and time.monotonic() < until:
            time.sleep(0.02)
        until = time.monotonic() + self.chance.uniform(*LIVES)
        while not tablet.is_done() and time.monotonic() < until:
            time.sleep(0.02)

    def _back_up(self) -> Path:
        """While it serves."""
        file = self.folder / f"backup-{self.restores}.tar.gz"
        database = Database(f"sqlite:///{(self.data / 'portal.sqlite').absolute()}")
        try:
            back_up(self.data, database, file)
        finally:
            database.close()
        return file

    def _restore(self, trouble: Trouble, file: Path) -> None:
        """More was told since the backup; the machine is lost, and the backup comes back."""
        with trouble.lock:
            self.portal.kill()
            restore(file, self.data, lambda _: "", replace=True)
            self.portal.start()
        self.restores += 1

    def _evening(self) -> int:
        """The network is whole: every tablet sends all it has."""
        left = sum(tablet.queue.flush() for tablet in self.paper)
        for tablet in self.paper:
            tablet.queue.ask()
            left += tablet.queue.flush()
        if self.tablet is not None:
            self.tablet.open()
            queue = self.tablet.drain()
            left += int(queue["waiting"]) + int(queue["help"])
            self.tablet.close()
        return left


def day(kind: BrowserType | None, folder: Path, data: Path, plan: Plan, notes: str = "") -> Figures:
    """Run it; gives the figures, printed for whoever reads the log."""
    figures = Day(kind, folder, data, plan).run()
    print(f"\n{plan.fault or notes or 'the product'}: {figures}")
    return figures

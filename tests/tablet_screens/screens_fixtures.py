"""A portal in its own process, and tablets of its unit: real Chromium with the real service worker.

Ekdalen's people are Amina, Carlos, Dilan (mentor) and Eva. `portal.stop()` takes the server away,
which is what a tablet meets when the network fades; `portal.start()` brings it back.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import screens_content  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext, Locator, Page, expect

from kompetensportal.actions.content.build import build
from kompetensportal.actions.device.enrol import code_for_own, code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.model.learning.event import Event
from kompetensportal.store import schema
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.device import devices
from kompetensportal.store.learning import events

CODES = {account.name: account.code for account in example.ACCOUNTS}
GUIDE = "/lathundar/outlook/svara"
OTHER = "/lathundar/outlook/bifoga"
INTRODUCTION = "/introduktion/amina-ny"
FACTS = "(await (await import(document.getElementById('tablet').dataset.facts)).openFacts())"
SEND, LOCK = f"async () => {FACTS}.sendNow()", f"async () => {FACTS}.lock()"
"""What a page's scripts do of themselves, done at once."""
SERVER = Path(__file__).parent / "serve_screens.py"


@dataclass
class Portal:
    """A portal whose process comes and goes."""

    data: Path
    port: int = 0
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Bring it up, at the same address as before."""
        self.process = subprocess.Popen(
            [sys.executable, str(SERVER), str(self.data), str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline().rpartition(":")[2])

    def stop(self) -> None:
        """Take it away, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def database(self) -> Database:
        """Its database, opened beside it."""
        return Database(f"sqlite:///{self.data / 'portal.sqlite'}")

    def code(self, own: str = "") -> str:
        """A one-time code for a tablet of Ekdalen, or for somebody's own phone."""
        now, database = datetime.now(UTC), self.database()
        try:
            with database.session() as session:
                if own:
                    who = people.by_id(session, own)
                    assert who is not None
                    return code_for_own(session, who, "", now)
                return code_for_unit(session, "ekdalen", "", by="fatima", now=now)
        finally:
            database.close()

    def speak(self, *languages: str) -> None:
        """Let the tablets have pages in these languages, too."""
        database = self.database()
        with database.session() as session:
            for one in devices.every(session):
                choices = replace(one.choices, languages=("sv", *languages))
                devices.save(session, one.id, name=one.name, unit_id=one.unit_id, choices=choices)
        database.close()

    def end_tablets(self) -> None:
        """As an administrator ends them."""
        database = self.database()
        with database.session() as session:
            for one in devices.every(session):
                devices.revoke(session, one.id, datetime.now(UTC))
        database.close()

    def events(self, person: str | None = None) -> list[Event]:
        """What it has been told, in its order."""
        database = self.database()
        try:
            with database.session() as session:
                return events.find(session, person=person)
        finally:
            database.close()


@pytest.fixture(scope="session")
def screens_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as each test begins with it."""
    folder = tmp_path_factory.mktemp("screens")
    screens_content.write(folder / "content")
    build(folder / "content", folder / "data", processes=1)
    database = Database(f"sqlite:///{folder / 'data' / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder / "data"


@pytest.fixture
def portal(tmp_path: Path, screens_template: Path) -> Iterator[Portal]:
    """A portal that runs, of this test alone."""
    made = Portal(Path(shutil.copytree(screens_template, tmp_path / "data")))
    made.start()
    yield made
    made.stop()


@dataclass
class Tablet:
    """An enrolled tablet's page, and what hands do with it."""

    page: Page
    portal: Portal

    def go(self, path: str) -> Tablet:
        """Go to a page and wait until the tablet's own row stands there."""
        self.page.goto(f"{self.portal.address}{path}")
        self.page.wait_for_function("() => document.documentElement?.dataset.tablet === 'ready'")
        return self

    def press_code(self, code: str) -> None:
        """Press the keys of a code."""
        for digit in code:
            self.page.locator(f".keypad-key[data-digit='{digit}']").click()

    def say_who(self, name: str) -> None:
        """Choose a name and press its code, where names stand already."""
        self.page.locator(".tablet-name", has_text=name).click()
        self.press_code(CODES[name])

    def enter(self, name: str) -> Tablet:
        """Say who one is, from the row under the head."""
        self.page.locator(".tablet-enter").click()
        self.say_who(name)
        expect(self.page.locator(".tablet-who")).to_contain_text(name)
        expect(self.page.locator("dialog[open]")).to_have_count(0)
        return self

    def change(self, name: str) -> Tablet:
        """Hand the tablet over."""
        self.page.locator(".tablet-switch").click()
        self.say_who(name)
        expect(self.page.locator(".tablet-who")).to_contain_text(name)
        return self

    def wait_for_library(self) -> Tablet:
        """On the page of enrolling: until everything lies here and the worker answers."""
        # The first manifest takes its time on a slow machine.
        expect(self.page.locator("[data-fetched]")).to_be_visible(timeout=90_000)
        self.page.wait_for_function("() => Boolean(navigator.serviceWorker.controller)")
        return self

    @property
    def who(self) -> Locator:
        """Who one is, in the row under the head."""
        return self.page.locator(".tablet-who")

    @property
    def chip(self) -> Locator:
        """What is sent."""
        return self.page.locator(".tablet-chip")


def enrol(page: Page, portal: Portal, code: str, name: str = "Plattan i köket") -> Tablet:
    """Enrol a browser by the page for it."""
    page.goto(f"{portal.address}/surfplatta/ny")
    page.fill("#code", code)
    page.fill("#name", name)
    page.get_by_role("button", name="Börja").click()
    expect(page.locator("[data-there]")).to_be_visible()
    return Tablet(page, portal)


@pytest.fixture
def tablet(
    portal: Portal,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Tablet]:
    """Make a tablet of Ekdalen: `tablet(width=390, height=844)`."""

    def make(width: int = 820, height: int = 1180, clock: bool = False, **options: Any) -> Tablet:
        context = browser_context(viewport={"width": width, "height": height}, **options)
        page = watch(context.new_page())
        if clock:
            page.clock.install()
        return enrol(page, portal, portal.code())

    return make

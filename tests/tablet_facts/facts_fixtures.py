"""A portal of its own, served on loopback, and browsers that are enrolled as tablets of Ekdalen.

A tablet's page is one without scripts of ours; the facts are imported into it as any page does.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import delete, select, update

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.model.learning.event import Event
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.learning import event_rows, events
from kompetensportal.store.tables import PortalRow, QuarantineRow
from kompetensportal.web.app import create_app
from kompetensportal.web.assets import ASSETS
from tools.chromium import LEFT_OUT
from tools.loopback import served

BARE = "/las/sv.json"
"""An address of the portal that is shown without any script."""
CODES = {account.user_name: account.code for account in example.ACCOUNTS}
EVENTS = "**/api/v1/events"
COPIES = """async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("kp-mirror").catch(() => null);
  const files = {};
  for await (const [name, file] of folder?.entries() ?? []) {
    files[name] = await (await file.getFile()).text();
  }
  return files;
}"""
NO_COPIES = f"async () => !Object.values(await ({COPIES})()).join('')"
JUST_THESE = f"""async (ids) => {{
  const text = Object.values(await ({COPIES})()).join("\\n");
  const found = Array.from(text.matchAll(/^(\\S+) /gm), ([, id]) => id);
  return found.sort().join() === ids.join();
}}"""
DELETE = """() => new Promise((done) => {
  const asked = indexedDB.deleteDatabase("kp-facts");
  asked.onsuccess = () => done("deleted");
  asked.onblocked = () => done("blocked");
})"""
LOOK = """() => new Promise((done) => {
  const asked = indexedDB.open("kp-facts");
  asked.onsuccess = () => {
    const rows = asked.result.transaction("outbox").objectStore("outbox").getAll();
    rows.onsuccess = () => { asked.result.close(); done(rows.result); };
  };
})"""


@dataclass
class Portal:
    """A portal that runs."""

    address: str
    database: Database
    data: Path

    def code(self, unit: str = "ekdalen") -> str:
        """A one-time code for a tablet of a unit."""
        with self.database.session() as session:
            return code_for_unit(session, unit, "", by="fatima", now=datetime.now(UTC))

    def events(self, person: str | None = None) -> list[Event]:
        """What it has, in its order."""
        with self.database.session() as session:
            return events.find(session, person=person)

    def set_aside(self) -> list[QuarantineRow]:
        """What lies in quarantine."""
        with self.database.session() as session:
            return list(session.scalars(select(QuarantineRow)))

    def says(self, name: str, value: str) -> None:
        """Change what the portal knows of itself: `epoch`, `safe_order`."""
        with self.database.session() as session:
            session.execute(delete(PortalRow).where(PortalRow.name == name))
            session.add(PortalRow(name=name, value=value))

    def forget(self, ids: list[str]) -> None:
        """As a restore of an older backup does."""
        with self.database.session() as session:
            session.execute(delete(event_rows.TABLE).where(event_rows.TABLE.c.id.in_(ids)))
            session.execute(
                update(PortalRow).where(PortalRow.name == "epoch").values(value="restored")
            )


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    """A portal with the example people, of this test alone."""
    database = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    app = create_app(Settings(data=tmp_path, demo=True), database)
    with served(app) as address:
        yield Portal(address, database, tmp_path)
    database.close()


@dataclass
class Tablet:
    """A browser page whose `facts` and `session` are variables of the page."""

    page: Page
    portal: Portal
    told: list[str] = field(default_factory=list)
    """Ids of what was said to be saved."""

    @property
    def context(self) -> BrowserContext:
        """Its profile."""
        return self.page.context

    def open(self, path: str = BARE) -> Tablet:
        """Go to a page, as a link does, and open the facts there."""
        self.page.goto(f"{self.portal.address}{path}")
        self.run(
            "async (address) => { const facts = await import(address);"
            " globalThis.facts = await facts.openFacts(); }",
            ASSETS.address("facts.js"),
        )
        return self

    def run(self, script: str, argument: Any = None) -> Any:
        """Run a script in the page; what it throws comes as `{"reason": …}`."""
        return self.page.evaluate(
            f"async (argument) => {{ try {{ return await ({script})(argument); }}"
            " catch (error) { if (!error.reason) throw error;"
            " return {reason: error.reason, wait: error.wait}; } }",
            argument,
        )

    def enrol(self) -> Tablet:
        """Enrol with a fresh code."""
        assert self.run("(code) => facts.enrol(code, 'Surfplattan')", self.portal.code()) is None
        return self

    def unlock(self, person: str, code: str = "") -> Any:
        """Unlock with somebody's code, or another; what was thrown, or None."""
        return self.run(
            "async ([who, code]) => { await facts.unlock(who, code); }",
            [person, code or CODES[person]],
        )

    def tell(self, count: int = 1, subject: str = "lathund#fraga", **data: Any) -> list[str]:
        """Tell facts as whoever is unlocked; gives their ids."""
        said = self.run(
            "async ([n, subject, data]) => { const ids = []; for (let i = 0; i < n; i++) {"
            " const told = await facts.session.tell('question.answered',"
            " {subject: subject + i, version: 'v1', data}); ids.push(told.id); } return ids; }",
            [count, subject, data],
        )
        assert isinstance(said, list), said
        self.told += said
        return said

    def send(self) -> dict[str, Any]:
        """Send now."""
        sent: dict[str, Any] = self.run("() => facts.sendNow()")
        return sent

    def queue(self) -> dict[str, Any]:
        """How the queue stands."""
        queue: dict[str, Any] = self.run("() => facts.queue()")
        return queue

    def rows(self) -> list[dict[str, Any]]:
        """Rows of the outbox, in line."""
        rows: list[dict[str, Any]] = self.page.evaluate(LOOK)
        return sorted(rows, key=lambda row: row["n"])

    def copies(self) -> dict[str, str]:
        """The files of the mirror by name, with a line for each event that is not safe."""
        files: dict[str, str] = self.page.evaluate(COPIES)
        return files

    def copied(self) -> list[str]:
        """Ids of the events in the mirror."""
        return re.findall(r"^(\S+) ", "\n".join(self.copies().values()), re.MULTILINE)

    def wait_for_copies(self, ids: list[str]) -> None:
        """Until just these events lie in the mirror: what is safe leaves it a little later."""
        self.page.wait_for_function(JUST_THESE, arg=sorted(ids))

    def wait_for_no_copies(self) -> None:
        """Until no event lies in the mirror, and no blanks are left of any."""
        self.page.wait_for_function(NO_COPIES)

    def away(self, away: bool = True) -> Tablet:
        """Take the network from the browser, or give it back."""
        self.context.set_offline(away)
        return self


@pytest.fixture
def tablet(portal: Portal, browser_context: Callable[..., BrowserContext]) -> Callable[..., Tablet]:
    """Make a tablet: `tablet("amina")` is enrolled and unlocked by Amina, who has told nothing."""

    def make(person: str = "") -> Tablet:
        made = Tablet(browser_context().new_page(), portal).open().enrol()
        if person:
            # It looks at the portal as well; a test begins when nothing is on its way.
            with made.page.expect_response("**/api/v1/device"):
                assert made.unlock(person) is None
        return made

    return make


def open_profile(chromium: Browser, profile: Path) -> BrowserContext:
    """A browser of its own that keeps what it has in a folder."""
    return chromium.browser_type.launch_persistent_context(
        str(profile), executable_path=shutil.which("chromium"), args=["--no-sandbox", LEFT_OUT]
    )

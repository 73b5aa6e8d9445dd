"""The database is closed, deleted, full, newer or forbidden: told, and nothing is lost."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from facts_fixtures import DELETE, EVENTS, Portal, Tablet  # type: ignore[import-not-found]
from playwright.sync_api import Browser, BrowserContext, Route

from kompetensportal.web.assets import ASSETS
from tools.chromium import LEFT_OUT

MakeTablet = Callable[..., Tablet]
WORDS = random.Random(1).randbytes(1_000).hex()
TELL = "(words) => facts.session.tell('help.requested', {subject: 'steg', data: {words}})"
FILL = """async () => {
  const database = await new Promise((done) => {
    const asked = indexedDB.open("other");
    asked.onupgradeneeded = () => asked.result.createObjectStore("rows", {autoIncrement: true});
    asked.onsuccess = () => done(asked.result);
  });
  const put = (size) => new Promise((done) => {
    const writing = database.transaction("rows", "readwrite");
    writing.objectStore("rows").put(crypto.getRandomValues(new Uint8Array(size)));
    writing.oncomplete = () => done(true);
    writing.onabort = () => done(false);
  });
  for (const size of [20_000, 1_000, 100]) while (await put(size)) continue;
}"""


def clear_database(tablet: Tablet) -> None:
    """What a browser does that needs room: the database is closed and gone."""
    tablet.context.new_cdp_session(tablet.page).send(
        "Storage.clearDataForOrigin",
        {"origin": tablet.portal.address, "storageTypes": "indexeddb"},
    )


def test_a_database_that_is_closed_under_us_is_opened_again(tablet: MakeTablet) -> None:
    amina = tablet("amina").away()
    before = amina.tell(1)
    clear_database(amina)
    amina.tell(2)
    rows = amina.rows()
    assert [row["id"] for row in rows if row["id"] in before] == before, "from the mirror"
    assert len(rows) == 3


def test_a_deleted_database_is_filled_from_the_mirror_and_is_another_store(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    before = amina.tell(3)
    old = amina.rows()
    assert amina.page.evaluate(DELETE) == "deleted", "we let go of it"
    queue = amina.queue()
    assert queue["waiting"] == 3
    new = amina.rows()
    assert [row["envelope"] for row in new] == [row["envelope"] for row in old]
    after = amina.tell(2)
    rows = amina.rows()
    assert [row["id"] for row in rows] == [*before, *after]
    assert rows[3]["store_id"] != rows[0]["store_id"]
    assert [row["dev_seq"] for row in rows] == [1, 2, 3, 1, 2]
    amina.away(False).open()
    assert amina.run("() => facts.device.unit.id") == "ekdalen"
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == [*before, *after]


@pytest.fixture
def crowded(portal: Portal, browser_context: Callable[..., BrowserContext]) -> Tablet:
    """A tablet with Amina whose browser has hardly any room left."""
    page = browser_context().new_page()
    made = Tablet(page, portal)
    devtools = page.context.new_cdp_session(page)
    quota = {"origin": portal.address, "quotaSize": 300_000}
    devtools.send("Storage.overrideQuotaForOrigin", quota)
    made.open().enrol()
    assert made.unlock("amina") is None
    made.page.evaluate(FILL)
    return made


def test_a_full_disk_keeps_the_words_on_the_screen_and_sends_when_it_can(
    crowded: Tablet, portal: Portal
) -> None:
    crowded.away()
    assert crowded.run(TELL, WORDS)["reason"] == "full"
    assert crowded.run(TELL, WORDS)["reason"] == "full"
    assert crowded.rows() == []
    crowded.away(False)
    told = crowded.run(TELL, WORDS)
    assert told["saved"] is False, "the portal has it, the tablet has not"
    assert [event.data["words"] for event in portal.events("amina")] == [WORDS]
    assert crowded.queue()["waiting"] == 0


def test_what_could_not_be_saved_is_one_event_when_it_is_told_again(
    crowded: Tablet, portal: Portal
) -> None:
    def lost(route: Route) -> None:
        route.fetch()
        route.abort()

    crowded.page.route(EVENTS, lost)
    assert crowded.run(TELL, WORDS)["reason"] == "full"
    crowded.page.unroute(EVENTS)
    assert len(portal.events("amina")) == 1, "but nobody has heard so"
    assert crowded.run(TELL, WORDS)["saved"] is False
    assert len(portal.events("amina")) == 1


def test_a_database_of_a_later_release_is_left_alone(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina").away()
    amina.tell(2)
    amina.away(False)
    amina.page.goto(f"{portal.address}/las/sv.json")
    amina.page.evaluate(
        """() => new Promise((done) => {
          const asked = indexedDB.open("kp-facts", 7);
          asked.onsuccess = () => { asked.result.close(); done(); };
        })"""
    )
    opened = "(address) => import(address).then((facts) => facts.openFacts())"
    assert amina.run(opened, ASSETS.address("facts.js"))["reason"] == "newer"
    assert len(amina.rows()) == 2


def test_a_browser_that_forbids_storage_is_told(
    portal: Portal, chromium: Browser, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    (profile / "Default").mkdir(parents=True)
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(blocked))
    context = chromium.browser_type.launch_persistent_context(
        str(profile), executable_path=shutil.which("chromium"), args=["--no-sandbox", LEFT_OUT]
    )
    try:
        forbidden = Tablet(context.new_page(), portal)
        forbidden.page.goto(f"{portal.address}/las/sv.json")
        opened = "(address) => import(address).then((facts) => facts.openFacts())"
        assert forbidden.run(opened, ASSETS.address("facts.js"))["reason"] == "private"
    finally:
        context.close()


def test_a_mirror_that_is_full_does_not_stop_anybody(tablet: MakeTablet) -> None:
    amina = tablet("amina").away()
    amina.run(
        "() => { for (let size = 2 ** 22; size > 1; size /= 2)"
        " try { localStorage.setItem('other' + size, 'x'.repeat(size)); } catch {} }"
    )
    amina.tell(2)
    assert amina.queue()["waiting"] == 2

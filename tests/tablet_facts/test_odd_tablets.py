"""A tablet that was copied, one that was revoked, and an event that is far too large."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from facts_fixtures import EVENTS, Portal, Tablet, open_profile  # type: ignore[import-not-found]
from playwright.sync_api import Browser, Route

from kompetensportal.store.device import devices

MakeTablet = Callable[..., Tablet]


def test_a_profile_that_was_copied_to_another_tablet_loses_nobodys_facts(
    portal: Portal, chromium: Browser, tmp_path: Path
) -> None:
    profiles = [tmp_path / "one", tmp_path / "two"]
    context = open_profile(chromium, profiles[0])
    first = Tablet(context.new_page(), portal).open().enrol()
    assert first.unlock("amina") is None
    first.away()
    told = first.tell(1)
    first.run("() => facts.lock()")
    context.close()
    shutil.copytree(profiles[0], profiles[1], symlinks=True)
    for profile in profiles:
        context = open_profile(chromium, profile)
        tablet = Tablet(context.new_page(), portal).open()
        tablet.away()
        assert tablet.unlock("amina") is None
        told += tablet.tell(2, subject=f"{profile.name}#")
        tablet.away(False)
        assert tablet.send()["left"] == 0
        context.close()
    assert sorted(event.id for event in portal.events("amina")) == sorted(told)
    assert portal.set_aside() == []
    with portal.database.session() as session:
        assert [device.copied for device in devices.every(session)] == [True]


def test_a_tablet_that_was_revoked_sends_what_it_has_and_says_so(
    tablet: MakeTablet, portal: Portal
) -> None:
    amina = tablet("amina").away()
    ids = amina.tell(2)
    with portal.database.session() as session:
        devices.revoke(session, amina.run("() => facts.device.device_id"), datetime.now(UTC))
    amina.away(False)
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids
    assert amina.queue()["problem"] == "revoked"


def test_what_was_kept_for_who_has_left_goes_after_a_month_and_her_facts_are_sent(
    tablet: MakeTablet, portal: Portal
) -> None:
    shared = tablet("amina").away()
    ids = shared.tell(1)
    shared.run("() => facts.session.keep('utkast', 'halvfärdigt')")
    shared.run("() => facts.lock()")
    days = {"later": 0}

    def without_her(route: Route) -> None:
        asked = {k: v for k, v in route.request.headers.items() if k != "if-none-match"}
        said = route.fetch(headers=asked).json()
        said["people"] = [one for one in said["people"] if one["id"] != "amina"]
        said["server_time"] += days["later"] * 24 * 3600 * 1000
        route.fulfill(headers={"X-KP-Portal": said["server_id"]}, json=said)

    shared.page.route("**/api/v1/device", without_her)
    keys = (
        "() => new Promise((done) => { const asked = indexedDB.open('kp-facts');"
        " asked.onsuccess = () => { const names = ['keys', 'sealed', 'mine'];"
        " const open = asked.result.transaction(names); const found = [];"
        " for (const name of names) { const all = open.objectStore(name).count();"
        " all.onsuccess = () => found.push(all.result); }"
        " open.oncomplete = () => { asked.result.close(); done(found); }; }; })"
    )
    # No fact has reached the portal when her keys go: it does not need them.
    shared.page.route(EVENTS, lambda route: route.abort())
    shared.away(False)
    for later, left in ((0, [1, 1, 1]), (29, [1, 1, 1]), (31, [0, 0, 0])):
        days["later"] = later
        assert shared.run("() => facts.refresh()") is True
        assert shared.run(keys) == left
    shared.page.unroute(EVENTS)
    assert shared.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids


def test_an_event_of_six_megabytes_stops_nobody(tablet: MakeTablet, portal: Portal) -> None:
    amina = tablet("amina").away()
    large = amina.run(
        "() => facts.session.tell('help.requested',"
        " {subject: 'steg', data: {words: 'å'.repeat(3 * 1024 * 1024)}})"
    )
    assert large["saved"] is True
    ids = amina.tell(2)
    assert amina.queue()["waiting"] == 3
    amina.away(False)
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == ids
    assert amina.queue()["help"] == 1
    (aside,) = portal.set_aside()
    assert aside.event_id == large["id"]
    assert len(json.dumps(aside.whole)) > 6 * 1024 * 1024, "and it is there whole"

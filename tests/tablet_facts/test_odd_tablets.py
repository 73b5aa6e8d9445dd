"""A tablet that was copied, one that was revoked, and an event that is far too large."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from facts_fixtures import Portal, Tablet, open_profile  # type: ignore[import-not-found]
from playwright.sync_api import Browser

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

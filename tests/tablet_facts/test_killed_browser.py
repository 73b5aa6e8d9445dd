"""The browser is killed when "Sparat här" may be shown; opened again, everything is there."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from facts_fixtures import Portal, Tablet, open_profile  # type: ignore[import-not-found]
from playwright.sync_api import Browser, Error


def browser_process(profile: Path) -> int:
    """The id of the browser that has a profile open, as its own lock says."""
    return int(str((profile / "SingletonLock").readlink()).rpartition("-")[2])


def test_what_was_told_before_the_browser_was_killed_is_there_and_is_sent(
    portal: Portal, chromium: Browser, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    told: list[str] = []
    # Cookies reach the disk within half a minute, or when the browser is closed.
    context = open_profile(chromium, profile)
    Tablet(context.new_page(), portal).open().enrol()
    context.close()
    for time in range(3):
        context = open_profile(chromium, profile)
        amina = Tablet(context.new_page(), portal).open()
        assert amina.run("() => facts.session") is None, "a restarted browser asks for the code"
        assert [row["id"] for row in amina.rows()] == told
        assert amina.unlock("amina") is None
        amina.away()
        told += amina.tell(3 + time)
        os.kill(browser_process(profile), signal.SIGKILL)
        with contextlib.suppress(Error):  # It is closed already.
            context.close()
    context = open_profile(chromium, profile)
    amina = Tablet(context.new_page(), portal).open()
    rows = amina.rows()
    assert [row["id"] for row in rows] == told
    assert [row["dev_seq"] for row in rows] == list(range(1, 13))
    assert len({row["store_id"] for row in rows}) == 1
    assert amina.send()["left"] == 0
    assert [event.id for event in portal.events("amina")] == told
    context.close()

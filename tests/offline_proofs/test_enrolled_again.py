"""A portal restored from a backup of before the tablet is offered again what it has lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType
from proof_corridor import CorridorTablet, serve_proof  # type: ignore[import-not-found]
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_ledger import Ledger, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.portal.restore import restore
from kompetensportal.store.database import Database

SAID = 21


@pytest.mark.timeout(600)
def test_a_tablet_that_is_enrolled_again_after_a_restore_offers_all_it_has_kept(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    address = f"sqlite:///{data / 'portal.sqlite'}"
    file = tmp_path / "before-the-tablet.tar.gz"
    database = Database(address)
    back_up(data, database, file)
    database.close()
    portal = ProofPortal(data)
    portal.start()
    ledger = Ledger(tmp_path / "ledger.jsonl")
    with FaultProxy(portal.port) as proxy:
        serve_proof(proxy, ledger)
        tablet = CorridorTablet(browser_type, tmp_path / "profile", proxy, ledger, random.Random(1))
        try:
            page = tablet.open()[0]
            tablet.enrol(code_for_tablet(data))
            tablet.begin(page, tablet.plan(SAID))
            tablet.wait()
            assert tablet.drain()["waiting"] == 0
            portal.stop()
            restore(file, data, lambda _: "", replace=True)
            portal.start()
            assert tablet.drain(rounds=1)["problem"] == "not_device"
            tablet.enrol(code_for_tablet(data))
            assert tablet.drain()["waiting"] == 0
        finally:
            tablet.close()
            portal.stop()
    ledger.close()
    verdict = judge(ledger, address)
    assert verdict.told == SAID
    assert not verdict.lost, str(verdict)

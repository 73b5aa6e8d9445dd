"""The browser throws the whole database out between two lives: what was told is not lost.

`torn_log` says why it does. The control has its second copy in localStorage, as we once had, which
is on the disk too late.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from planted_tablet import ONLY_LOCALLY, planted_script  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType
from proof_corridor import CorridorTablet, serve_proof  # type: ignore[import-not-found]
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_ledger import Ledger, Verdict, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]
from torn_log import is_made_anew, tear  # type: ignore[import-not-found]

TOLD_IN_A_LIFE = 12


def verdict_of(kind: BrowserType, folder: Path, data: Path, script: bytes | None) -> Verdict:
    """Two lives without a network, the first of which ends within a write; then an evening."""
    portal = ProofPortal(data)
    portal.start()
    ledger = Ledger(folder / "ledger.jsonl")
    with FaultProxy(portal.port) as proxy:
        serve_proof(proxy, ledger, script)
        tablet = CorridorTablet(kind, folder / "profile", proxy, ledger, random.Random(1))
        try:
            tablet.open()
            tablet.enrol(code_for_tablet(data))
            tablet.quit()
            proxy.weather = {"refused": 1.0}
            for life in ("cut", "last"):
                tablet.open()
                tablet.begin(tablet.pages[0], tablet.plan(TOLD_IN_A_LIFE))
                tablet.wait()
                tablet.kill()
                if life == "cut":
                    tear(tablet.profile)
            assert not tablet.failed, tablet.failed
            tablet.open()
            tablet.ids()
            assert is_made_anew(tablet.profile), "it has kept its database: nothing is proven"
            tablet.begin(tablet.pages[0], tablet.plan(TOLD_IN_A_LIFE))
            tablet.wait()
            assert not tablet.failed, "three people unlock and go on, still without a network"
            proxy.calm()
            assert tablet.drain()["waiting"] == 0
        finally:
            tablet.close()
            portal.stop()
    verdict = judge(ledger, f"sqlite:///{data / 'portal.sqlite'}")
    assert verdict.told == 3 * TOLD_IN_A_LIFE
    return verdict


@pytest.mark.timeout(600)
def test_what_was_told_outlives_its_database(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    verdict = verdict_of(browser_type, tmp_path, data, None)
    assert not verdict.faults, verdict


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_control_whose_second_copy_comes_too_late_loses_it(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    script = planted_script(tmp_path / "sources", ONLY_LOCALLY)
    verdict = verdict_of(browser_type, tmp_path, data, script)
    assert "lost" in verdict.faults, verdict

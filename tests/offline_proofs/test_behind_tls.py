"""A portal behind real TLS, on SQLite and on PostgreSQL: enrolled, unlocked, told, sent, stored.

The authority is made for the test; Chromium trusts its one key. The proxy speaks TLS and passes on,
as the one in front of a real portal does.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType, Page
from proof_authority import certify  # type: ignore[import-not-found]
from proof_corridor import CorridorTablet, serve_proof  # type: ignore[import-not-found]
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_ledger import Ledger, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal, free_port, make_portal  # type: ignore[import-not-found]

READY = """async () => {
  const known = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  return known.scope;
}"""
SAID = 30


def _scope(page: Page, address: str) -> str:
    # A page without scripts of ours: nothing leads on from it.
    page.goto(f"{address}/las/sv.json")
    scope: str = page.evaluate(READY)
    return scope


@pytest.mark.timeout(600)
def test_a_tablet_behind_tls_does_everything(
    database_url: str, browser_type: BrowserType, tmp_path: Path
) -> None:
    data = tmp_path / "portal"
    make_portal(data, database_url)
    certified = certify(tmp_path)
    port = free_port()
    portal = ProofPortal(
        data,
        settings={
            "behind_proxy": "true",
            "public_url": f"https://localhost:{port}",
            "database": database_url,
        },
    )
    portal.start()
    ledger = Ledger(tmp_path / "ledger.jsonl")
    with FaultProxy(portal.port, tls=certified.server, port=port) as proxy:
        serve_proof(proxy, ledger)
        tablet = CorridorTablet(
            browser_type,
            tmp_path / "profile",
            proxy,
            ledger,
            random.Random(1),
            arguments=certified.chromium_arguments,
        )
        try:
            page = tablet.open()[0]
            tablet.enrol(code_for_tablet(data, database_url))
            cookie = next(c for c in page.context.cookies() if c["name"] == "__Host-kp-device")
            assert cookie["secure"] and cookie["httpOnly"] and cookie["sameSite"] == "Strict"
            tablet.begin(page, tablet.plan(SAID))
            tablet.wait()
            assert not tablet.failed, tablet.failed
            assert tablet.drain()["waiting"] == 0
            assert _scope(page, proxy.address) == f"{proxy.address}/"
        finally:
            tablet.close()
            portal.stop()
    ledger.close()
    verdict = judge(ledger, database_url)
    print(f"\nTLS, {database_url.partition(':')[0]}: {verdict}")
    assert verdict.told == SAID
    assert not verdict.faults, str(verdict)


@pytest.mark.timeout(600)
def test_an_authority_that_the_tablet_does_not_know_gets_nothing(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    certified = certify(tmp_path)
    portal = ProofPortal(data, settings={"behind_proxy": "true"})
    portal.start()
    with FaultProxy(portal.port, tls=certified.server) as proxy:
        tablet = CorridorTablet(
            browser_type, tmp_path / "profile", proxy, Ledger(tmp_path / "l"), random.Random(1)
        )
        try:
            with pytest.raises(Exception, match="ERR_CERT_AUTHORITY_INVALID"):
                tablet.open()
        finally:
            tablet.close()
            portal.stop()

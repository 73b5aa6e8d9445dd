"""A tablet with an older release's service worker, and a queue: both survive the new release."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType
from proof_corridor import (  # type: ignore[import-not-found]
    FACTS,
    CorridorTablet,
    serve_proof,
)
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_http import answer  # type: ignore[import-not-found]
from proof_ledger import Ledger, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]

OLD_WORKER = b"""
// An older release: it keeps pages and scripts in a cache and asks nobody for newer ones.
const KEPT = ["/proof/", "/proof/page.js", "/proof/facts.js"];
addEventListener("install", (event) => {
  event.waitUntil(caches.open("release-1").then((cache) => cache.addAll(KEPT)).then(skipWaiting));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (!KEPT.includes(new URL(event.request.url).pathname)) return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true }));
});
"""
REGISTER = """async () => {
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
}"""
UPDATE = """async () => {
  const known = await navigator.serviceWorker.getRegistration();
  await known.update();
}"""
RELEASE_2 = b"\nglobalThis.proofRelease = 2;\n"
SAID = 21


@pytest.mark.timeout(600)
def test_a_queue_under_an_old_service_worker_reaches_the_portal_after_the_update(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    portal = ProofPortal(data)
    portal.start()
    ledger = Ledger(tmp_path / "ledger.jsonl")
    with FaultProxy(portal.port) as proxy:
        serve_proof(proxy, ledger)
        proxy.own["/sw.js"] = lambda _: answer(200, OLD_WORKER, "text/javascript")
        tablet = CorridorTablet(browser_type, tmp_path / "profile", proxy, ledger, random.Random(1))
        try:
            page = tablet.open()[0]
            page.evaluate(REGISTER)
            tablet.enrol(code_for_tablet(data))
            tablet.quit()
            proxy.weather = {"refused": 1.0}
            page = tablet.open()[0]
            page.wait_for_function("() => navigator.serviceWorker.controller !== null")
            tablet.begin(page, tablet.plan(SAID))
            tablet.wait()
            assert not tablet.failed, tablet.failed
            tablet.kill()

            # The new release: another worker, other scripts; the network is back.
            old = proxy.own[FACTS]
            proxy.own[FACTS] = lambda request: answer(
                200, old(request).body + RELEASE_2, "text/javascript"
            )
            del proxy.own["/sw.js"]
            proxy.calm()
            page = tablet.open()[0]
            page.evaluate(UPDATE)
            page.wait_for_function(
                "async () => (await caches.match('/proof/')) === undefined"
                " || (await (await fetch('/proof/facts.js')).text()).includes('proofRelease')"
            )
            page.goto(f"{proxy.address}/proof/")
            assert tablet.drain()["waiting"] == 0
            assert page.evaluate("() => globalThis.proofRelease") == 2, "the old scripts still run"
        finally:
            tablet.close()
            portal.stop()
    ledger.close()
    verdict = judge(ledger, f"sqlite:///{data / 'portal.sqlite'}")
    assert verdict.told == SAID
    assert not verdict.faults, str(verdict)

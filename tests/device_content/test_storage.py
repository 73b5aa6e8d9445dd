"""What the storage page says when the browser keeps nothing, or not enough."""

from __future__ import annotations

from playwright.sync_api import expect
from tablet_portal import (  # type: ignore[import-not-found]
    Portal,
    Tablets,
    fetch_everything,
    fetch_now,
    lying_there,
)

FILL = """async () => {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open("other");
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore("rows", { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
  });
  const put = (size) => new Promise((resolve) => {
    const writing = database.transaction(["rows"], "readwrite");
    const noise = new Uint8Array(size);
    for (let at = 0; at < size; at += 50_000) {
      crypto.getRandomValues(noise.subarray(at, Math.min(size, at + 50_000)));
    }
    writing.objectStore("rows").put(noise);
    writing.oncomplete = () => resolve(true);
    writing.onabort = () => resolve(false);
  });
  for (const size of [1_000_000, 50_000, 1_000]) while (await put(size)) continue;
}"""
"""Fills what the browser gives with something else, to the last kilobyte."""
GUIDE = "/lathundar/outlook/las-och-svara"


def test_storage_that_was_emptied_is_told_and_filled_again(
    tablet_portal: Portal, tablets: Tablets
) -> None:
    tablet_portal.start()
    page = tablets().new_page()
    fetch_everything(page)
    whole = lying_there(page)["blobs"]
    page.evaluate(
        """() => new Promise((resolve, reject) => {
          const deleting = indexedDB.deleteDatabase("kp-content");
          deleting.onsuccess = resolve;
          deleting.onerror = () => reject(deleting.error);
        })"""
    )
    page.reload()
    expect(page.locator("[data-state=gone]")).to_be_visible()
    expect(page.locator("[data-state=ready]")).to_be_visible()
    assert lying_there(page)["blobs"] == whole
    tablet_portal.kill()
    page.goto(GUIDE)
    expect(page.locator("h1")).to_have_text("Läs och svara på mejl")


def test_a_full_tablet_says_so_and_keeps_what_it_has(
    tablet_portal: Portal, tablets: Tablets
) -> None:
    tablet_portal.start()
    tablet = tablets()
    page = tablet.new_page()
    # Chromium asks for the quota before the first write, and keeps the answer for a while.
    quota = {"origin": tablet_portal.address, "quotaSize": 12_000_000}
    tablet.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    fetch_everything(page)
    before = lying_there(page)["active"]
    page.evaluate(FILL)
    tablet_portal.edit("lathundar/outlook/las-och-svara.md", "läsa ett mejl.", "läsa ett brev.")
    fetch_now(page)
    expect(page.locator("[data-reason=full]")).to_be_visible()
    expect(page.locator("[data-keeps]")).to_be_visible()
    assert lying_there(page)["active"] == before
    tablet_portal.kill()
    page.goto(GUIDE)
    expect(page.locator(".lesson-body")).to_contain_text("läsa ett mejl.")


def test_plain_http_explains_itself_with_and_without_javascript(
    tablet_portal: Portal, tablets: Tablets
) -> None:
    tablet_portal.start()
    page = tablets("plain", "--host-resolver-rules=MAP portal.test 127.0.0.1").new_page()
    page.goto(f"http://portal.test:{tablet_portal.port}/surfplatta/lagring")
    expect(page.get_by_text("Här går det inte att läsa utan nät")).to_be_visible()
    expect(page.locator("[data-can]")).to_be_hidden()
    assert page.evaluate("() => 'serviceWorker' in navigator") is False
    page.goto(f"http://portal.test:{tablet_portal.port}{GUIDE}")
    expect(page.locator("h1")).to_have_text("Läs och svara på mejl")

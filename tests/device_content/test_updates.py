"""What a tablet fetches: only what changed, whole or not at all, and what lay there stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from tablet_portal import (  # type: ignore[import-not-found]
    Portal,
    Tablets,
    fetch_everything,
    fetch_now,
    lying_there,
)

GUIDE = "/lathundar/outlook/las-och-svara"
TEXT = "lathundar/outlook/las-och-svara.md"


def fetched(page: Page) -> int:
    """How many blobs the last look at the portal found lacking, and got."""
    checked: Any = lying_there(page)["checked"]
    assert checked["ok"]
    return int(checked["found"])


def sees(page: Page, words: str) -> None:
    page.goto(GUIDE)
    expect(page.locator(".lesson-body")).to_contain_text(words)


def is_told(page: Page, reason: str) -> None:
    """The storage page says why nothing new came, and that what lies there stands."""
    expect(page.locator(f"[data-reason={reason}]")).to_be_visible()
    expect(page.locator("[data-keeps]")).to_be_visible()


def test_only_what_changed_is_fetched_and_a_restart_proves_it(
    tablet_portal: Portal, tablets: Tablets
) -> None:
    tablet_portal.start()
    tablet = tablets()
    page = tablet.new_page()
    fetch_everything(page)
    whole = fetched(page)
    tablet_portal.edit(TEXT, "läsa ett mejl.", "läsa ett brev.")
    fetch_now(page)
    # The text in its two forms with its sound, the lists that may name it, and the search: no
    # picture, film, script or style, and no text beside it.
    assert 0 < fetched(page) < whole / 2
    sees(page, "läsa ett brev.")
    there = lying_there(page)
    assert there["previous"]
    assert there["moved"]
    # Another start of the browser, with the portal gone: what lies there is counted, and proven.
    tablet.close()
    tablet_portal.kill()
    page = tablets().new_page()
    sees(page, "läsa ett brev.")
    fetch_now(page)
    proven = lying_there(page)
    assert proven["active"] == there["active"]
    assert not proven.get("previous")
    assert not proven["moved"]
    assert proven["blobs"] < there["blobs"]  # type: ignore[operator]
    sees(page, "läsa ett brev.")


def test_a_new_generation_that_has_lost_something_makes_way_for_the_one_before(
    tablet_portal: Portal, tablets: Tablets
) -> None:
    tablet_portal.start()
    tablet = tablets()
    page = tablet.new_page()
    fetch_everything(page)
    old = lying_there(page)["active"]
    tablet_portal.edit(TEXT, "läsa ett mejl.", "läsa ett brev.")
    fetch_now(page)
    lose_what_is_only_in(page, str(lying_there(page)["active"]), str(old))
    tablet.close()
    tablet_portal.kill()
    page = tablets().new_page()
    fetch_now(page)
    assert lying_there(page)["active"] == old
    sees(page, "läsa ett mejl.")
    # With the portal there again it fetches what was lost.
    tablet_portal.start()
    fetch_now(page)
    assert lying_there(page)["active"] != old
    sees(page, "läsa ett brev.")


def test_a_break_in_the_middle_costs_one_pack(tablet_portal: Portal, tablets: Tablets) -> None:
    tablet_portal.start("cut:1")
    page = tablets().new_page()
    fetch_now(page)
    half = lying_there(page)
    assert half["checked"]["reason"] == "network"  # type: ignore[index]
    assert half["blobs"]
    assert not half.get("active")
    tablet_portal.kill()
    tablet_portal.start()
    fetch_now(page)
    there = lying_there(page)
    assert there["active"]
    assert fetched(page) == there["blobs"] - half["blobs"]  # type: ignore[operator]
    sees(page, "läsa ett mejl.")


def test_half_a_deployment_leaves_what_lies_there(tablet_portal: Portal, tablets: Tablets) -> None:
    tablet_portal.start()
    page = tablets().new_page()
    fetch_everything(page)
    first = lying_there(page)["active"]
    tablet_portal.edit(TEXT, "läsa ett mejl.", "läsa ett brev.")
    for fault, reason in ((f"lost:{GUIDE}", "missing"), (f"altered:{GUIDE}", "altered")):
        tablet_portal.kill()
        tablet_portal.start(fault)
        fetch_now(page)
        is_told(page, reason)
        assert lying_there(page)["active"] == first
        sees(page, "läsa ett mejl.")
    tablet_portal.kill()
    tablet_portal.start("captive")
    fetch_now(page)
    is_told(page, "captive")
    # A portal that is whole again, and then one whose library is older than what lies here.
    tablet_portal.kill()
    tablet_portal.start()
    fetch_now(page)
    second = lying_there(page)["active"]
    assert second != first
    sees(page, "läsa ett brev.")
    tablet_portal.edit(TEXT, "läsa ett brev.", "läsa en bok.")
    make_older(tablet_portal.data / "library" / "root.json")
    fetch_now(page)
    is_told(page, "older")
    assert lying_there(page)["active"] == second
    sees(page, "läsa ett brev.")


def make_older(root: Path) -> None:
    """As it was published a year ago."""
    os.utime(root, (root.stat().st_mtime - 365 * 86_400,) * 2)


def lose_what_is_only_in(page: Page, generation: str, other: str) -> None:
    """Remove the blobs that one generation names and another does not."""
    page.evaluate(
        """([generation, other]) => new Promise((resolve) => {
          const opening = indexedDB.open("kp-content");
          opening.onsuccess = () => {
            const writing = opening.result.transaction(["manifests", "blobs"], "readwrite");
            const manifests = writing.objectStore("manifests");
            const named = ({ sizes, files }) =>
              [...Object.keys(sizes), ...Object.values(files).map(([sha]) => sha)];
            manifests.get(generation).onsuccess = ({ target }) => {
              manifests.get(other).onsuccess = (event) => {
                const kept = new Set(named(event.target.result));
                for (const sha of named(target.result)) {
                  if (!kept.has(sha)) writing.objectStore("blobs").delete(sha);
                }
              };
            };
            writing.oncomplete = () => { opening.result.close(); resolve(); };
          };
        })""",
        [generation, other],
    )

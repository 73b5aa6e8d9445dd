"""Pictures of one thing on a page: what is around it, and a ring around what to press."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tools.demo import sign_in

WIDTH, HEIGHT = 390, 844
"""A phone, in CSS pixels."""
SHARPNESS = 1.5
"""Pixels of a picture for one of CSS: words stay sharp where a phone shows the picture again."""
SHORT = 460
"""CSS pixels: as much of the screen's height as a picture shows."""
RING = """(element, on) => {
  if (on) {
    const box = element.getBoundingClientRect();
    const ring = document.createElement("div");
    ring.id = "handbook-ring";
    Object.assign(ring.style, {
      position: "fixed", zIndex: 9999, pointerEvents: "none", boxSizing: "border-box",
      left: `${Math.max(2, box.left - 6)}px`, top: `${box.top - 6}px`,
      right: `${Math.max(2, innerWidth - box.right - 6)}px`, height: `${box.height + 12}px`,
      border: "4px solid #C2410C", borderRadius: "14px",
    });
    (element.closest("dialog") ?? document.body).append(ring);
  } else document.getElementById("handbook-ring")?.remove();
}"""
MIDDLE = "(element) => element.scrollIntoView({ block: 'center', behavior: 'instant' })"


@dataclass
class Camera:
    """Somebody's phone, and the folder that its pictures go to."""

    page: Page
    folder: Path

    def take(self, name: str, *shown: Locator, ring: Locator | None = None) -> None:
        """Keep what is around some things, the first of them in the middle, as `name`.webp."""
        middle = shown[0] if shown else ring
        assert middle is not None
        middle.wait_for()
        middle.evaluate(MIDDLE)
        self.page.wait_for_load_state("networkidle")
        # Pictures that came late have pushed it away.
        self.page.wait_for_timeout(500)
        middle.evaluate(MIDDLE)
        if ring is not None:
            ring.evaluate(RING, True)
        top = _top([one for one in (*shown, ring) if one is not None])
        clip = {"x": 0, "y": top, "width": WIDTH, "height": SHORT}
        taken = self.page.screenshot(clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]
        if ring is not None:
            ring.evaluate(RING, False)
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.webp"
        Image.open(io.BytesIO(taken)).convert("RGB").save(path, quality=60, method=6)
        print(path)


def _top(shown: Iterable[Locator]) -> float:
    """Where a picture begins so that all of them stand in its middle, within the screen."""
    boxes = [box for one in shown if (box := one.bounding_box())]
    first = min(box["y"] for box in boxes)
    last = max(box["y"] + box["height"] for box in boxes)
    return min(max(0, (first + last - SHORT) / 2), HEIGHT - SHORT)


def phone(browser: Browser, address: str, user_name: str) -> Page:
    """The phone of somebody who is signed in."""
    page = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=SHARPNESS,
        locale="sv-SE",
        base_url=address,
        reduced_motion="reduce",
    ).new_page()
    page.set_default_timeout(60_000)
    sign_in(page, address, user_name)
    return page

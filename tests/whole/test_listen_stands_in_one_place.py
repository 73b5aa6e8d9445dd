"""Lyssna stands in the same place wherever there is a text of its own to listen to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

TEXTS = (
    "/lathundar/outlook/las-och-svara",
    "/lathundar/outlook/las-och-svara?sprak=en",
    "/kurser/social-dokumentation/varfor",
    "/anpassa",
)
BOX = """() => {
  const box = document.querySelector(".lesson-tools > .listen:first-child");
  const [title, own] = [document.querySelector("h1"), box].map((e) => e.getBoundingClientRect());
  return [own.left, own.width, own.top - title.bottom].map(Math.round);
}"""


@pytest.mark.parametrize("width", [390, 820])
def test_lyssna_is_first_under_the_title_and_as_wide(
    portal: str, sees: Callable[..., Page], width: int
) -> None:
    page = sees(width=width)
    boxes = {}
    for address in TEXTS:
        page.goto(address)
        expect(page.locator(".listen")).to_have_count(1)
        boxes[address] = tuple(page.evaluate(BOX))
    first = boxes[TEXTS[0]]
    assert boxes == dict.fromkeys(TEXTS, first)

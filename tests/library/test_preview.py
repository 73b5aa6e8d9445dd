"""Somebody writes, and the open page follows: the new text, the findings, the audio."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from library_fixtures import Begin, Content, read_until
from playwright.sync_api import BrowserContext, Page, expect

from bench.generate import write_library
from kompetensportal.web.preview.workshop import Workshop

LONG = "\n\n".join(f"Rad {n} i en lång text som gör att sidan kan rullas." for n in range(80))


@pytest.fixture
def address(content: Content, begin: Begin, tmp_path: Path) -> str:
    """A running preview of the lathund `las`."""
    path = content.lathund("las", "Nu är du klar.")
    path.write_text(path.read_text(encoding="utf-8") + "\n" + LONG, encoding="utf-8")
    arguments = ("--content", content.root, "--data", tmp_path / "data", "--port", "8460")
    process = begin("preview", "lathundar/outlook/las.md", *arguments)
    found = re.search(r"http://\S+", read_until(process, "http://"))
    assert found
    return found[0]


def test_the_page_follows_its_file_and_stays_where_it_was(
    address: str,
    content: Content,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> None:
    page = watch(browser_context().new_page())
    page.goto(address)
    expect(page.locator(".preview h2")).to_be_visible()
    page.get_by_text("Rad 60 i en lång text").scroll_into_view_if_needed()
    before = page.get_by_text("Rad 60 i en lång text").bounding_box()
    content_path = content.root / "lathundar" / "outlook" / "las.md"
    text = content_path.read_text(encoding="utf-8")
    page.evaluate("performance.clearMarks()")
    content_path.write_text(
        text.replace("Så här gör du.", "Så här gör du.\n\nEtt nytt stycke står här.\n\nOch ett."),
        encoding="utf-8",
    )
    page.get_by_text("Ett nytt stycke står här.").wait_for(state="attached")
    after = page.get_by_text("Rad 60 i en lång text").bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 3


def test_a_broken_file_shows_its_findings_and_the_last_good_page(
    address: str,
    content: Content,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> None:
    page = watch(browser_context().new_page())
    page.goto(address)
    path = content.root / "lathundar" / "outlook" / "las.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("titel: Om las", "titel: [Om las"), encoding="utf-8")
    finding = page.locator(".preview-error").first
    expect(finding).to_be_visible()
    expect(finding).to_contain_text("lathundar/outlook/las.md, rad")
    expect(page.get_by_role("heading", name="Om las")).to_be_visible()
    expect(page.get_by_text("Nu är du klar.").first).to_be_visible()
    path.write_text(good.replace("titel: Om las", "titel: Om att läsa"), encoding="utf-8")
    expect(page.get_by_role("heading", name="Om att läsa")).to_be_visible()
    expect(page.locator(".preview-error")).to_have_count(0)


def test_what_is_new_can_be_heard(
    address: str, content: Content, browser_context: Callable[..., BrowserContext]
) -> None:
    page = browser_context().new_page()
    page.goto(address)
    expect(page.locator(".listen[data-audio^='/p/']")).to_have_count(1, timeout=90_000)
    before = page.locator(".listen").get_attribute("data-audio")
    path = content.root / "lathundar" / "outlook" / "las.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Så här gör du.", "Nu gör du så här i stället."), "utf-8")
    page.get_by_text("Nu gör du så här i stället.").wait_for(state="attached")
    expect(page.locator(".listen[data-audio^='/p/']")).to_have_count(1, timeout=90_000)
    expect(page.locator(".listen")).not_to_have_attribute("data-audio", before or "")


def test_a_running_preview_sees_every_change_and_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "content"
    write_library(root, 60)
    workshop = Workshop(root, tmp_path / "data", "", "none")
    workshop.first_build(lambda done, of: None)
    path = root / "lathundar" / "system-001" / "lathund-00057.md"
    for number in range(3):
        text = path.read_text(encoding="utf-8")
        path.write_text(text + f"\n\nEn rad till, nummer {number}.\n", encoding="utf-8")
        assert workshop.look()
        assert not workshop.look()
    workshop.stop()

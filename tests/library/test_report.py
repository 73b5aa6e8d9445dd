"""The report as somebody sees it who writes: beside the preview, and in the portal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from library_fixtures import Begin, Content, read_until
from playwright.sync_api import BrowserContext, Page, expect

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.loopback import served

WRONG = "Så här gör du. Läs ett medelande."


def write_wrong(content: Content) -> None:
    path = content.lathund("las", "Tryck på **Klar**.")
    text = path.read_text(encoding="utf-8").replace("Så här gör du.", WRONG)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def portal(content: Content, tmp_path: Path) -> Iterator[str]:
    """Address of a portal whose texts have been published twice."""
    data = tmp_path / "data"
    publish(content.root, data, today=date(2026, 11, 22))
    write_wrong(content)
    publish(content.root, data, today=date(2026, 11, 22))
    ensure_key(data)
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    with served(create_app(Settings(data=data, demo=True), database)) as address:
        yield address
    database.close()


def test_an_author_finds_the_findings_under_their_sentences(
    portal: str, browser_context: Callable[..., BrowserContext], watch: Callable[[Page], Page]
) -> None:
    page = watch(browser_context().new_page())
    page.goto(f"{portal}/logga-in")
    page.fill("[name=user_name]", "carlos")
    page.fill("[name=password]", example.PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(lambda url: "logga-in" not in url)
    page.goto(f"{portal}/rapport/")
    expect(page.get_by_role("img", name=re.compile("LIX"))).to_be_visible()
    expect(page.locator("section").first.locator("tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Om las").click()
    sentence = page.locator(".report-found", has_text="Läs ett medelande.")
    expect(sentence).to_be_visible()
    finding = page.locator(".report-found + .report-findings").first
    expect(finding).to_contain_text("medelande")
    expect(finding).to_contain_text("meddelande")
    finding.locator("summary").first.click()
    expect(finding.locator("details").first).to_contain_text("SALDO")


def test_the_preview_leads_from_a_page_to_its_report(
    content: Content,
    begin: Begin,
    tmp_path: Path,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> None:
    write_wrong(content)
    arguments = ("--content", content.root, "--data", tmp_path / "data", "--port", "8470")
    process = begin("preview", "lathundar/outlook/las.md", *arguments)
    found = re.search(r"http://\S+", read_until(process, "http://"))
    assert found
    page = watch(browser_context().new_page())
    page.goto(found[0])
    panel = page.locator(".preview-finding", has_text="medelande")
    expect(panel).to_be_visible()
    panel.locator("summary").click()
    expect(panel.locator("details")).to_contain_text("Ett meddelande")
    page.locator(".preview a[href*=rapport]").click()
    expect(page.locator(".report-found", has_text="Läs ett medelande.")).to_be_visible()
    page.get_by_role("link", name="Rapport om texterna").click()
    expect(page.get_by_role("link", name="Om svara")).to_be_visible()

"""The first hand-over is read aloud: each choice is asked by a sentence that one hears."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import player_content  # type: ignore[import-not-found]
from player_page import Serve, marked, playing, state, until  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.actions.content import voice
from kompetensportal.actions.content.publish import publish
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.reader.adapt import GUIDE

TEXT = """
Välj här.

## Gör så här

1. Tryck på Anpassa. {#anpassa}

2. Välj text. {#latt}

3. Välj storlek. {#storlek}
"""


def test_the_choices_are_read_aloud_and_made_while_one_listens(
    serve: Serve, tmp_path: Path, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    content, data = tmp_path / "content", tmp_path / "made"
    (content / "lathundar" / "portalen").mkdir(parents=True)
    (content / "courses").mkdir()
    head = player_content.HEAD.format(title="Läs bättre", id=GUIDE)
    (content / "lathundar" / f"{GUIDE}.md").write_text(head + TEXT, encoding="utf-8")
    publish(content, data, today=date(2026, 11, 1))
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    database.close()
    voice.fill(Library(data), data, "pyttsx3")
    address, _ = serve(data)
    page.goto(f"{address}/anpassa")
    page.click(".listen-play")
    marked(page, 0)
    size = page.get_by_role("radiogroup", name="Välj storlek.")
    number = int(str(page.locator("#asked-size .s").get_attribute("id"))[1:])
    marked(page, number)
    with page.expect_response("**/anpassa"):
        size.get_by_label("Stor", exact=True).check()
    assert page.locator("html").get_attribute("data-size") == "2"
    # What stands in no step of the page is passed over, and the end is the end.
    until(page, lambda: state(page)["paused"])
    playing(page, False)
    expect(page.locator(".listen-play")).to_have_text("Lyssna")
    assert axe(page) == []

"""An anonymous survey answered on a tablet without a network: counted once, and nobody's."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect
from sqlalchemy import text
from survey_portal import (  # type: ignore[import-not-found]
    ADDRESS,
    COURSE,
    COURSE_TEXT,
    LESSON_TEXT,
    REPOSITORY,
    SURVEY,
)

from kompetensportal.actions.content.build import build
from kompetensportal.actions.portal import example
from kompetensportal.store import schema
from kompetensportal.store.database import Database

sys.path.append(str(Path(__file__).parents[1] / "tablet_screens"))
from screens_fixtures import (  # type: ignore[import-not-found]
    SEND,
    Portal,
    Tablet,
    portal,
    tablet,
)
from test_day_without_network import with_state  # type: ignore[import-not-found]

__all__ = ["portal", "tablet"]
IN_STORE = """async (name) => {
  const database = await new Promise((done, failed) => {
    const request = indexedDB.open("kp-facts");
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const rows = await new Promise((done) => {
    const request = database.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => done(request.result);
  });
  database.close();
  return rows;
}"""

TIME_IS_SET = """async () => {
  const database = await new Promise((done) => {
    const request = indexedDB.open("kp-facts");
    request.onsuccess = () => done(request.result);
  });
  const from = () => new Promise((done) => {
    const request = database.transaction("meta").objectStore("meta").get("sheets_from");
    request.onsuccess = () => done(request.result);
  });
  while ((await from()) === undefined) await null;
  database.close();
}"""
"""Until the tablet has decided when its sheets go: after the facts have reached the portal."""


@pytest.fixture(scope="module")
def screens_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with the shipped surveys and a course."""
    folder = tmp_path_factory.mktemp("sheets")
    courses = folder / "content" / "courses"
    shutil.copytree(REPOSITORY / "courses" / "enkater", courses / "enkater")
    (courses / COURSE).mkdir()
    (courses / COURSE / "kurs.md").write_text(COURSE_TEXT, encoding="utf-8")
    (courses / COURSE / "ett.md").write_text(LESSON_TEXT, encoding="utf-8")
    build(folder / "content", folder / "data", processes=1)
    database = Database(f"sqlite:///{folder / 'data' / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder / "data"


def stored(page: Page, name: str) -> list[dict[str, Any]]:
    """The rows of a store of the tablet."""
    rows: list[dict[str, Any]] = page.evaluate(IN_STORE, name)
    return rows


def until_stored(page: Page, name: str, there: bool) -> None:
    """Wait until a store of the tablet holds something, or nothing."""
    page.evaluate(
        f"""async ([name, there]) => {{
          const rows = {IN_STORE};
          while (Boolean((await rows(name)).length) !== there) {{
            await new Promise((again) => queueMicrotask(again));
          }}
        }}""",
        [name, there],
    )


def rows_of(portal: Portal, table: str) -> list[str]:
    """The rows of a table of the portal, as text."""
    database = portal.database()
    try:
        with database.session() as session:
            return [str(tuple(row)) for row in session.execute(text(f"SELECT * FROM {table}"))]
    finally:
        database.close()


def test_a_survey_is_answered_without_a_network_and_its_sheet_leads_to_nobody(
    tablet: Callable[..., Tablet], portal: Portal
) -> None:
    here = tablet(clock=True).wait_for_library().go("/")
    page = here.page
    here.enter("Dilan")
    with_state(here)
    here.change("Amina")
    with_state(here)
    until_stored(page, "tokens", True)
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one) if "/sheets" in one.url else None)
    portal.stop()

    here.go(f"/kurser/{COURSE}/")
    page.get_by_role("link", name="Svara på frågorna").click()
    expect(page.locator(".survey-about:visible")).to_contain_text("Trygg digital")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".tablet-notice")).to_contain_text("inte svarat på någon fråga")
    for question in page.locator(".survey-question").all():
        choices = question.get_by_role("radio")
        if choices.count():
            choices.last.check()
        else:
            question.locator("textarea").fill("Bra att kunna läsa hemma.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".survey-thanks")).to_contain_text("Tack! Du har svarat.")
    expect(page.locator(".survey-form")).to_be_hidden()
    expect(here.chip).to_contain_text("1 är inte skickad än")
    page.reload()
    expect(page.locator(".survey-thanks")).to_be_visible()
    here.go("/surfplatta/ko")
    expect(page.get_by_text("1 anonymt enkätsvar väntar här")).to_be_visible()
    [row] = stored(page, "sheets")
    assert set(row) == {"id", "seal", "epk", "iv", "sealed"}
    assert "amina" not in json.dumps(row)
    # The next one meets an empty form.
    here.change("Dilan").go(ADDRESS)
    expect(page.locator(".survey-form")).to_be_visible()
    expect(page.locator(".survey-question :checked")).to_have_count(0)

    portal.start()
    page.evaluate(SEND)
    expect(here.chip).to_contain_text("Allt är skickat")
    told = [(e.type, e.subject, dict(e.data)) for e in portal.events("amina")]
    assert told == [("survey.answered", SURVEY, {"about": COURSE})]
    assert rows_of(portal, "sheets_waiting") == []
    assert len(stored(page, "sheets")) == 1, "it goes at another time than the fact"

    page.evaluate(TIME_IS_SET)
    page.clock.fast_forward("00:50:00")
    until_stored(page, "sheets", False)
    sent = [one for one in asked if one.url.endswith("/api/v1/sheets")]
    assert len(sent) == 1
    headers = sent[0].all_headers()
    assert not {"cookie", "referer", "authorization"} & set(headers)
    body: Any = sent[0].post_data_json
    assert set(body) == {"v", "sheets"}
    keys = {"id", "seal", "epk", "iv", "sealed", "token", "proof", "unit", "month"}
    assert [set(one) for one in body["sheets"]] == [keys]
    [waiting] = rows_of(portal, "sheets_waiting")
    assert "Bra att kunna läsa hemma." in waiting
    assert "ekdalen" in waiting
    [device] = rows_of(portal, "devices")
    [tokens] = rows_of(portal, "sheet_tokens")
    assert len(rows_of(portal, "sheets_taken")) == 2
    for kept in (waiting, *rows_of(portal, "sheets_taken")):
        assert body["sheets"][0]["token"] not in kept
        assert "amina" not in kept
        assert device.split("'")[1] not in kept
    assert body["sheets"][0]["token"] not in tokens
    assert row["id"] not in waiting, "kept under another key than it came with"

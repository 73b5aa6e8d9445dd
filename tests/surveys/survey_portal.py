"""A portal with the shipped surveys and a course of one lesson, served by a real server."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from kompetensportal.actions.content.build import build
from kompetensportal.store.accounts import sessions
from kompetensportal.web.account.visits import SESSION_COOKIE
from tools.example_database import example_database

sys.path.append(str(Path(__file__).parents[1] / "reader"))
from built_portal import Portal  # type: ignore[import-not-found]

REPOSITORY = Path(__file__).parents[2]
PHONE = (390, 844)
COURSE = "trygg-digital"
SURVEY = "enkat/efter-utbildningen"
ADDRESS = f"/enkat/efter-utbildningen?om={COURSE}"
COURSE_TEXT = """---
titel: Trygg digital
id: trygg-digital
ägare: Kvalitetsutvecklare
granskas: 2099-05-01
lektioner: [trygg-digital/ett]
---

En kort kurs.
"""
LESSON_TEXT = """---
titel: Låsa skärmen
id: trygg-digital/ett
ägare: Kvalitetsutvecklare
granskas: 2099-05-01
svenska: lätt
---

Lås skärmen när du går.
"""


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content, its build, and a database with the example people."""
    folder = tmp_path_factory.mktemp("surveys")
    content = folder / "content"
    shutil.copytree(REPOSITORY / "courses" / "enkater", content / "courses" / "enkater")
    course = content / "courses" / COURSE
    course.mkdir()
    (course / "kurs.md").write_text(COURSE_TEXT, encoding="utf-8")
    (course / "ett.md").write_text(LESSON_TEXT, encoding="utf-8")
    build(content, folder / "data", processes=1)
    example_database(folder / "data").close()
    return folder


@pytest.fixture
def sees(
    portal: Portal,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """Somebody's browser, signed in: `sees("amina", PHONE, java_script_enabled=False)`."""

    def make(user_name: str = "", size: tuple[int, int] = (820, 1180), **given: object) -> Page:
        context = browser_context(
            viewport={"width": size[0], "height": size[1]}, base_url=portal.address, **given
        )
        if user_name:
            with portal.database.session() as session:
                token = sessions.start(session, user_name, datetime.now(UTC), shared=False)
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": portal.address}])
        return watch(context.new_page())

    return make

"""Look at every page of following up as it is in a municipality: screenshots for one's own eyes.

Usage: python -m tools.follow_up_screenshots FOLDER [PAGE ...]

Makes an example municipality in FOLDER/data when there is none, and keeps whole pages in FOLDER as
`<page>-<size>-<look>.png`: at three sizes; light, dark, from right to left, and with the largest
letters on a phone. PAGE is a name of `PAGES`; without one all are taken (ten minutes). Nothing of
it belongs in the repository.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import text

from kompetensportal.cli.main import main as command
from kompetensportal.settings import Settings
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from tools.loopback import served
from tools.screenshots import SIZES

MANAGER, MENTOR, ADMINISTRATOR = "person-1", "person-2", "admin"
TEXT = "outlook/las-och-svara"
PAGES: dict[str, tuple[str, str]] = {
    "manager": (MANAGER, "/chef/"),
    "one": (MANAGER, "/chef/person-4"),
    "levels-of-one": (MANAGER, "/chef/person-4/kunskap"),
    "levels-of-all": (MANAGER, "/chef/kunskap"),
    "development": (MANAGER, "/chef/kunskap/utveckling"),
    "surveys": (MANAGER, "/chef/enkater"),
    "talk": (MANAGER, "/samtal/person-4"),
    "meetings": (MANAGER, "/traffar/"),
    "nanokurser": (MANAGER, "/nanokurser/"),
    "year": (MANAGER, "/arshjul/enhet-1"),
    "apt": (MANAGER, f"/apt/enhet-1?text={TEXT}"),
    "reminders": (MANAGER, "/paminnelser"),
    "mentor": (MENTOR, "/handledare/"),
    "my-levels": (MENTOR, "/mig/kunskap"),
    "assessment": (MENTOR, "/mig/sjalvskattning/"),
    "question": (MENTOR, "/mig/sjalvskattning/outlook/svara"),
    "me": (MENTOR, "/mig"),
    "survey": (MENTOR, "/enkat/efter-utbildningen?om=social-dokumentation"),
    "all-surveys": (ADMINISTRATOR, "/admin/enkater"),
    "funder": (ADMINISTRATOR, "/admin/statistik"),
    "exports": (ADMINISTRATOR, "/admin/export"),
    "matrix": (ADMINISTRATOR, "/admin/kunskapsmal"),
    "rules": (ADMINISTRATOR, "/admin/regler"),
    "programmes": (ADMINISTRATOR, "/admin/program"),
    "introductions": (ADMINISTRATOR, "/admin/introduktioner"),
    "texts": (ADMINISTRATOR, "/atgarder/innehall"),
}
"""Name -> who is signed in, and the address."""
LOOKS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "light": ("sv", 1, ("phone", "tablet", "desktop")),
    "dark": ("sv", 1, ("phone", "desktop")),
    "arabic": ("ar", 1, ("phone", "desktop")),
    "large": ("sv", 4, ("phone",)),
}
"""Name -> the language of the interface, the size of the text, at which sizes of screen."""


def main() -> int:
    """Take the pictures."""
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(PAGES):
        print(__doc__, *PAGES, sep="\n")
        return 2
    folder, wanted = Path(sys.argv[1]), sys.argv[2:] or list(PAGES)
    data = folder / "data"
    if not data.exists() and command(["example", "--people", "600", "--data", str(data)]):
        return 1
    database = Database(Settings(data=data).database_url)
    with (
        served(create_app(Settings(data=data), database, Library(data))) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in _pictures(browser, address, database, folder, wanted):
            print(path)
        browser.close()
    database.close()
    return 0


def _pictures(
    browser: Browser, address: str, database: Database, folder: Path, wanted: list[str]
) -> Iterator[Path]:
    for look, (language, letters, sizes) in LOOKS.items():
        for size in sizes:
            for name in wanted:
                who, where = PAGES[name]
                reads_as(database, who, language, letters)
                context = browser.new_context(
                    base_url=address,
                    locale="sv-SE",
                    viewport=SIZES[size],  # type: ignore[arg-type]
                    color_scheme="dark" if look == "dark" else "light",
                )
                page = context.new_page()
                sign_in(page, database, address, who)
                page.goto(where)
                page.wait_for_load_state("networkidle")
                path = folder / f"{name}-{size}-{look}.png"
                page.screenshot(path=path, full_page=True)
                context.close()
                yield path


def reads_as(database: Database, who: str, language: str, letters: int) -> None:
    """Let somebody read in a language of the interface, with letters of a size from 1 to 4."""
    reading = f'{{"reading": "easy.{letters}.auto.normal.off.off.atkinson.100.all"}}'
    change = "UPDATE persons SET language = :language, preferences = :reading WHERE id = :who"
    with database.session() as session:
        session.execute(text(change), {"who": who, "language": language, "reading": reading})


def sign_in(page: Page, database: Database, address: str, who: str) -> None:
    """Open a session for somebody of the municipality, who has no password, in a page's browser."""
    with database.session() as session:
        token = sessions.start(session, who, datetime.now(UTC), shared=False)
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": address}])


if __name__ == "__main__":
    raise SystemExit(main())

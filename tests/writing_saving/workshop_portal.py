"""A portal whose content may be written to: `workshop` for any folder of tests that imports it.

    from workshop_portal import Workshop, original_workshop, workshop  # in conftest.py

The small library of the readers' tests is its content, published; the example people are there.
`workshop.sees("carlos")` is a browser page of somebody who is signed in,
`workshop.client(…)` a plain HTTP client.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page

from kompetensportal.actions.content.publish import publish
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.example_database import example_database
from tools.loopback import served

sys.path.append(str(Path(__file__).parent.parent / "reader"))
from reader_fixtures import TABLET, sign_in  # type: ignore[import-not-found]
from reading_client import Answer, Client  # type: ignore[import-not-found]
from reading_content import write  # type: ignore[import-not-found]

GUIDE = "lathundar/outlook/las-och-svara.md"
"""A text with every construct that a reader meets."""
TODAY = date(2026, 11, 23)


@dataclass
class Workshop:
    """A portal that runs, and the folder that its texts lie in."""

    address: str
    app: Flask
    settings: Settings
    database: Database
    new_page: Callable[..., Page] = field(repr=False)
    _stack: ExitStack = field(repr=False)

    @property
    def content(self) -> Path:
        """The folder that is written to."""
        assert self.settings.content is not None
        return self.settings.content

    @property
    def data(self) -> Path:
        return self.settings.data

    def text(self, path: str = GUIDE) -> str:
        """The file as it is now."""
        return (self.content / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        """Write a file by hand, as with any editor."""
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())

    def publish(self) -> None:
        """Publish everything, as the command does."""
        publish(self.content, self.data, today=TODAY, proofread=False)

    def client(self, user_name: str = "carlos") -> WritingClient:
        """A plain HTTP client, signed in."""
        made = WritingClient(self.address)
        if user_name:
            made.sign_in(user_name)
        return made

    def sees(
        self, user_name: str, address: str = "/", size: tuple[int, int] = TABLET, **options: Any
    ) -> Page:
        """A browser page of somebody who is signed in, at an address of the portal."""
        viewport = dict(zip(("width", "height"), size, strict=True))
        page = self.new_page(viewport=viewport, base_url=self.address, **options)
        if user_name:
            sign_in(page, user_name)
        page.goto(address)
        return page

    def restart(self) -> None:
        """Stop the server and start another one at the same address, as after a crash."""
        self.stop()
        port = int(self.address.rpartition(":")[2])
        self.app = create_app(self.settings, self.database, Library(self.data))
        self._stack.enter_context(served(self.app, port=port))

    def stop(self) -> None:
        """Stop the server: the network is there, and nobody answers."""
        self._stack.close()


class WritingClient(Client):  # type: ignore[misc]
    """A client that also opens and saves texts as the editor does."""

    token = ""

    def state(self, path: str = GUIDE, page: str = "") -> dict[str, Any]:
        """How a text stands."""
        answer = self.get(f"/skriva/lage/{path}" + (f"?sida={page}" if page else ""))
        assert answer.status == 200, answer.text
        found: dict[str, Any] = json.loads(answer.text)
        self.token = found["csrf"]
        return found

    def save(self, text: str, path: str = GUIDE, **more: Any) -> dict[str, Any]:
        """Save a text; `base`, `revision`, `save`, `settled` as the editor sends them."""
        answer = self.send(path, {"text": text, **more})
        assert answer.status == 200, answer.text
        found: dict[str, Any] = json.loads(answer.text)
        return found

    def send(self, path: str, body: object) -> Answer:
        """Send anything to where texts are saved."""
        if not self.token:
            self.state()
        return self.json(f"/skriva/spara/{path}", body)

    def json(self, address: str, body: object) -> Answer:
        """Post JSON with the token of the last state."""
        return self.raw(address, json.dumps(body).encode(), "application/json")

    def raw(self, address: str, body: bytes, kind: str) -> Answer:
        from http.client import HTTPConnection  # noqa: PLC0415

        connection = HTTPConnection(self.host, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "X-CSRF-Token": self.token, "Content-Type": kind}
        headers["Origin"] = f"http://{self.host}"
        connection.request("POST", address, body, headers)
        got = connection.getresponse()
        answer = Answer(got.status, got.getheaders(), got.read())
        connection.close()
        return answer


@pytest.fixture(scope="session")
def original_workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content, its publication, and a database with the example people."""
    folder = tmp_path_factory.mktemp("workshop")
    write(folder / "content")
    publish(folder / "content", folder / "data", today=TODAY, proofread=False)
    example_database(folder / "data").close()
    return folder


@pytest.fixture
def workshop(
    tmp_path: Path, original_workshop: Path, request: pytest.FixtureRequest
) -> Iterator[Workshop]:
    """A portal of this test alone. A browser is started only when a test asks for a page."""
    folder = tmp_path / "workshop"
    shutil.copytree(original_workshop, folder)
    data = folder / "data"
    settings = Settings(data=data, content=folder / "content", demo=True)
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    app = create_app(settings, database, Library(data))

    def new_page(**options: Any) -> Page:
        make: Callable[..., BrowserContext] = request.getfixturevalue("browser_context")
        watch: Callable[[Page], Page] = request.getfixturevalue("watch")
        return watch(make(**options).new_page())

    with ExitStack() as stack:
        address = stack.enter_context(served(app))
        yield Workshop(address, app, settings, database, new_page, stack)
    database.close()

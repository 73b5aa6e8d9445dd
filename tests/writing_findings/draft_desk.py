"""A portal with a small content folder that may be written to, and Carlos signed in to it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.loopback import served

PATH = "lathundar/outlook/svara.md"
HEAD = """---
titel: Svara på mejl
id: outlook/svara
ägare: Systemspecialist Outlook
granskas: 2031-05-01
svenska: lätt
---
"""
TEXT = f"""{HEAD}
Så här svarar du.

1. Öppna **Outlook**. {{#oppna}}

   ![Den blå ikonen Outlook](bilder/oppna.svg)

2. Tryck på mejlet. {{#tryck}}

   ![Listan med mejl](bilder/oppna.svg)
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">'
    '<rect width="90" height="60" fill="#005ea8"/></svg>'
)
OTHER = TEXT.replace("outlook/svara", "outlook/vidare").replace("Svara på mejl", "Skicka vidare")


@dataclass
class Answer:
    """What the portal answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Desk:
    """A portal that runs."""

    address: str
    content: Path
    data: Path

    def signed_in(self, name: str = "carlos") -> Writer:
        """Somebody's browser without scripts."""
        writer = Writer(self.address)
        writer.get("/logga-in")
        form = {"user_name": name, "password": example.PASSWORD, "csrf": writer.token}
        assert writer.post("/logga-in", urlencode(form).encode(), FORM).status == 303
        writer.get("/mig")
        return writer


FORM = "application/x-www-form-urlencoded"


class Writer:
    """Sends drafts as the editor does, over a real connection."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str, **headers: str) -> Answer:
        answer = self._ask("GET", path, None, {n.replace("_", "-"): v for n, v in headers.items()})
        if found := re.search(rb'name="csrf" value="([^"]*)"', answer.body):
            self.token = found[1].decode()
        return answer

    def post(self, path: str, body: bytes, kind: str = "application/json") -> Answer:
        headers = {
            "Content-Type": kind,
            "Origin": f"http://{self.host}",
            "X-CSRF-Token": self.token,
        }
        return self._ask("POST", path, body, headers)

    def send(self, where: str, text: str, path: str = PATH, **more: object) -> Answer:
        """A draft to one of the addresses that take drafts: `fynd`, `ljud`."""
        return self.post(
            f"/skriva/{where}/{quote(path)}", json.dumps({"text": text} | more).encode()
        )

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = HTTPConnection(self.host, timeout=60)
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        connection.request(method, path, body, headers)
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= {k: m.value for k, m in SimpleCookie(value).items()}
        connection.close()
        return answer


@pytest.fixture(scope="session")
def desk_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content that is published, and the example people."""
    folder = tmp_path_factory.mktemp("desk")
    lathundar = folder / "content" / "lathundar" / "outlook"
    (lathundar / "bilder").mkdir(parents=True)
    (folder / "content" / "courses").mkdir()
    (lathundar / "bilder" / "oppna.svg").write_text(SVG, encoding="utf-8")
    (lathundar / "svara.md").write_text(TEXT, encoding="utf-8")
    (lathundar / "vidare.md").write_text(OTHER, encoding="utf-8")
    publish(folder / "content", folder / "data", today=date(2026, 11, 1))
    database = Database(f"sqlite:///{folder / 'data' / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    database.close()
    return folder


@pytest.fixture(scope="session")
def desk(desk_data: Path) -> Iterator[Desk]:
    """The portal; its tests read, and what they send is kept nowhere."""
    content, data = desk_data / "content", desk_data / "data"
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    app = create_app(Settings(data=data, content=content, demo=True), database)
    with served(app) as address:
        yield Desk(address, content, data)
    database.close()


@pytest.fixture
def own_desk(desk_data: Path, tmp_path: Path) -> Iterator[Desk]:
    """The same for one test, which may change everything."""
    shutil.copytree(desk_data, tmp_path / "desk")
    content, data = tmp_path / "desk" / "content", tmp_path / "desk" / "data"
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    app = create_app(Settings(data=data, content=content, demo=True), database)
    with served(app, threads=8) as address:
        yield Desk(address, content, data)
    database.close()


@pytest.fixture
def edits(own_desk: Desk, page: Page) -> Callable[..., Page]:
    """Carlos's browser with a text in the editor: `edits(text)`."""

    def opened(text: str = TEXT, path: str = PATH) -> Page:
        (own_desk.content / path).write_text(text, encoding="utf-8", newline="")
        cookies = own_desk.signed_in().cookies.items()
        page.context.add_cookies(
            [{"name": name, "value": value, "url": own_desk.address} for name, value in cookies]
        )
        page.goto(f"{own_desk.address}/skriva/text/{path}")
        page.locator(".so-far-has").wait_for()
        return page

    return opened


@pytest.fixture(scope="session")
def writer(desk: Desk) -> Writer:
    """Carlos."""
    return desk.signed_in()

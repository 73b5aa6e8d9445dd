"""What the portal tells a tablet is to lie on it, and the packs it sends."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from tablet_portal import COOKIE, Portal  # type: ignore[import-not-found]

from kompetensportal.model.device.device import Choices
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.device import devices
from kompetensportal.web.app import create_app

GUIDE = "/lathundar/outlook/las-och-svara"
OURS = {"X-KP": "1"}


@pytest.fixture
def database(tablet_portal: Portal) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tablet_portal.data / 'portal.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def app(tablet_portal: Portal, database: Database) -> Flask:
    return create_app(Settings(data=tablet_portal.data), database)


@pytest.fixture
def tablet(app: Flask, tablet_portal: Portal) -> FlaskClient:
    """A client with the tablet's cookie."""
    client = app.test_client()
    client.set_cookie(COOKIE, tablet_portal.token)
    return client


@pytest.fixture
def choose(database: Database, tablet_portal: Portal) -> Callable[..., None]:
    """Choose something for the tablet, as an administrator does."""

    def change(**chosen: Any) -> None:
        with database.session() as session:
            device = devices.by_token(session, tablet_portal.token)
            assert device is not None
            unit = device.unit_id or ""
            choices = Choices(**chosen)
            devices.save(session, device.id, name=device.name, unit_id=unit, choices=choices)

    return change


def manifest(tablet: FlaskClient) -> dict[str, Any]:
    answer = tablet.get("/api/v1/manifest")
    assert answer.status_code == 200
    return dict(answer.get_json())


def blobs(tablet: FlaskClient, want: list[str]) -> dict[str, bytes]:
    """The blobs of one pack."""
    answer = tablet.post("/api/v1/blobs", json={"want": want}, headers=OURS)
    assert answer.status_code == 200
    whole = answer.get_data()
    (length,) = struct.unpack(">L", whole[:4])
    at, found = 4 + length, {}
    for sha, size in json.loads(whole[4:at]):
        found[sha] = whole[at : at + size]
        at += size
    assert at == len(whole)
    return found


def named(told: dict[str, Any]) -> dict[str, int]:
    """SHA-256 -> bytes of everything."""
    return told["sizes"] | {sha: size for sha, size, _ in told["files"].values()}


def test_everything_that_is_named_is_there_and_is_what_its_hash_says(tablet: FlaskClient) -> None:
    told = manifest(tablet)
    sizes = named(told)
    want = list(sizes)
    while want:
        got = blobs(tablet, want)
        assert got
        assert sum(map(len, got.values())) <= 4 << 20 or len(got) == 1
        for sha, content in got.items():
            assert hashlib.sha256(content).hexdigest() == sha
            assert len(content) == sizes[sha]
        want = [sha for sha in want if sha not in got]
    page = json.loads(blobs(tablet, [told["pages"][GUIDE]["easy"]]).popitem()[1])
    assert page["title"] == "Läs och svara på mejl"
    assert page["lesson"] == "outlook/las-och-svara"
    assert page["shell"] in told["shells"]
    assert "csrf" not in page["main"]


def test_a_page_names_nobody_and_a_shell_leads_to_who_one_is(tablet: FlaskClient) -> None:
    told = manifest(tablet)
    for content in blobs(tablet, told["shells"]).values():
        shell = content.decode()
        assert "\x02" not in shell
        assert "/logga-in" not in shell
        if "<html" in shell:
            assert 'href="/surfplatta/"' in shell
            assert " data-kp-reading" in shell


def test_an_edit_changes_what_it_changes(tablet: FlaskClient, tablet_portal: Portal) -> None:
    before = manifest(tablet)
    tablet_portal.edit("lathundar/outlook/bifoga.md", "Tryck på gemet.", "Tryck på bilden.")
    after = manifest(tablet)
    assert after["generation"] != before["generation"]
    changed = {path for path in after["pages"] if after["pages"][path] != before["pages"][path]}
    # The start page names what is new.
    assert changed == {"/", "/lathundar/outlook/bifoga", "/kurser/foto/outlook/bifoga"}
    assert after["shells"] == before["shells"]


def test_the_same_manifest_is_not_sent_twice(tablet: FlaskClient) -> None:
    first = tablet.get("/api/v1/manifest", headers={"Accept-Encoding": "br"})
    assert json.loads(brotli.decompress(first.get_data()))["v"] == 1
    again = tablet.get("/api/v1/manifest", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.get_data() == b""


def test_only_the_chosen_systems_lie_there(
    tablet: FlaskClient, choose: Callable[..., None]
) -> None:
    assert {GUIDE, "/lathundar/heroma/lon"} <= set(manifest(tablet)["pages"])
    choose(systems=("outlook",))
    told = manifest(tablet)
    assert GUIDE in told["pages"]
    assert not [path for path in told["pages"] if "heroma" in path]
    lists = blobs(tablet, [told["pages"]["/lathundar/"]["easy"]]).popitem()[1].decode()
    assert "/lathundar/outlook/" in lists
    assert "heroma" not in lists


def test_the_languages_of_a_unit_have_their_buttons_and_menus(
    tablet: FlaskClient, choose: Callable[..., None]
) -> None:
    assert manifest(tablet)["more"] == {}
    choose(languages=("sv", "ar"))
    told = manifest(tablet)
    assert told["languages"] == ["sv", "ar"]
    assert set(told["more"]["ar"]) == set(told["pages"])
    page = json.loads(blobs(tablet, [told["more"]["ar"][GUIDE]["easy"]]).popitem()[1])
    shell = blobs(tablet, [page["shell"]]).popitem()[1].decode()
    assert '<html lang="ar" dir="rtl"' in shell


def test_strangers_get_nothing_and_a_revoked_tablet_nothing_more(
    app: Flask, tablet: FlaskClient, database: Database, tablet_portal: Portal
) -> None:
    sha = manifest(tablet)["pages"]["/lathundar/heroma/lon"]["easy"]
    stranger = app.test_client()
    assert stranger.get("/api/v1/manifest").status_code == 401
    asked = stranger.post("/api/v1/blobs", json={"want": [sha]}, headers=OURS)
    assert asked.status_code == 401
    with database.session() as session:
        device = devices.by_token(session, tablet_portal.token)
        assert device is not None
        devices.revoke(session, device.id, datetime.now(UTC))
    assert tablet.get("/api/v1/manifest").status_code == 403
    asked = tablet.post("/api/v1/blobs", json={"want": [sha]}, headers=OURS)
    assert asked.status_code == 403
    assert asked.headers["X-KP-Portal"]


@pytest.mark.parametrize("asked", [[], {}, {"want": "x"}, {"want": ["../secret"]}, {"want": [7]}])
def test_a_request_that_is_none_is_refused(tablet: FlaskClient, asked: object) -> None:
    answer = tablet.post("/api/v1/blobs", json=asked, headers=OURS)
    assert answer.status_code == 400


def test_a_file_that_the_disk_has_spoilt_is_left_out(
    tablet: FlaskClient, tablet_portal: Portal
) -> None:
    told = manifest(tablet)
    address, (sha, size, _) = next(
        (address, one) for address, one in told["files"].items() if address.endswith(".mp3")
    )
    name = address.removeprefix("/p/")
    file = tablet_portal.data / "library" / "pool" / name[:2] / name
    other = next(iter(told["shells"]))
    file.write_bytes(b"\0" * size)
    assert set(blobs(tablet, [sha, other])) == {other}


def test_a_spoilt_table_of_hashes_begins_afresh(tablet: FlaskClient, tablet_portal: Portal) -> None:
    before = manifest(tablet)["generation"]
    file = tablet_portal.data / "tablet.sqlite"
    assert file.is_file()
    file.write_bytes(b"no table at all" * 100)
    database = Database(f"sqlite:///{tablet_portal.data / 'portal.sqlite'}")
    again = create_app(Settings(data=tablet_portal.data), database).test_client()
    again.set_cookie(COOKIE, tablet_portal.token)
    assert manifest(again)["generation"] == before
    assert blobs(again, manifest(again)["shells"])
    database.close()


def test_the_app_has_a_name_icons_and_a_start(app: Flask) -> None:
    client = app.test_client()
    told = client.get("/app.webmanifest")
    assert told.mimetype == "application/manifest+json"
    value = json.loads(told.get_data())
    assert value["start_url"] == value["scope"] == "/"
    assert value["display"] == "standalone"
    assert {icon["purpose"] for icon in value["icons"]} == {"any", "maskable"}
    for icon in value["icons"]:
        picture = client.get(icon["src"])
        assert picture.status_code == 200
        assert picture.get_data()[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">LL", picture.get_data()[16:24])
        assert icon["sizes"] == f"{width}x{height}"
    page = client.get("/").get_data(as_text=True)
    assert '<link rel="manifest" href="/app.webmanifest">' in page
    assert '<link rel="apple-touch-icon"' in page


def test_the_worker_is_asked_for_at_each_visit_and_holds_no_content(app: Flask) -> None:
    client = app.test_client()
    worker = client.get("/sw.js")
    assert worker.mimetype == "text/javascript"
    assert worker.headers["Cache-Control"] == "no-cache"
    text = worker.get_data(as_text=True)
    assert (
        "Den här sidan behöver nätet"
        in json.loads(text.partition("self.KP=")[2].split(";\n")[0])["title"]
    )
    assert "/p/" not in text
    again = client.get("/sw.js", headers={"If-None-Match": worker.headers["ETag"]})
    assert again.status_code == 304


def test_plain_http_is_explained_without_a_script(app: Flask) -> None:
    client = app.test_client()
    insecure = client.get("/surfplatta/lagring", base_url="http://portal.test")
    assert "<section data-insecure aria" in insecure.get_data(as_text=True)
    secure = client.get("/surfplatta/lagring", base_url="https://portal.test")
    assert "<section data-insecure hidden aria" in secure.get_data(as_text=True)

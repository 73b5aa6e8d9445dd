"""Pool files over real HTTP: whole, in parts, not again, and never as a page of ours."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path

import brotli
import pytest
from flask import Flask

from kompetensportal.store.content.pool import Pool
from kompetensportal.web.pool_files import PoolFiles
from tools.loopback import served

SOUND = bytes(range(256)) * 400
Ask = Callable[..., tuple[HTTPResponse, bytes]]


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    return Pool(tmp_path / "pool")


@pytest.fixture
def ask(pool: Pool) -> Iterator[Ask]:
    """Ask a real server: `ask(name, "Range: bytes=0-1", method="HEAD")`."""
    beside = PoolFiles(Flask("beside").wsgi_app, pool.folder)

    def request(
        name: str, *headers: str, method: str = "GET", prefix: str = "/p/"
    ) -> tuple[HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
        given = dict(header.split(": ", 1) for header in headers)
        connection.request(method, prefix + name, headers=given)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    with served(beside) as address:
        yield request


@pytest.fixture
def sound(pool: Pool) -> str:
    return pool.put(SOUND, "mp3")


def test_a_file_comes_whole_to_be_kept_for_ever(ask: Ask, sound: str) -> None:
    response, body = ask(sound)
    assert response.status == 200 and body == SOUND
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.headers["Content-Length"] == str(len(SOUND))
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["ETag"] == f'"{sound}"'


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=0-", 0, len(SOUND) - 1),
        ("bytes=1000-1999", 1000, 1999),
        ("bytes=100000-999999", 100_000, len(SOUND) - 1),
        ("bytes=-500", len(SOUND) - 500, len(SOUND) - 1),
        ("bytes=-999999", 0, len(SOUND) - 1),
        (f"bytes={len(SOUND) - 1}-", len(SOUND) - 1, len(SOUND) - 1),
    ],
)
def test_a_part_is_answered_with_206(
    ask: Ask, sound: str, asked: str, first: int, last: int
) -> None:
    response, body = ask(sound, f"Range: {asked}")
    assert response.status == 206
    assert body == SOUND[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(SOUND)}"
    assert response.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("asked", [f"bytes={len(SOUND)}-", "bytes=999999-1000000", "bytes=-0"])
def test_a_part_beyond_the_end_is_answered_with_416(ask: Ask, sound: str, asked: str) -> None:
    response, body = ask(sound, f"Range: {asked}")
    assert response.status == 416 and body == b""
    assert response.headers["Content-Range"] == f"bytes */{len(SOUND)}"


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=-", "bytes=9-5", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "x"]
)
def test_a_range_that_means_nothing_gets_the_whole(ask: Ask, sound: str, asked: str) -> None:
    response, body = ask(sound, f"Range: {asked}")
    assert response.status == 200 and body == SOUND


def test_a_part_is_only_of_the_file_that_is_meant(ask: Ask, sound: str) -> None:
    assert ask(sound, "Range: bytes=0-1", f'If-Range: "{sound}"')[0].status == 206
    assert ask(sound, "Range: bytes=0-1", 'If-Range: "other"')[0].status == 200


@pytest.mark.parametrize("tags", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_what_the_browser_has_is_not_sent_again(ask: Ask, sound: str, tags: str) -> None:
    response, body = ask(sound, f"If-None-Match: {tags.format(sound)}", "Range: bytes=0-1")
    assert response.status == 304 and body == b""
    assert response.headers["ETag"] == f'"{sound}"'


@pytest.mark.parametrize("headers", [(), ("Range: bytes=5-9",), ("Range: bytes=999999-",)])
def test_head_says_the_same_without_a_body(ask: Ask, sound: str, headers: tuple[str, ...]) -> None:
    whole, _ = ask(sound, *headers)
    head, body = ask(sound, *headers, method="HEAD")
    assert body == b"" and head.status == whole.status
    for name in ("Content-Length", "Content-Range", "Content-Type", "ETag", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


def test_other_methods_are_refused(ask: Ask, sound: str) -> None:
    response, _ = ask(sound, method="POST")
    assert response.status == 405 and response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "name",
    [
        "0" * 32 + ".mp3",
        "../root.json",
        "%2e%2e/root.json",
        "..%2f..%2fportal.sqlite",
        "0" * 31 + "g.mp3",
        "0" * 32,
        "",
        "a/b",
        "0" * 32 + ".mp3/",
        "0" * 32 + ".MP3",
    ],
)
def test_what_is_no_file_of_the_pool_goes_on_to_the_portal(ask: Ask, pool: Pool, name: str) -> None:
    pool.folder.mkdir(parents=True)
    (pool.folder.parent / "root.json").write_text("secret", encoding="utf-8")
    response, body = ask(name)
    assert response.status == 404 and b"secret" not in body
    assert b"Not Found" in body  # Flask's own page: the portal has answered.


def test_a_drawing_may_draw_and_nothing_else(ask: Ask, pool: Pool) -> None:
    name = pool.put(b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "svg")
    response, _ = ask(name)
    assert response.headers["Content-Type"] == "image/svg+xml"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("json", "application/json"),
        ("webp", "image/webp"),
        ("pdf", "application/pdf"),
        ("html", "application/octet-stream"),
        ("js", "application/octet-stream"),
        ("xyz", "application/octet-stream"),
    ],
)
def test_types_are_what_they_are_and_nothing_is_a_page(
    ask: Ask, pool: Pool, ending: str, kind: str
) -> None:
    response, _ = ask(pool.put(b"{}", ending))
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_timings_are_sent_compressed_to_who_understands_it(ask: Ask, pool: Pool) -> None:
    timing = b'{"s": 1, "start": 50}' * 200
    name = pool.put(timing, "json")
    packed, body = ask(name, "Accept-Encoding: gzip, br;q=0.9")
    assert packed.headers["Content-Encoding"] == "br" and brotli.decompress(body) == timing
    assert packed.headers["Vary"] == "Accept-Encoding"
    older, body = ask(name, "Accept-Encoding: gzip")
    assert older.headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == timing
    plain, body = ask(name)
    assert "Content-Encoding" not in plain.headers and body == timing
    part, body = ask(name, "Accept-Encoding: br", "Range: bytes=0-4")
    assert part.status == 206 and body == timing[:5] and "Content-Encoding" not in part.headers


def test_a_file_that_is_gone_goes_on_to_the_portal(ask: Ask, pool: Pool, sound: str) -> None:
    pool.path(sound).unlink()
    assert ask(sound)[0].status == 404

"""Lesson pages: requests per CPU second beside a plain Flask view, and what a first visit weighs.

The portal and a Flask application whose one view returns the same bytes, headers included, are
served by waitress, each in a process of its own, and asked in turn over loopback. Counted is the
CPU of the server alone. `python -m bench.serve` runs this; `tests/reader/test_weight.py` asserts
the weight.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import brotli
from flask import Flask, Response

from kompetensportal.actions.content.build import build
from kompetensportal.actions.portal import example
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import sessions
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.account.visits import SESSION_COOKIE
from kompetensportal.web.app import create_app
from kompetensportal.words import starter_folder
from tools.loopback import serve

PAGE = "/lathundar/outlook/las-och-svara"
REQUESTS, ROUNDS = 400, 5
WANTED_OUT, WANTED_IN = 2.0, 1.0
WANTED_PAGE, WANTED_SCRIPT = 40_000, 15_000
"""Bytes, compressed: all but pictures, fonts and audio; and the scripts of it."""
THREADS = 4
MADE_BY_SERVER = {"Date", "Server", "Content-Length"}


@dataclass(frozen=True, slots=True)
class Weight:
    """Compressed bytes of a first visit, by kind."""

    page: int
    styles: int
    scripts: int

    @property
    def all(self) -> int:
        """Everything but pictures, fonts and audio."""
        return self.page + self.styles + self.scripts


def make_portal(data: Path) -> str:
    """Build the shipped lathundar into a data folder; gives the token of somebody signed in."""
    root = starter_folder("lathundar").parent
    build(root, data, only="lathundar/outlook", processes=1)
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    with database.session() as session:
        token = sessions.start(session, "amina", datetime.now(UTC), shared=False)
    database.close()
    return token


def weigh(get: Callable[[str], bytes]) -> Weight:
    """What the page weighs, its assets fetched as a browser does; `get` gives compressed bytes."""
    return _weigh(get, get(PAGE))


def _weigh(get: Callable[[str], bytes], packed: bytes) -> Weight:

    page = brotli.decompress(packed).decode()
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', page)
    assert styles and scripts
    return Weight(len(packed), sum(len(get(s)) for s in styles), sum(len(get(s)) for s in scripts))


# Serving, each in a process of its own


def serve_portal(data: str) -> None:
    """Serve the portal; prints its address."""
    folder = Path(data)
    database = Database(f"sqlite:///{folder / 'portal.sqlite'}")
    library = Library(folder, draft=True)
    serve(create_app(Settings(data=folder), database, library), THREADS)


def serve_plain(file: str) -> None:
    """Serve a Flask view that returns the bytes of a file; prints its address."""
    body, same = Path(file).read_bytes(), json.loads(Path(file).with_suffix(".json").read_text())
    app = Flask("plain")

    @app.get(PAGE)
    def page() -> Response:
        return Response(body, headers=same)

    serve(app, THREADS)


@contextmanager
def _served(*arguments: str) -> Iterator[tuple[int, int]]:
    """Port and process id of a server that ends with the block."""
    command = [sys.executable, "-m", "bench.serve", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline().rpartition(":")[2]), process.pid
    finally:
        process.terminate()
        process.wait(10)


def _cpu(pid: int) -> float:
    """Seconds that the threads of a process have run, by the scheduler's own clock."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _per_cpu_second(port: int, pid: int, headers: dict[str, str]) -> float:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    begin = 0.0
    for number in range(REQUESTS + 20):
        if number == 20:  # After the first ones, which make what is kept.
            begin = _cpu(pid)
        connection.request("GET", PAGE, headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        answer.read()
    connection.close()
    return REQUESTS / (_cpu(pid) - begin)


def _body(port: int, headers: dict[str, str], path: str = PAGE) -> bytes:
    return _answer(port, headers, path)[0]


def _answer(port: int, headers: dict[str, str], path: str) -> tuple[bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body, {k: v for k, v in answer.getheaders() if k not in MADE_BY_SERVER}


def main() -> int:
    """Print every figure beside what it must reach; 1 when one does not."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        token = make_portal(data)
        out = {"Accept-Encoding": "gzip, deflate, br"}
        signed_in = {**out, "Cookie": f"{SESSION_COOKIE}={token}"}
        with _served("portal", folder) as (port, pid):
            weight = weigh(lambda path: _body(port, out, path))
            holds = weight.all <= WANTED_PAGE and weight.scripts <= WANTED_SCRIPT
            print(
                f"serve: first visit of a lathund, brotli: {weight.all} bytes, page {weight.page}, "
                f"styles {weight.styles} (at most {WANTED_PAGE}); "
                f"scripts {weight.scripts} (at most {WANTED_SCRIPT})"
            )
            for name, headers, wanted in (
                ("signed out", out, WANTED_OUT),
                ("signed in", signed_in, WANTED_IN),
            ):
                body, same = _answer(port, headers, PAGE)
                (data / "same.html").write_bytes(body)
                (data / "same.json").write_text(json.dumps(same))
                with _served("plain", str(data / "same.html")) as (plain_port, plain_pid):
                    pairs = [
                        (
                            _per_cpu_second(port, pid, headers),
                            _per_cpu_second(plain_port, plain_pid, out),
                        )
                        for _ in range(ROUNDS)
                    ]
                ours, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
                holds = holds and ours / plain >= wanted
                print(
                    f"serve: lesson page {name}: {ours:.0f} requests per CPU second, plain Flask "
                    f"{plain:.0f}, {ours / plain:.2f} times (at least {wanted:g})"
                )
    return int(not holds)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["portal", where]:
            serve_portal(where)
        case ["plain", where]:
            serve_plain(where)
        case _:
            raise SystemExit(main())

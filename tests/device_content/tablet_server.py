"""The portal as a process: `tablet_server.py DATA PORT [FAULT …]`.

Faults are those of a half deployment, between the portal and the tablet: `lost:ADDRESS` (a page is
answered by nothing), `altered:ADDRESS` (other bytes than its hash says), `cut:N` (after N packs a
pack breaks in the middle, and the process ends), `captive` (every answer is 200 and HTML).
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from kompetensportal.model.device.device import Choices
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app

# A script of its own has only its folder on the path, whatever way the portal is installed.
sys.path.insert(0, str(Path(__file__).parents[2]))
from tools.loopback import serve

BLOBS = "/api/v1/blobs"


class Faulty:
    """WSGI: spoils what goes to the tablet."""

    def __init__(self, portal: Any, faults: Iterable[str], shas: Any) -> None:
        self._portal, self._shas = portal, shas
        self._faults = [fault.partition(":")[::2] for fault in faults]
        self._packs = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        named = dict(self._faults)
        if "captive" in named and environ["PATH_INFO"].startswith("/api/"):
            start("200 OK", [("Content-Type", "text/html"), ("Content-Length", "11")])
            return [b"<p>Logga in"]
        if environ["PATH_INFO"] != BLOBS or not named:
            return self._portal(environ, start)  # type: ignore[no-any-return]
        environ["HTTP_ACCEPT_ENCODING"] = ""
        said: list[Any] = []
        whole = b"".join(self._portal(environ, lambda *given: said.append(given)))
        self._packs += 1
        status, headers = said[0][:2]
        for kind, value in self._faults:
            if kind == "cut" and self._packs > int(value):
                return self._cut(whole, headers, start)
            if kind in {"lost", "altered"}:
                whole = _spoilt(whole, self._shas(value), altered=kind == "altered")
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start(status, [*kept, ("Content-Length", str(len(whole)))])
        return [whole]

    def _cut(self, whole: bytes, headers: Any, start: Any) -> Iterable[bytes]:
        start("200 OK", headers)
        yield whole[: len(whole) // 2]
        os._exit(1)


def _spoilt(pack: bytes, sha: str, *, altered: bool) -> bytes:
    (length,) = struct.unpack(">L", pack[:4])
    listed = orjson.loads(pack[4 : 4 + length])
    at, kept, parts = 4 + length, [], []
    for name, size in listed:
        body = pack[at : at + size]
        at += size
        if name == sha and not altered:
            continue
        kept.append([name, size])
        parts.append(body[::-1] + b"" if name == sha else body)
    head = orjson.dumps(kept)
    return b"".join([struct.pack(">L", len(head)), head, *parts])


def main() -> None:
    """Serve until the process is ended."""
    data, port, faults = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    app = create_app(Settings(data=data), Database(f"sqlite:///{data / 'portal.sqlite'}"))
    inner = app.wsgi_app

    def sha_of(address: str) -> str:
        manifests = app.extensions["tablet_manifests"]
        named = orjson.loads(manifests.of(Choices(), f"http://127.0.0.1:{port}").bodies[""])
        return str(named["pages"][address]["easy"])

    app.wsgi_app = Faulty(inner, faults, sha_of)  # type: ignore[assignment, method-assign]
    serve(app, port=port)


if __name__ == "__main__":
    main()

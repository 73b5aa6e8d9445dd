"""Assets from memory, in the encodings that the build made (assets/build.mjs)."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from pathlib import Path

from kompetensportal.web.assets import BUILT
from kompetensportal.web.quick import Headers, Start

PREFIX = "/static/"
_NAME = re.compile(r"[a-z0-9-]+\.[0-9a-f]{10}\.[a-z0-9]+")
_ENDINGS = {"br": ".br", "gzip": ".gz", "": ""}
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class FrontAssets:
    """The built files. A name holds the hash of its content, so what was read stays true."""

    def __init__(self, folder: Path = BUILT) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str], tuple[Headers, bytes]] = {}

    def has(self, path: str) -> bool:
        """Whether an asset is in memory in some encoding; the others are small files."""
        return (path.removeprefix(PREFIX), "br") in self._kept

    def answer(self, environ: Mapping[str, str], start: Start) -> list[bytes] | None:
        """Answer for a hashed name; None for any other, which Flask then looks for."""
        name = environ["PATH_INFO"].removeprefix(PREFIX)
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        for encoding, ending in _ENDINGS.items():
            if encoding not in accepted:
                continue
            key = (name, encoding)
            if key not in self._kept:
                if not _NAME.fullmatch(name):
                    return None
                try:
                    body = (self._folder / f"{name}{ending}").read_bytes()
                except OSError:
                    continue
                self._kept[key] = (_headers(name, encoding, body), body)
            headers, body = self._kept[key]
            start("200 OK", headers)
            return [body]
        return None


def _headers(name: str, encoding: str, body: bytes) -> Headers:
    kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    return [
        ("Content-Type", kind or "application/octet-stream"),
        ("Cache-Control", "public, max-age=31536000, immutable"),
        ("X-Content-Type-Options", "nosniff"),
        ("Vary", "Accept-Encoding"),
        *([("Content-Encoding", encoding)] if encoding else []),
        ("Content-Length", str(len(body))),
    ]

"""Pool files at `/p/<name>`: pictures, audio, timings, downloads. In front of Flask, for speed.

A name is a digest of its content, so an answer may be kept for ever. Range requests are answered
(Safari plays no audio without them), also to HEAD. What is not a file of the pool goes on to the
portal, whose 404 page helps.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import brotli
from flask import Flask

from kompetensportal.store.content.pool import NAME
from kompetensportal.web.context import Portal

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PREFIX = "/p/"
TYPES = {
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
UNKNOWN_TYPE = "application/octet-stream"
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A picture that is opened as a page of its own may draw, and nothing else."""
COMMON = [
    ("Cache-Control", "public, max-age=31536000, immutable"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
TEXT = {"json", "svg"}
"""Endings that are sent compressed."""
LARGEST_COMPRESSED = 1 << 20
KEPT_COMPRESSED = 256
CHUNK = 1 << 16
RANGE = re.compile(r"bytes=(\d*)-(\d*)")

Headers = list[tuple[str, str]]
Wrapper = Callable[[IO[bytes], int], Iterable[bytes]]


class PoolFiles:
    """WSGI: answers for the pool, and lets everything else through."""

    def __init__(self, portal: WSGIApplication, pool: Path) -> None:
        self._portal = portal
        self._pool = pool

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        address: str = environ.get("PATH_INFO", "")
        name = address.removeprefix(PREFIX)
        if not address.startswith(PREFIX) or not NAME.fullmatch(name):
            return self._portal(environ, start)
        path = self._pool / name[:2] / name
        try:
            size = path.stat().st_size
        except OSError:
            return self._portal(environ, start)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            start("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        return _Answer(path, size, environ, start).send()


def register(app: Flask) -> None:
    """Put the pool of a portal in front of it."""
    portal = cast(Portal, app.extensions["portal"])
    pool = portal.library.pool.folder
    app.wsgi_app = PoolFiles(app.wsgi_app, pool)  # type: ignore[assignment, method-assign]


class _Answer:
    """The answer to one request for a file that is there."""

    def __init__(
        self, path: Path, size: int, environ: WSGIEnvironment, start: StartResponse
    ) -> None:
        self._path = path
        self._size = size
        self._environ = environ
        self._start = start
        self._tag = f'"{path.name}"'
        self._headers = [*COMMON, *_headers(path), ("ETag", self._tag)]

    def send(self) -> Iterable[bytes]:
        """304, a part, or the whole."""
        if _knows(self._environ.get("HTTP_IF_NONE_MATCH", ""), self._tag):
            return self._say("304 Not Modified")
        wanted = self._environ.get("HTTP_RANGE", "")
        if wanted and self._environ.get("HTTP_IF_RANGE", self._tag) == self._tag:
            return self._part(wanted)
        encoding = _encoding(self._path, self._size, self._environ)
        if not encoding:
            return self._bytes("200 OK", 0, self._size)
        body = _compressed(self._path, encoding)
        self._say("200 OK", ("Content-Encoding", encoding), ("Content-Length", str(len(body))))
        return [body] if self._environ["REQUEST_METHOD"] == "GET" else []

    def _part(self, wanted: str) -> Iterable[bytes]:
        match = RANGE.fullmatch(wanted.strip())
        first, last = match.groups() if match else ("", "")
        if not (first or last) or (first and last and int(last) < int(first)):
            # Several ranges, another unit, or nonsense: RFC 9110 lets us send the whole.
            return self._bytes("200 OK", 0, self._size)
        if first:
            begin, end = int(first), min(int(last or self._size), self._size - 1) + 1
        else:
            begin, end = max(0, self._size - int(last)), self._size
        if begin >= self._size:
            return self._say(
                "416 Range Not Satisfiable",
                ("Content-Range", f"bytes */{self._size}"),
                ("Content-Length", "0"),
            )
        self._headers.append(("Content-Range", f"bytes {begin}-{end - 1}/{self._size}"))
        return self._bytes("206 Partial Content", begin, end)

    def _bytes(self, status: str, begin: int, end: int) -> Iterable[bytes]:
        self._say(status, ("Content-Length", str(end - begin)))
        if self._environ["REQUEST_METHOD"] == "HEAD":
            return []
        file = self._path.open("rb")
        file.seek(begin)
        wrapper: Wrapper | None = self._environ.get("wsgi.file_wrapper")
        if wrapper is not None and end - begin == self._size:
            return wrapper(file, CHUNK)
        return _Chunks(file, end - begin)

    def _say(self, status: str, *more: tuple[str, str]) -> Iterable[bytes]:
        self._start(status, [*self._headers, *more])
        return []


def _headers(path: Path) -> Headers:
    ending = path.suffix[1:]
    headers = [("Content-Type", TYPES.get(ending, UNKNOWN_TYPE)), ("Accept-Ranges", "bytes")]
    if ending == "svg":
        headers.append(("Content-Security-Policy", SVG_POLICY))
    if ending in TEXT:
        headers.append(("Vary", "Accept-Encoding"))
    return headers


def _knows(tags: str, tag: str) -> bool:
    return any(t.strip().removeprefix("W/") in {tag, "*"} for t in tags.split(",") if t)


class _Chunks:
    """So many bytes of an open file; closed by the server."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file = file
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        while self._left > 0:
            piece = self._file.read(min(CHUNK, self._left))
            if not piece:
                return
            self._left -= len(piece)
            yield piece

    def close(self) -> None:
        """Let go of the file, also when the browser left early."""
        self._file.close()


def _encoding(path: Path, size: int, environ: WSGIEnvironment) -> str:
    if path.suffix[1:] not in TEXT or not 200 < size < LARGEST_COMPRESSED:
        return ""
    accepted = {
        part.split(";")[0].strip() for part in environ.get("HTTP_ACCEPT_ENCODING", "").split(",")
    }
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""


@lru_cache(KEPT_COMPRESSED)
def _compressed(path: Path, encoding: str) -> bytes:
    content = path.read_bytes()
    if encoding == "br":
        return bytes(brotli.compress(content, quality=6))
    return gzip.compress(content, 6, mtime=0)

"""Packs: many blobs in one answer, so that 500 lessons are a few hundred requests fewer.

A pack is the length of its list (uint32, big endian), the list as JSON `[[sha256, bytes], …]`, and
the bytes in that order. Each is hashed once more before it is sent: a disk that gives something
else back costs a blob that is left out, never a wrong page. What is left out, because it is not
here or because the pack is full, the tablet asks for again.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import struct
from collections.abc import Iterator
from contextlib import suppress

import brotli
import orjson
from flask import Response, request

from kompetensportal.errors import NotFoundError
from kompetensportal.web.device.content.manifest import Manifests, manifests, type_of
from kompetensportal.web.front import encoding_of

LARGEST_PACK = 4 << 20
"""Bytes of blobs in a pack; a single larger blob comes alone."""
MOST_WANTED = 2_000
PACK_TYPE = "application/octet-stream"
_SHA = re.compile(r"[0-9a-f]{64}")
_AT_ONCE = 100
"""Blobs that are read from the table together."""
_WORTH_PACKING = ("text/", "application/json", "image/svg+xml")


def answer(wanted: list[str]) -> Response:
    """A pack of what is wanted, in that order, as much as fits."""
    here = manifests()
    found: list[tuple[str, bytes]] = []
    size = 0
    packable = True
    for sha, content, text in _contents(here, wanted):
        if found and size + len(content) > LARGEST_PACK:
            break
        found.append((sha, content))
        size += len(content)
        packable = packable and text
    head = orjson.dumps([[sha, len(content)] for sha, content in found])
    body = b"".join([struct.pack(">L", len(head)), head, *(content for _, content in found)])
    encoding = encoding_of(request.headers.get("Accept-Encoding", "")) if packable else ""
    response = Response(_packed(body, encoding), mimetype=PACK_TYPE)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def wanted_of(given: object) -> list[str] | None:
    """The hashes that a request names; None when it is no such request."""
    want = given.get("want") if isinstance(given, dict) else None
    if not isinstance(want, list) or len(want) > MOST_WANTED:
        return None
    if not all(isinstance(sha, str) and _SHA.fullmatch(sha) for sha in want):
        return None
    return list(dict.fromkeys(want))


def _contents(here: Manifests, wanted: list[str]) -> Iterator[tuple[str, bytes, bool]]:
    """Hash, bytes, and whether they are text, of those that are here and whole."""
    names = here.blobs.names(wanted)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        made = here.blobs.bodies(sha for sha in some if sha not in names)
        for sha in some:
            content = made[sha] if sha in made else _file(here, names.get(sha, ""))
            if content is None:
                continue
            if hashlib.sha256(content).hexdigest() != sha:
                here.blobs.forget([sha])
                here.forget()
                continue
            yield sha, content, sha in made or type_of(names[sha]).startswith(_WORTH_PACKING)


def _file(here: Manifests, address: str) -> bytes | None:
    if address:
        with suppress(OSError, NotFoundError):
            return here.path(address).read_bytes()
    return None


def _packed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=4))
    return gzip.compress(body, 5, mtime=0) if encoding == "gzip" else body

"""The body of a request of a tablet, perhaps compressed, never larger than it may be."""

from __future__ import annotations

import json
import zlib
from typing import Any

import orjson
from flask import abort, request

_GZIP = 16 + zlib.MAX_WBITS


def body(most: int) -> bytes:
    """The bytes, unpacked; 413 for more than `most`, 400 for what cannot be unpacked."""
    request.max_content_length = most
    sent = request.get_data(cache=False)
    if request.content_encoding != "gzip":
        return sent
    unpacker = zlib.decompressobj(_GZIP)
    try:
        whole = unpacker.decompress(sent, most + 1)
    except zlib.error:
        abort(400)
    if len(whole) > most:
        abort(413)
    if not unpacker.eof:
        abort(400)
    return whole


def json_of(content: bytes) -> Any:
    """What JSON says; also with lone surrogates, which a tablet may have in a text.

    Raises ValueError.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        try:
            return json.loads(content)
        except RecursionError:
            raise ValueError("too deep") from None

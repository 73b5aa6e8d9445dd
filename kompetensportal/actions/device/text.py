"""JSON of tablets, in and out: fast for what is plain, and never at a loss for what is not.

A text may hold half of a surrogate pair, and a number may be longer than others read; orjson
refuses such, and the standard library does not.
"""

from __future__ import annotations

import json
from typing import Any

import orjson

from kompetensportal.model.device.signed import Signed


def read(text: str | bytes) -> Any:
    """What a JSON text says. Raises ValueError for what is none, NaN and Infinity among it."""
    try:
        return orjson.loads(text)
    except ValueError:
        pass
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("too deep") from None


def write(value: Any) -> str:
    """As JSON that every database takes as a text."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, separators=(",", ":"))


def whole(signed: Signed) -> str:
    """A body and its signature, as they are kept."""
    return write({"body": signed.body, "sig": signed.sig})


def _no_number(name: str) -> Any:
    raise ValueError(name)

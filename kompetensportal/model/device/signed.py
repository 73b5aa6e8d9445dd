"""An event as a device writes, signs and seals it (docs/offline.md, "An event on its way").

The text of the body is what was signed: it is read, and never written anew. What cannot be read
raises ValueError, or `FutureError` when a newer program wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, TypeGuard

VERSION = 1
"""Of the body, as far as this program knows."""
_MOST = 2**53


class FutureError(ValueError):
    """The body has a `v` that this program does not know."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed event. The first four are for sorting queues; nothing of them is trusted."""

    id: str
    person_id: str
    store_id: str
    dev_seq: int | None
    seal: str
    """`key_id` of the server's key."""
    epk: str
    """The ephemeral public key: raw point, base64url."""
    iv: str
    sealed: str
    """Ciphertext and tag, base64url."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A body, as text, and its signature."""

    body: str
    sig: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was told, by the tablet's two clocks."""

    wall: float
    """Milliseconds since 1970 by the clock that people can set."""
    mono: float | None = None
    """Milliseconds since `boot` by the one that they cannot."""
    boot: str = ""
    offset: float | None = None
    """Milliseconds that `wall` was measured to be ahead of the server."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a body says."""

    id: str
    type: str
    person_id: str
    about_id: str | None
    subject: str
    version: str
    data: Mapping[str, Any]
    device_id: str
    store_id: str
    dev_seq: int
    at: Moment
    key_id: str


def envelope_of(item: Mapping[str, Any]) -> Envelope:
    """The envelope of a batch's item. Raises ValueError."""
    seq = item.get("dev_seq")
    return Envelope(
        id=_text(item, "id"),
        person_id=str(item.get("person_id") or ""),
        store_id=str(item.get("store_id") or ""),
        dev_seq=seq if _is_count(seq) else None,
        seal=_text(item, "seal"),
        epk=_text(item, "epk"),
        iv=_text(item, "iv"),
        sealed=_text(item, "sealed"),
    )


def signed_of(item: Any) -> Signed:
    """The body and signature of what was unsealed, or came without a seal. Raises ValueError."""
    if not isinstance(item, dict):
        raise ValueError("not an object")
    return Signed(_text(item, "body"), _text(item, "sig"))


def told_of(said: Any) -> Told:
    """What a body says, of its JSON. Raises ValueError, FutureError."""
    if not isinstance(said, dict):
        raise ValueError("not an object")
    v = said.get("v")
    if not _is_count(v):
        raise ValueError("v")
    if v > VERSION:
        raise FutureError("v")
    about, data, seq = said.get("about_id"), said.get("data"), said.get("dev_seq")
    if about is not None and not isinstance(about, str):
        raise ValueError("about_id")
    if not isinstance(data, dict):
        raise ValueError("data")
    if not _is_count(seq):
        raise ValueError("dev_seq")
    return Told(
        id=_text(said, "id"),
        type=_text(said, "type"),
        person_id=_text(said, "person_id"),
        about_id=about,
        subject=_text(said, "subject"),
        version=_text(said, "version"),
        data=data,
        device_id=_text(said, "device_id"),
        store_id=_text(said, "store_id"),
        dev_seq=seq,
        at=_moment(said.get("at")),
        key_id=_text(said, "key_id"),
    )


def _moment(at: Any) -> Moment:
    if not isinstance(at, dict) or not _is_number(at.get("wall")):
        raise ValueError("at")
    mono, offset, boot = at.get("mono"), at.get("offset"), at.get("boot")
    return Moment(
        wall=at["wall"],
        mono=mono if _is_number(mono) else None,
        boot=boot if isinstance(boot, str) else "",
        offset=offset if _is_number(offset) else None,
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def _is_count(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _MOST


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _MOST if isinstance(value, int) else isfinite(value)

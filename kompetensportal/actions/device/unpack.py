"""Unpack what a tablet sent: open the envelope, read the body, give the event its time.

Nothing here asks the database, and nothing raises: what is wrong is a `Reason` beside what came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kompetensportal.actions.device.seal import Seal
from kompetensportal.actions.device.text import read, whole, write
from kompetensportal.actions.learning.record import reason_to_set_aside
from kompetensportal.model.device.clock import Sending, timed
from kompetensportal.model.device.fact import Flag
from kompetensportal.model.device.signed import (
    VERSION,
    FutureError,
    Signed,
    Told,
    envelope_of,
    signed_of,
    told_of,
)
from kompetensportal.model.learning.event import Event, Origin
from kompetensportal.store.learning.events import Reason

LONGEST_NAME = 200
"""Characters of an id, a type or a store's name."""
LARGEST_SHOWN = 50_000
"""Characters of a body that quarantine shows; the whole is kept beside."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One thing that came, and what could be read of it."""

    id: str
    whole: str
    """The signed text, or the envelope when that could not be opened: JSON in ASCII."""
    reason: Reason | None = None
    signed: Signed | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    """The JSON of the body."""
    told: Told | None = None
    event: Event | None = None
    flags: tuple[Flag, ...] = ()
    person_id: str = ""
    """Whose it says that it is."""
    place: tuple[str, int] | None = None
    """Its store and the number there."""


def unpack(item: Any, seal: Seal, sent: Sending, received: datetime) -> Unpacked:
    """What an item of a batch holds."""
    if not isinstance(item, dict):
        return Unpacked("", write(item), Reason.MALFORMED)
    try:
        if "sealed" in item:
            return _open(item, seal, sent, received)
        return read_signed(signed_of(item), sent, received)
    except ValueError:
        return _unread(item, Reason.MALFORMED)


def read_signed(signed: Signed, sent: Sending, received: datetime) -> Unpacked:
    """What a signed body says; the signature is not looked at."""
    said: Any = {}
    try:
        said = read(signed.body)
        found = told_of(said)
    except ValueError as error:
        future = isinstance(error, FutureError)
        return _told_badly(signed, said, Reason.FUTURE_VERSION if future else Reason.MALFORMED)
    time = timed(found.at, sent, received)
    event = Event(
        id=found.id,
        type=found.type,
        person_id=found.person_id,
        about_id=found.about_id,
        subject=found.subject,
        version=found.version,
        at=time.at,
        data=found.data,
        origin=Origin.DEVICE,
        device_id=found.device_id,
        offset_ms=time.offset_ms,
        v=VERSION,
    )
    names = (found.id, found.type, found.person_id, found.device_id, found.store_id, found.key_id)
    return Unpacked(
        id=found.id,
        whole=whole(signed),
        reason=Reason.MALFORMED if not all(map(_is_name, names)) else reason_to_set_aside(event),
        signed=signed,
        said=said,
        told=found,
        event=event,
        flags=(Flag.CLOCK,) if time.guessed else (),
        person_id=found.person_id,
        place=(found.store_id, found.dev_seq),
    )


def shown(unpacked: Unpacked) -> dict[str, Any]:
    """What quarantine shows of it, as every database takes it."""
    text = json.dumps(unpacked.said)
    if "\\u0000" in text or len(text) > LARGEST_SHOWN or _has_lone_surrogates(unpacked.said):
        return {
            name: _plain(value)[:LONGEST_NAME]
            for name, value in unpacked.said.items()
            if isinstance(value, str)
        }
    return dict(unpacked.said)


def name_of(value: Any) -> str:
    """An id as a table keeps it, of whatever stood in its place."""
    return _plain(value)[:LONGEST_NAME] if isinstance(value, str) else ""


def _open(item: Mapping[str, Any], seal: Seal, sent: Sending, received: datetime) -> Unpacked:
    envelope = envelope_of(item)
    try:
        signed = seal.open(envelope)
    except ValueError:
        return _unread(item, Reason.SEALED)
    found = read_signed(signed, sent, received)
    if found.id == envelope.id:
        return found
    return Unpacked(
        envelope.id,
        found.whole,
        found.reason or Reason.MALFORMED,
        said=found.said,
        person_id=found.person_id,
        place=found.place,
    )


def _unread(item: Mapping[str, Any], reason: Reason) -> Unpacked:
    store, number = name_of(item.get("store_id")), item.get("dev_seq")
    is_number = isinstance(number, int) and 0 < number < 2**53
    return Unpacked(
        id=str(item.get("id") or ""),
        whole=write(item),
        reason=reason,
        person_id=name_of(item.get("person_id")),
        place=(store, number) if store and is_number and isinstance(number, int) else None,
    )


def _told_badly(signed: Signed, said: Any, reason: Reason) -> Unpacked:
    known = said if isinstance(said, Mapping) else {}
    bad = _unread(known, reason)
    return Unpacked(
        bad.id, whole(signed), reason, signed, known, person_id=bad.person_id, place=bad.place
    )


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME


def _plain(text: str) -> str:
    return text.encode(errors="replace").decode().replace("\0", "?")


def _has_lone_surrogates(said: Any) -> bool:
    try:
        json.dumps(said, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False

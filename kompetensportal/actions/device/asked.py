"""What a tablet asks in somebody's name: proved by her signature, not by a session."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from kompetensportal.actions.device.signed import is_signed
from kompetensportal.actions.device.tiles import is_on, tile_of
from kompetensportal.errors import NotAllowedError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import Device
from kompetensportal.model.learning.day import today
from kompetensportal.store.device import keys
from kompetensportal.store.device.keys import PersonKey
from kompetensportal.words import say

LONGEST_NONCE = 100
_KEY_ID = re.compile(r"[0-9a-f]{16}")


class NotProvenError(NotAllowedError):
    """`reason`: `malformed`, `revoked` (the device), `forged`, `unknown_key`, `not_here` (she has
    left the unit or may not come in), `code_changed` (her key is older than her code: unlock),
    `again` (the question was answered before)."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(say("devices.not_proven", why=reason))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is proved to be hers."""

    person: Person
    nonce: str
    since: int
    """The server's order after which facts are wanted."""


def proven(session: Session, device: Device, ask: str, body: str, signature: str) -> Asked:
    """Who asks, when the body says `ask` and her key on this device signed it.

    Raises NotProvenError.
    """
    said = _read(body)
    if said.get("ask") != ask or said.get("device_id") != device.id:
        raise NotProvenError("malformed")
    if device.revoked:
        raise NotProvenError("revoked")
    key = keys.by_id(session, said["key_id"])
    if (
        key is None
        or key.revoked
        or (key.person_id, key.device_id) != (said["person_id"], device.id)
    ):
        raise NotProvenError("unknown_key")
    if not is_signed(key.public, body, signature):
        raise NotProvenError("forged")
    person = is_on(session, device, key.person_id, today())
    if person is None:
        raise NotProvenError("not_here")
    if _is_older_than_code(session, key, person):
        raise NotProvenError("code_changed")
    return Asked(person, said["nonce"], said["since"])


def _read(body: str) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    texts = ("ask", "device_id", "key_id", "person_id", "nonce")
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in texts):
        raise NotProvenError("malformed")
    since = said.get("since") or 0
    plain = isinstance(since, int) and 0 <= since < 2**63 and _KEY_ID.fullmatch(said["key_id"])
    if not plain or not 0 < len(said["nonce"]) <= LONGEST_NONCE:
        raise NotProvenError("malformed")
    return {**said, "since": int(since)}


def _is_older_than_code(session: Session, key: PersonKey, person: Person) -> bool:
    return key.created.timestamp() * 1000 < tile_of(session, person).code_changed

"""A question in somebody's name: signed on the tablet, proved here, answered once."""

from __future__ import annotations

import threading
from collections import OrderedDict

from flask import current_app
from sqlalchemy.orm import Session

from kompetensportal.actions.device.asked import Asked, NotProvenError, proven
from kompetensportal.model.device.device import Device
from kompetensportal.web.device.given import given, text
from kompetensportal.web.device.group import device

LONGEST_BODY = 2_000
LONGEST_SIGNATURE = 200
_MOST_NONCES = 20_000


class Nonces:
    """The questions that were answered of late: one that was overheard is not answered again."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = threading.Lock()

    def is_new(self, person_id: str, nonce: str) -> bool:
        """Whether a question is asked for the first time; it counts as asked then."""
        with self._lock:
            if (person_id, nonce) in self._seen:
                return False
            self._seen[person_id, nonce] = None
            if len(self._seen) > _MOST_NONCES:
                self._seen.popitem(last=False)
            return True


def asked(session: Session, ask: str) -> tuple[Device, Asked]:
    """Which device asks, and who. Raises NotProvenError, MistakeError; 401 for no device."""
    here = device(session)
    said = given()
    body, signature = text(said, "body", LONGEST_BODY), text(said, "sig", LONGEST_SIGNATURE)
    found = proven(session, here, ask, body, signature)
    nonces = current_app.extensions.setdefault("device_nonces", Nonces())
    if not nonces.is_new(found.person.id, found.nonce):
        raise NotProvenError("again")
    return here, found

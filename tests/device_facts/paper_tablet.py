"""A tablet on paper: keys, signatures, envelopes and the queue of docs/offline.md, in Python.

It knows the contract and nothing of the portal's code, so that each proves the other:

    tablet = PaperTablet("http://127.0.0.1:8000")
    tablet.enrol(code)
    amina = tablet.unlock("amina", "123456")
    tablet.tell(amina, "lesson.practise", about="amina", subject="outlook/svara")
    tablet.flush()

What it sends is plain HTTP; `send` takes any batch, so that a test can send what no tablet would.
"""

from __future__ import annotations

import gzip
import http.client
import json
import os
import time
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MOST = 200
TAKEN = {"stored", "duplicate"}
_CURVE = ec.SECP256R1()
_HEADERS = {"Content-Type": "application/json", "X-KP": "1", "Sec-Fetch-Site": "same-origin"}


def base64url(content: bytes) -> str:
    """Without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def uuid7(milliseconds: float | None = None) -> str:
    """A UUIDv7 of a moment."""
    at = time.time() * 1000 if milliseconds is None else milliseconds
    number = (max(int(at), 0) & ((1 << 48) - 1)) << 80 | int.from_bytes(os.urandom(10))
    return str(uuid.UUID(int=number & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0b10 << 62))


class Pair:
    """A P-256 key pair."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(_CURVE)
        self.point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        self.public = base64url(self.point)
        self.key_id = sha256(self.point).hexdigest()[:16]

    def sign(self, text: str) -> str:
        """Raw r and s, base64url."""
        made = self.private.sign(text.encode(), ec.ECDSA(SHA256()))
        return base64url(b"".join(part.to_bytes(32) for part in decode_dss_signature(made)))


@dataclass
class Unlocked:
    """Somebody's keys on one tablet."""

    person_id: str
    signing: Pair = field(default_factory=Pair)
    box: Pair = field(default_factory=Pair)

    @property
    def public_part(self) -> dict[str, str]:
        """As unlocking and `key.replaced` tell it."""
        return {
            "key_id": self.signing.key_id,
            "public": self.signing.public,
            "box_public": self.box.public,
        }


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Message
    """Asked by name, whatever its case; None for one that is not there."""
    json: Any
    """None when it is no JSON."""


class PaperTablet:
    """One tablet with one store. `clock` gives its wall clock in milliseconds."""

    def __init__(self, address: str, clock: Callable[[], float] | None = None) -> None:
        self.address = address
        self.clock = clock or (lambda: time.time() * 1000)
        self.offset: float | None = None
        self.boot, self._booted = str(uuid.uuid4()), time.monotonic()
        self.cookie = ""
        self.device: dict[str, Any] = {}
        self.store_id, self.dev_seq = str(uuid.uuid4()), 0
        self.queue: dict[str, dict[str, Any]] = {}
        """What is not stored, by id, in the order in which it was told."""
        self.stored: dict[str, dict[str, Any]] = {}
        self.helped: dict[str, dict[str, Any]] = {}
        self.safe_ids: set[str] = set()
        self.safe_through: dict[str, int] = {}
        self.epoch = ""
        self._sealing: tuple[str, AESGCM] | None = None

    # People

    def enrol(self, code: str, name: str = "") -> dict[str, Any]:
        """Become a device of the portal."""
        answer = self.ask("POST", "/api/v1/devices/enrol", {"code": code, "name": name})
        assert answer.status == 200, answer
        self.device, self.epoch = answer.json, answer.json["epoch"]
        return self.device

    def unlock(self, person_id: str, code: str) -> Unlocked:
        """The first time that somebody gives her code here."""
        made = Unlocked(person_id)
        body = {"person_id": person_id, "code": code, **made.public_part}
        answer = self.ask("POST", "/api/v1/persons/unlock", body)
        assert answer.status == 200, answer
        return made

    # Facts

    def tell(
        self,
        who: Unlocked,
        type_: str,
        *,
        about: str | None = None,
        subject: str = "outlook/svara",
        version: str = "",
        data: Mapping[str, Any] | None = None,
        **changed: Any,
    ) -> str:
        """Write an event into the queue; gives its id. `changed` replaces parts of the body."""
        body = self.body(
            who,
            type_,
            about=about or who.person_id,
            subject=subject,
            version=version,
            data=data or {},
            **changed,
        )
        envelope = self.seal(self.sign(who, body))
        self.queue[body["id"]] = envelope
        return str(body["id"])

    def body(self, who: Unlocked, type_: str, **parts: Any) -> dict[str, Any]:
        """A body with the next number of the store."""
        self.dev_seq += 1
        about = parts.pop("about", who.person_id)
        return {
            "id": uuid7(self.clock()),
            "type": type_,
            "v": 1,
            "person_id": who.person_id,
            "about_id": about,
            "subject": "",
            "version": "",
            "data": {},
            "device_id": self.device.get("device_id", ""),
            "store_id": self.store_id,
            "dev_seq": self.dev_seq,
            "at": self.at(),
            "key_id": who.signing.key_id,
            **parts,
        }

    def at(self) -> dict[str, Any]:
        """The moment by the tablet's clocks."""
        return {
            "wall": int(self.clock()),
            "mono": self.mono(),
            "boot": self.boot,
            "offset": self.offset,
        }

    def mono(self) -> int:
        """Milliseconds since this start."""
        return int((time.monotonic() - self._booted) * 1000)

    def restart(self) -> None:
        """A new start of the browser."""
        self.boot, self._booted = str(uuid.uuid4()), time.monotonic()
        self._sealing = None

    @staticmethod
    def sign(who: Unlocked, body: Mapping[str, Any] | str) -> dict[str, str]:
        """The text of a body, and its signature."""
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        return {"body": text, "sig": who.signing.sign(text)}

    def seal(self, signed: Mapping[str, str]) -> dict[str, Any]:
        """An envelope that only the portal opens."""
        body = json.loads(signed["body"])
        epk, cipher = self._sealing or self._new_sealing()
        iv = os.urandom(12)
        plain = json.dumps(dict(signed)).encode()
        return {
            "id": body["id"],
            "person_id": body["person_id"],
            "store_id": body["store_id"],
            "dev_seq": body["dev_seq"],
            "seal": self.device["seal"]["key_id"],
            "epk": epk,
            "iv": base64url(iv),
            "sealed": base64url(cipher.encrypt(iv, plain, body["id"].encode())),
        }

    def _new_sealing(self) -> tuple[str, AESGCM]:
        once, theirs = Pair(), self.device["seal"]["public"]
        point = urlsafe_b64decode(theirs + "=" * (-len(theirs) % 4))
        public = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        shared = once.private.exchange(ec.ECDH(), public)
        key = HKDF(SHA256(), 32, salt=once.point, info=b"kp event 1").derive(shared)
        self._sealing = once.public, AESGCM(key)
        return self._sealing

    # Sending

    def flush(self) -> dict[str, str]:
        """Send the queue once, in batches; gives the results. What was taken leaves the queue."""
        results: dict[str, str] = {}
        waiting = list(self.queue.values())
        for start in range(0, len(waiting), MOST):
            part = waiting[start : start + MOST]
            answer = self.send(part)
            if answer.status != 200 or not isinstance(answer.json, dict):
                break
            results |= self.settle(part, answer.json)
        return results

    def settle(self, sent: list[dict[str, Any]], answer: Mapping[str, Any]) -> dict[str, str]:
        """Believe an answer, for what was sent and stands in it."""
        results = {one["id"]: answer["results"].get(one["id"], "retry") for one in sent}
        if answer["epoch"] != self.epoch:
            self.epoch = answer["epoch"]
            self.queue = {**self.stored, **self.helped, **self.queue}
            self.stored, self.helped, self.safe_through, self.safe_ids = {}, {}, {}, set()
        for id_, result in results.items():
            if result == "retry" or id_ not in self.queue:
                continue
            envelope = self.queue.pop(id_)
            if result in TAKEN:
                self.stored[id_] = envelope
            elif result == "quarantined":
                self.helped[id_] = envelope
        self.safe_ids |= set(answer["safe_ids"])
        self.safe_through.update(answer["safe_through"])
        return results

    def is_safe(self, id_: str) -> bool:
        """Whether the portal said that a backup holds what it has stored."""
        envelope = self.stored.get(id_)
        if envelope is None:
            return False
        through = self.safe_through.get(envelope["store_id"], 0)
        return id_ in self.safe_ids or envelope["dev_seq"] <= through

    def send(self, events: list[Any], *, packed: bool = False, **changed: Any) -> Answer:
        """One batch, as it is. `changed` replaces parts of the request."""
        request = {
            "v": 1,
            "device_id": self.device.get("device_id", ""),
            "software": "paper",
            "content": "",
            "queue": {"waiting": len(self.queue), "oldest": None},
            "storage": {"persisted": True, "used": 1, "quota": 2},
            "sent_at": int(self.clock()),
            "mono": self.mono(),
            "boot": self.boot,
            "events": events,
            **changed,
        }
        return self.ask("POST", "/api/v1/events", request, packed=packed)

    def ask(
        self, method: str, path: str, body: Any = None, *, packed: bool = False, **headers: str
    ) -> Answer:
        """One request with the device's cookie. `body`: JSON, or bytes."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {**_HEADERS, **({"Cookie": self.cookie} if self.cookie else {}), **headers}
        if packed:
            content, sent["Content-Encoding"] = gzip.compress(content, 1), "gzip"
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        try:
            connection.request(method, path, None if method == "GET" else content, sent)
            answer = connection.getresponse()
            whole = answer.read()
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and "kp-device=" in value:
                self.cookie = value.partition(";")[0]
        try:
            said = json.loads(whole)
        except ValueError:
            said = None
        return Answer(answer.status, answer.headers, said)

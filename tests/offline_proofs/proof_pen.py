"""Signs and seals an event as docs/offline.md says, written from that page and from nothing else.

A second reading of the contract, beside the scripts and the portal: where the three differ, a proof
fails.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kompetensportal.model.learning.event import new_id

INFO = b"kp event 1"


def text_of(raw: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """The bytes of it."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point_of(key: EllipticCurvePrivateKey) -> bytes:
    """The raw uncompressed point of the public half."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass(frozen=True, slots=True)
class Keys:
    """One person's keys on one tablet."""

    person_id: str
    signing: EllipticCurvePrivateKey = field(
        default_factory=lambda: generate_private_key(SECP256R1())
    )
    box: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    @property
    def key_id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the public point."""
        return hashlib.sha256(point_of(self.signing)).hexdigest()[:16]

    def sign(self, body: str) -> str:
        """ECDSA with SHA-256, raw r and s."""
        r, s = decode_dss_signature(self.signing.sign(body.encode(), ECDSA(SHA256())))
        return text_of(r.to_bytes(32) + s.to_bytes(32))


@dataclass(frozen=True, slots=True)
class Seal:
    """The portal's key that events are sealed to."""

    key_id: str
    public: str

    def close(self, event_id: str, signed: dict[str, str]) -> dict[str, str]:
        """The part of the envelope that only the portal can open."""
        ephemeral = generate_private_key(SECP256R1())
        epk = point_of(ephemeral)
        portal = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(self.public))
        shared = ephemeral.exchange(ECDH(), portal)
        key = HKDF(SHA256(), length=32, salt=epk, info=INFO).derive(shared)
        iv = os.urandom(12)
        sealed = AESGCM(key).encrypt(iv, json.dumps(signed).encode(), event_id.encode())
        return {
            "seal": self.key_id,
            "epk": text_of(epk),
            "iv": text_of(iv),
            "sealed": text_of(sealed),
        }


@dataclass
class Pen:
    """Writes the events of one store: `dev_seq` without a gap, a clock that may be wrong."""

    device_id: str
    store_id: str
    seal: Seal
    last: int = 0
    clock_ms: int = 0
    """How far the tablet's clock is ahead."""
    offset: int | None = None
    """What the tablet believes of that."""

    def write(
        self, keys: Keys, type: str, subject: str, data: dict[str, Any], **other: Any
    ) -> dict[str, Any]:
        """An envelope; `other` changes fields of the body: to forge, or as a later version."""
        self.last += 1
        return self.envelope(keys, self._body(keys, type, subject, data) | other)

    def envelope(self, keys: Keys, body: dict[str, Any]) -> dict[str, Any]:
        """Sign and seal a body as it is."""
        written = json.dumps(body, ensure_ascii=False)
        signed = {"body": written, "sig": keys.sign(written)}
        head = {name: body[name] for name in ("id", "person_id", "store_id", "dev_seq")}
        return {**head, **self.seal.close(str(body["id"]), signed)}

    def _body(self, keys: Keys, type: str, subject: str, data: dict[str, Any]) -> dict[str, Any]:
        mono = time.monotonic_ns() // 1_000_000
        wall = time.time_ns() // 1_000_000 + self.clock_ms
        return {
            "id": new_id(),
            "type": type,
            "v": 1,
            "person_id": keys.person_id,
            "about_id": keys.person_id,
            "subject": subject,
            "version": "v1",
            "data": data,
            "device_id": self.device_id,
            "store_id": self.store_id,
            "dev_seq": self.last,
            "at": {"wall": wall, "mono": mono, "boot": self.store_id, "offset": self.offset},
            "key_id": keys.key_id,
        }

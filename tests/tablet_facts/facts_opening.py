"""Opens an envelope as docs/offline.md says it is made, with Python's own cryptography."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from facts_fixtures import Portal  # type: ignore[import-not-found]

from kompetensportal.actions.portal.key import SEAL_FILE
from kompetensportal.store.device import keys

P256 = ec.SECP256R1()


def raw(text: str) -> bytes:
    """base64url without padding."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(public: bytes) -> ec.EllipticCurvePublicKey:
    """A key from its uncompressed point."""
    return ec.EllipticCurvePublicKey.from_encoded_point(P256, public)


def unsealed(portal: Portal, envelope: dict[str, Any]) -> dict[str, str]:
    """`{body, sig}` of an envelope, by the portal's key."""
    private = load_pem_private_key((portal.data / SEAL_FILE).read_bytes(), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    epk = raw(envelope["epk"])
    secret = private.exchange(ec.ECDH(), point(epk))
    key = HKDF(SHA256(), 32, salt=epk, info=b"kp event 1").derive(secret)
    plain = AESGCM(key).decrypt(
        raw(envelope["iv"]), raw(envelope["sealed"]), envelope["id"].encode()
    )
    found: dict[str, str] = json.loads(plain)
    return found


def opened(portal: Portal, envelope: dict[str, Any], public: str = "") -> dict[str, Any]:
    """The event, its signature verified with the key that the portal has of its person."""
    signed = unsealed(portal, envelope)
    event: dict[str, Any] = json.loads(signed["body"])
    if not public:
        with portal.database.session() as session:
            key = keys.by_id(session, event["key_id"])
        assert key is not None and key.person_id == event["person_id"]
        public = key.public
    signature = raw(signed["sig"])
    assert len(signature) == 64
    r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
    point(raw(public)).verify(
        encode_dss_signature(r, s), signed["body"].encode(), ec.ECDSA(SHA256())
    )
    return event

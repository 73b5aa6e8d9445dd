"""The portal's own key pair, to which tablets seal their events, in `seal.key` of the data folder.

Made once and kept in every backup: without it what was sealed to it can never be read. So whoever
holds a tablet can send what lies on it, and reads nothing of it.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kompetensportal.actions.device.signed import key_id_of, point, raw
from kompetensportal.actions.device.text import read
from kompetensportal.actions.portal.key import SEAL_FILE, write_once
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.device.signed import Envelope, Signed, signed_of
from kompetensportal.words import say

INFO = b"kp event 1"
_KEY_BYTES = 32
_KEPT = 512
"""Keys of tablets' sessions that stay derived: a batch, and the next one, cost one derivation."""


class Seal:
    """The key pair, and what was sealed to it."""

    def __init__(self, private: EllipticCurvePrivateKey) -> None:
        self._private = private
        bytes_ = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = urlsafe_b64encode(bytes_).rstrip(b"=").decode()
        """Raw point, base64url."""
        self.key_id = key_id_of(self.public)
        self._cipher = lru_cache(_KEPT)(self._derive)

    def open(self, envelope: Envelope) -> Signed:
        """What lies in an envelope. Raises ValueError when it cannot be opened or read."""
        if envelope.seal != self.key_id:
            raise ValueError("another key")
        try:
            opened = self._cipher(envelope.epk).decrypt(
                raw(envelope.iv), raw(envelope.sealed), envelope.id.encode()
            )
        except InvalidTag:
            raise ValueError("altered") from None
        return signed_of(read(opened))

    def _derive(self, epk: str) -> AESGCM:
        shared = self._private.exchange(ECDH(), point(epk))
        return AESGCM(HKDF(SHA256(), _KEY_BYTES, salt=raw(epk), info=INFO).derive(shared))


def ensure_seal(data: Path) -> Seal:
    """The portal's seal; its key is made when there is none. Raises EnvironmentalError."""
    path = data / SEAL_FILE
    try:
        if not path.exists():
            write_once(path, _new())
        private = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise EnvironmentalError(
            say("setup.key_unreadable", file=str(path), why=str(error)),
            say("setup.key_unreadable_mend"),
        ) from error
    if not isinstance(private, EllipticCurvePrivateKey):
        raise EnvironmentalError(
            say("setup.key_short", file=str(path)), say("setup.key_short_mend")
        )
    return Seal(private)


def _new() -> bytes:
    private = generate_private_key(SECP256R1())
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

"""The portal's own key pair, to which tablets seal their events, in `seal.key` of the data folder.

Made once and kept in every backup: without it what was sealed to it can never be read. So whoever
holds a tablet can send what lies on it, and reads nothing of it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import ECDH, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kompetensportal.actions.device.signed import key_id_of, point, raw
from kompetensportal.actions.device.text import read
from kompetensportal.actions.portal.key import SEAL_FILE
from kompetensportal.actions.portal.key_pair import ensure_key_pair, public_half
from kompetensportal.model.device.signed import Envelope, Signed, signed_of

INFO = b"kp event 1"
SHEET_INFO = b"kp sheet 1"
_KEY_BYTES = 32
_KEPT = 512
"""Keys of tablets' sessions that stay derived: a batch, and the next one, cost one derivation."""


class Seal:
    """The key pair, and what was sealed to it."""

    def __init__(self, private: EllipticCurvePrivateKey) -> None:
        self._private = private
        self.public = public_half(private)
        """Raw point, base64url."""
        self.key_id = key_id_of(self.public)
        self._cipher = lru_cache(_KEPT)(self._derive)

    def open(self, envelope: Envelope) -> Signed:
        """What lies in an envelope. Raises ValueError when it cannot be opened or read."""
        return signed_of(read(self.unseal(envelope, INFO)))

    def unseal(self, envelope: Envelope, info: bytes) -> bytes:
        """The bytes in an envelope that was made for a purpose. Raises ValueError."""
        if envelope.seal != self.key_id:
            raise ValueError("another key")
        try:
            return self._cipher(envelope.epk, info).decrypt(
                raw(envelope.iv), raw(envelope.sealed), envelope.id.encode()
            )
        except InvalidTag:
            raise ValueError("altered") from None

    def _derive(self, epk: str, info: bytes) -> AESGCM:
        shared = self._private.exchange(ECDH(), point(epk))
        return AESGCM(HKDF(SHA256(), _KEY_BYTES, salt=raw(epk), info=info).derive(shared))


def ensure_seal(data: Path) -> Seal:
    """The portal's seal; its key is made when there is none. Raises EnvironmentalError."""
    return Seal(ensure_key_pair(data / SEAL_FILE))

"""Key pairs of the portal (P-256), each in a file of the data folder that is in every backup."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kompetensportal.actions.portal.key import write_once
from kompetensportal.errors import EnvironmentalError
from kompetensportal.words import say


def ensure_key_pair(path: Path) -> EllipticCurvePrivateKey:
    """The private key in a file; it is made when there is none. Raises EnvironmentalError."""
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
    return private


def public_half(private: EllipticCurvePrivateKey) -> str:
    """The raw uncompressed point, base64url without padding."""
    return as_text(private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def as_text(content: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def _new() -> bytes:
    private = generate_private_key(SECP256R1())
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

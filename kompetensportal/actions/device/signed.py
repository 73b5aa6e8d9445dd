"""Keys and signatures of tablets: ECDSA over P-256 with SHA-256, as browsers make them.

Public keys are raw uncompressed points, signatures raw r and s, both base64url without padding.
"""

from __future__ import annotations

import hashlib
import os
from binascii import a2b_base64
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

_KEY_ID_DIGITS = 16
_SIGNATURE_BYTES = 64
_METHOD = ECDSA(SHA256())
_AT_ONCE = 25
"""Signatures that a thread looks at in one go."""
_threads = ThreadPoolExecutor(min(4, os.cpu_count() or 1), thread_name_prefix="signatures")
_AS_BASE64 = bytes.maketrans(b"-_", b"+/")

Claim = tuple[str, str, str]
"""A public key, a body, and the signature that it should have."""


def key_id_of(public: str) -> str:
    """The first 16 hex digits of the SHA-256 of a point. Raises ValueError for what is none."""
    point(public)
    return hashlib.sha256(raw(public)).hexdigest()[:_KEY_ID_DIGITS]


def is_signed(public: str, body: str, signature: str) -> bool:
    """Whether a body was signed with the private half of a key."""
    try:
        both = raw(signature)
        if len(both) != _SIGNATURE_BYTES:
            return False
        half = _SIGNATURE_BYTES // 2
        r, s = int.from_bytes(both[:half]), int.from_bytes(both[half:])
        point(public).verify(encode_dss_signature(r, s), body.encode(), _METHOD)
    except (ValueError, InvalidSignature):
        return False
    return True


def verify(claims: Sequence[Claim]) -> Callable[[], list[bool]]:
    """Begin to look whether each body was signed so; call what it gives for the answers.

    The arithmetic lets go of Python's lock, so several threads share it, and whoever asked reads
    the database meanwhile.
    """
    parts = [claims[at : at + _AT_ONCE] for at in range(0, len(claims), _AT_ONCE)]
    asked = [_threads.submit(_verify, part) for part in parts]
    return lambda: [is_so for part in asked for is_so in part.result()]


def _verify(claims: Sequence[Claim]) -> list[bool]:
    return [is_signed(*claim) for claim in claims]


@lru_cache(4096)
def point(public: str) -> EllipticCurvePublicKey:
    """A public key. Raises ValueError when it is no uncompressed point of P-256."""
    bytes_ = raw(public)
    if bytes_[:1] != b"\x04":
        raise ValueError("not an uncompressed point")
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_)


def raw(text: str) -> bytes:
    """The bytes of base64url without padding. Raises ValueError for anything else."""
    written = text.encode("ascii")
    if b"+" in written or b"/" in written or b"=" in written:
        raise ValueError("not base64url")
    padded = written.translate(_AS_BASE64) + b"=" * (-len(written) % 4)
    return a2b_base64(padded, strict_mode=True)

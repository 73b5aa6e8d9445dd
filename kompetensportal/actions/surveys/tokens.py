"""Give a tablet tokens: with one of them it sends a sheet without saying which tablet it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from sqlalchemy.orm import Session

from kompetensportal.model.device.device import Device
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.surveys.blind import BITS, EXPONENT, BlindKey
from kompetensportal.store.surveys import sheets, tokens

MOST_A_MONTH = 200
"""So many sheets can a stolen tablet make up before somebody ends it."""


def month_of(moment: datetime | None = None) -> str:
    """The month of a moment, ÅÅÅÅ-MM."""
    return f"{local_day(moment or datetime.now(UTC)):%Y-%m}"


def key_of(session: Session, unit_id: str, month: str) -> BlindKey:
    """The key of a unit and month; it is made when the first tablet asks."""
    known = tokens.key(session, unit_id, month)
    if known is not None:
        return known
    made = _new()
    sheets.lock(session)
    # Two tablets that ask at once get one key.
    first = tokens.key(session, unit_id, month)
    if first is None:
        tokens.keep_key(session, unit_id, month, made)
    return first or made


def sign(session: Session, device: Device, month: str, blinded: Sequence[int]) -> list[int]:
    """Sign as many hidden tokens as a tablet may still have this month. Raises ValueError."""
    key = key_of(session, device.unit_id, month)
    signed = [key.sign(one) for one in blinded]
    sheets.lock(session)
    left = max(0, MOST_A_MONTH - tokens.given(session, device.id, month))
    tokens.keep_given(session, device.id, month, min(left, len(signed)))
    return signed[:left]


def _new() -> BlindKey:
    private = generate_private_key(public_exponent=EXPONENT, key_size=BITS).private_numbers()
    return BlindKey(private.p, private.q)

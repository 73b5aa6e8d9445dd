"""Blind signatures: a tablet gets tokens that nobody, not the portal either, can tell apart again.

Chaum's RSA signatures with a full domain hash. The tablet hides the hash of a random token under
a random factor, the portal signs what it sees, and the tablet takes the factor away: what is left
is a signature of a token that the portal has never seen. So the portal knows that a sheet comes
from some tablet of the unit, and not from which (docs/surveys.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

EXPONENT = 65_537
BITS = 2048
TOKEN_BYTES = 32
_PREFIX = b"kp sheet token 1"


@dataclass(frozen=True, slots=True)
class BlindKey:
    """An RSA key that signs tokens and nothing else, by its two primes."""

    p: int
    q: int

    @property
    def n(self) -> int:
        """The modulus: all that a tablet has to know."""
        return self.p * self.q

    def sign(self, blinded: int) -> int:
        """The signature of what a tablet has hidden. Raises ValueError for what cannot be."""
        if not 1 < blinded < self.n:
            raise ValueError("blinded")
        d = pow(EXPONENT, -1, (self.p - 1) * (self.q - 1))
        # Half the length twice is a quarter of the work (Garner).
        of_p, of_q = pow(blinded, d % (self.p - 1), self.p), pow(blinded, d % (self.q - 1), self.q)
        return of_q + self.q * ((of_p - of_q) * pow(self.q, -1, self.p) % self.p)


def hashed(token: bytes, n: int) -> int:
    """The number that stands for a token, anywhere below the modulus."""
    parts = (sha256(_PREFIX + bytes([at]) + token).digest() for at in range(BITS // 256 + 1))
    return int.from_bytes(b"".join(parts)) % n


def is_signed(token: bytes, proof: int, n: int) -> bool:
    """Whether a signature belongs to a token."""
    if len(token) != TOKEN_BYTES or not 0 < proof < n:
        return False
    return pow(proof, EXPONENT, n) == hashed(token, n)

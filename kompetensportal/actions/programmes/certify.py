"""Give out certificates, signed with a key of the portal (`certificate.key`, P-256).

Made once and kept in every backup: what was signed is verified with its public half, by the
portal and by a tablet without a network.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy.orm import Session

from kompetensportal.actions.device.signed import is_signed
from kompetensportal.actions.portal.key import CERTIFICATE_FILE
from kompetensportal.actions.portal.key_pair import as_text, ensure_key_pair, public_half
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.progress import Progress
from kompetensportal.model.programmes.certificate import (
    Certificate,
    finished_on,
    initials,
    new_code,
    text_of,
)
from kompetensportal.store.programmes import certificates
from kompetensportal.words import say

_HALF = 32
"""Bytes of r and of s."""


class Signer:
    """The key pair."""

    def __init__(self, private: EllipticCurvePrivateKey) -> None:
        self._private = private
        self.public = public_half(private)
        """Raw point, base64url."""

    def sign(self, text: str) -> str:
        """ECDSA over the UTF-8 of a text: raw r and s, base64url without padding."""
        r, s = decode_dss_signature(self._private.sign(text.encode(), ECDSA(SHA256())))
        return as_text(r.to_bytes(_HALF) + s.to_bytes(_HALF))


@lru_cache(8)
def ensure_signer(data: Path) -> Signer:
    """The portal's signer; its key is made when there is none. Raises EnvironmentalError."""
    return Signer(ensure_key_pair(data / CERTIFICATE_FILE))


def certify(session: Session, signer: Signer, person: Person, progress: Progress) -> Certificate:
    """The certificate of a finished programme: one an enrolment, however often it is asked for.

    Raises MistakeError while something is left.
    """
    if (there := certificates.of_enrolment(session, progress.enrolment.id)) is not None:
        return there
    finished = finished_on(progress)
    if finished is None:
        raise MistakeError(say("programmes.not_finished"), say("programmes.not_finished_mend"))
    code, short = new_code(), initials(person.name)
    title = " ".join(progress.title.split())
    signature = signer.sign(text_of(code, short, finished, title))
    made = Certificate(code, person.id, progress.enrolment.id, short, title, finished, signature)
    certificates.add(session, made)
    return made


def is_ours(signer: Signer, certificate: Certificate) -> bool:
    """Whether the portal has signed what a certificate says."""
    return is_signed(signer.public, certificate.text, certificate.signature)

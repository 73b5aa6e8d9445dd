"""Give out certificates, signed with a key of the portal (`certificate.key`, P-256).

Made once and kept in every backup: what was signed is verified with its public half, by the
portal and by a tablet without a network.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from sqlalchemy.orm import Session

from kompetensportal.actions.device.signed import is_signed
from kompetensportal.actions.portal.key import CERTIFICATE_FILE, write_once
from kompetensportal.errors import EnvironmentalError, MistakeError
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
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = _text(point)
        """Raw point, base64url."""

    def sign(self, text: str) -> str:
        """ECDSA over the UTF-8 of a text: raw r and s, base64url without padding."""
        r, s = decode_dss_signature(self._private.sign(text.encode(), ECDSA(SHA256())))
        return _text(r.to_bytes(_HALF) + s.to_bytes(_HALF))


@lru_cache(8)
def ensure_signer(data: Path) -> Signer:
    """The portal's signer; its key is made when there is none. Raises EnvironmentalError."""
    path = data / CERTIFICATE_FILE
    try:
        if not path.exists():
            private = generate_private_key(SECP256R1())
            write_once(
                path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            )
        found = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError) as error:
        raise EnvironmentalError(
            say("setup.key_unreadable", file=str(path), why=str(error)),
            say("setup.key_unreadable_mend"),
        ) from error
    if not isinstance(found, EllipticCurvePrivateKey):
        raise EnvironmentalError(
            say("setup.key_short", file=str(path)), say("setup.key_short_mend")
        )
    return Signer(found)


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


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()

"""A certificate: who (initials only), which programme, when it was finished, signed by the portal.

What is signed is one line of text: `kp-intyg 1`, code, initials, day and title, with tabs between.
Whoever has the portal's public key can verify it without asking the portal.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.progress import Progress

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Nothing that is taken for something else when it is read aloud or copied by hand."""
_DIGITS, _GROUP = 12, 4
_KIND = "kp-intyg 1"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One finished programme of one person."""

    code: str
    person_id: str
    enrolment_id: str
    initials: str
    title: str
    finished: date
    signature: str
    """ECDSA P-256 / SHA-256 over `text`, raw r and s, base64url without padding."""

    @property
    def text(self) -> str:
        """What is signed."""
        return text_of(self.code, self.initials, self.finished, self.title)


def text_of(code: str, initials: str, finished: date, title: str) -> str:
    """The line that is signed."""
    return "\t".join((_KIND, code, initials, finished.isoformat(), " ".join(title.split())))


def new_code() -> str:
    """A code that nobody guesses (60 random bits): `K7QF-2M9X-RT4B`."""
    digits = "".join(secrets.choice(ALPHABET) for _ in range(_DIGITS))
    return "-".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def read_code(text: str) -> str:
    """A code as somebody typed it; empty when it can be none."""
    digits = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(digits) != _DIGITS or any(sign not in ALPHABET for sign in digits):
        return ""
    return "-".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def initials(name: str) -> str:
    """The first letters of a name: enough to compare, too little to find somebody by."""
    return " ".join(f"{part[0].upper()}." for part in name.replace("-", " ").split()[:4])


def finished_on(progress: Progress) -> date | None:
    """The day on which the last compulsory activity was done; None while one is left."""
    if not progress.finished:
        return None
    moments = [item.since for item in progress.items if item.compulsory and item.since]
    return local_day(max(moments)) if moments else progress.enrolment.start

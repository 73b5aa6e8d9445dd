"""A text in the workshop: as it stands, where two met in it, who writes in it now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What made a text what it is."""

    SAVE = "save"
    """Somebody wrote."""
    MERGED = "merged"
    """Somebody wrote while somebody else did."""
    FILE = "file"
    """The file was changed by hand, by git or by an upgrade."""
    PUBLISHED = "published"
    """It was published from the workshop."""
    FETCHED = "fetched"
    """It was fetched from where others keep their copy."""
    FIRST = "first"
    """As it was before it was published from the workshop for the first time."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as it stands in the workshop."""

    path: str
    revision: int
    text: str
    file_text: str
    """The file as it was when the workshop last looked at it."""
    file_sha: str
    """SHA-256 of that; empty when there is no file."""
    was_there: bool
    is_open: bool
    """The text says something else than the file."""
    changed: datetime
    changed_by: str
    """A person's id; empty for a change of the file itself."""

    @property
    def is_new(self) -> bool:
        """There has never been a file."""
        return not self.file_sha and not self.was_there

    @property
    def is_gone(self) -> bool:
        """Somebody took the file away."""
        return not self.file_sha and self.was_there


@dataclass(frozen=True, slots=True)
class Met:
    """A place of a draft where two have written, until somebody has chosen."""

    id: str
    line: int
    """Where what stands begins in the text, from 1."""
    base: str
    stands: str
    beside: str
    stands_by: str
    beside_by: str
    """A person's id; empty for a change of the file itself."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A text as it stood once."""

    revision: int
    at: datetime
    by: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was published once, or was found changed by hand."""

    id: str
    path: str
    at: datetime
    by: str
    """A person's id; empty for a change of the file itself."""
    reason: str
    kind: Kind
    commit: str
    """Of git; empty without."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody has a text open."""

    person_id: str
    page: str
    seen: datetime


def sha_of(text: str) -> str:
    """The SHA-256 of a text as it lies in a file."""
    return hashlib.sha256(text.encode()).hexdigest()

"""A file that was changed here and elsewhere so that nobody but a person can say what holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Origin(StrEnum):
    """Where the other version comes from."""

    UPGRADE = "upgrade"
    """A newer version of the content that ships."""
    HAND = "hand"
    """Somebody edited the file itself."""
    REMOTE = "remote"
    """It was fetched from where others keep their copy."""


class Choice(StrEnum):
    """What somebody has chosen."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    """Both into the editor, where what is the same stands once."""
    SUPERSEDED = "superseded"
    """Nobody chose: a newer upgrade came with another version."""


@dataclass(frozen=True, slots=True)
class ContentConflict:
    """Both versions whole, and what they began from. `ours` stands in the file."""

    id: str
    path: str
    base: str
    ours: str
    theirs: str
    origin: Origin
    made: datetime

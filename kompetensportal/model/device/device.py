"""A tablet of a unit, or somebody's own phone, that carries the portal with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

LONGEST_NAME = 80


class Kind(StrEnum):
    """Whose it is."""

    UNIT = "unit"
    """A unit's: everybody who works there may unlock it."""
    OWN = "own"
    """One person's phone: only she."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What an administrator has chosen for a device."""

    languages: tuple[str, ...] = ("sv",)
    """Codes of the languages whose editions and words lie on it; Swedish always does."""
    units: tuple[str, ...] = ()
    """Whose people show as name tiles; empty: its own unit. Units below are always with them."""
    systems: tuple[str, ...] = ()
    """Ids of the systems whose lathundar lie on it; empty: the whole library."""

    def as_json(self) -> dict[str, list[str]]:
        """As kept in the database and told to the device."""
        return {
            "languages": list(self.languages),
            "units": list(self.units),
            "systems": list(self.systems),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Choices:
        """Of what was kept; what is missing is as nobody had chosen."""

        def names(key: str) -> tuple[str, ...]:
            return tuple(str(one) for one in kept.get(key, ()))

        return cls(names("languages") or ("sv",), names("units"), names("systems"))


@dataclass(frozen=True, slots=True)
class Report:
    """What a device said of itself at its last sending; nothing of it is trusted."""

    software: str = ""
    """Version of the scripts that it runs."""
    content: str = ""
    """Digest of the content that it shows."""
    waiting: int = 0
    """Events that the portal has not got."""
    oldest: datetime | None = None
    """When the oldest of them was written, by the server's clock as near as is known."""
    persisted: bool | None = None
    """Whether its browser promises to keep the storage; None: it has not said."""
    used: int = 0
    quota: int = 0
    """Bytes of storage, and how many the browser allows."""

    def as_json(self) -> dict[str, Any]:
        """As kept in the database."""
        return {
            "software": self.software,
            "content": self.content,
            "waiting": self.waiting,
            "oldest": int(self.oldest.timestamp() * 1000) if self.oldest else None,
            "persisted": self.persisted,
            "used": self.used,
            "quota": self.quota,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Report:
        """Of what a tablet sent or we kept; a value of a wrong kind is left out, never an error."""
        oldest = said.get("oldest")
        return cls(
            software=_text(said.get("software")),
            content=_text(said.get("content")),
            waiting=_count(said.get("waiting")),
            oldest=_moment(oldest),
            persisted=said.get("persisted") if isinstance(said.get("persisted"), bool) else None,
            used=_count(said.get("used")),
            quota=_count(said.get("quota")),
        )


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled browser. Its token is only in its cookie; here nothing opens anything."""

    id: str
    kind: Kind
    name: str
    unit_id: str | None
    """Of a unit's device; None for an own phone."""
    person_id: str | None
    """The owner of an own phone."""
    enrolled: datetime
    enrolled_by: str | None
    """Who made the code; None when she has been erased."""
    choices: Choices = field(default_factory=Choices)
    revoked: datetime | None = None
    """From then on it sends what it has, and gets nothing more."""
    seen: datetime | None = None
    """Last contact."""
    report: Report = field(default_factory=Report)
    copied: bool = False
    """Two events of one store had one number: its disk lives on in two places."""


_LONGEST_TEXT = 100
_MOST = 2**53


def _text(value: Any) -> str:
    return value[:_LONGEST_TEXT].replace("\0", "") if isinstance(value, str) else ""


def _count(value: Any) -> int:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return int(value) if number and 0 <= value <= _MOST else 0


def _moment(value: Any) -> datetime | None:
    milliseconds = _count(value)
    try:
        return (
            datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
            if value
            else None
        )
    except OverflowError:
        return None

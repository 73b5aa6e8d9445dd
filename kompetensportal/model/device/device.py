"""A tablet of a unit, or somebody's own phone, that carries the portal with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

LONGEST_NAME = 80
CODE_KIND, CODE_CHANGED = "code_kind", "code_changed"
"""Among a person's preferences: one of `CODE_KINDS`; when she got her code (ms since 1970)."""
CODE_KINDS = ("digits", "pictures")
"""The same six digits, shown as such or as ten pictures."""


class Kind(StrEnum):
    """Whose it is."""

    SHARED = "shared"
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
    used: int | None = None
    quota: int | None = None
    """Bytes of storage, and how many the browser allows."""
    offset_ms: int | None = None
    """How far its clock was ahead of the server's, measured by the server."""

    @classmethod
    def from_batch(cls, batch: Mapping[str, Any], offset_ms: int | None = None) -> Report:
        """Of what came with events. A value of a wrong kind is left out: it is never an error."""
        queue, storage = _part(batch, "queue"), _part(batch, "storage")
        persisted = storage.get("persisted")
        return cls(
            software=_text(batch.get("software")),
            content=_text(batch.get("content")),
            waiting=min(_count(queue.get("waiting")) or 0, _MOST_WAITING),
            oldest=_moment(_count(queue.get("oldest")), offset_ms or 0),
            persisted=persisted if isinstance(persisted, bool) else None,
            used=_count(storage.get("used")),
            quota=_count(storage.get("quota")),
            offset_ms=offset_ms,
        )


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled browser. Nothing in here opens anything: the token is only in its cookie."""

    id: str
    kind: Kind
    name: str
    unit_id: str
    """Of an own phone: a unit of its owner's."""
    person_id: str | None
    """The owner of an own phone."""
    token_hash: str
    """Of the token in its cookie."""
    created: datetime
    created_by: str
    """Who made the code."""
    choices: Choices = field(default_factory=Choices)
    revoked: datetime | None = None
    """From then on it sends what it has, and gets nothing more."""
    seen: datetime | None = None
    """Last contact; None: it has not come back since it was enrolled."""
    report: Report = field(default_factory=Report)
    copied: bool = False
    """Two events of one store had one number: its disk lives on in two places."""


_LONGEST_TEXT = 100
_MOST = 2**53
_MOST_WAITING = 2**31 - 1
_START = datetime(1970, 1, 1, tzinfo=UTC)


def _part(batch: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = batch.get(name)
    return part if isinstance(part, Mapping) else {}


def _text(value: Any) -> str:
    return value[:_LONGEST_TEXT].replace("\0", "") if isinstance(value, str) else ""


def _count(value: Any) -> int | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return int(value) if number and 0 <= value <= _MOST else None


def _moment(wall: int | None, offset_ms: int) -> datetime | None:
    try:
        return _START + timedelta(milliseconds=wall - offset_ms) if wall else None
    except OverflowError:
        return None

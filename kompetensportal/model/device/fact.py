"""What the portal says of an event that a device sent, and what it writes down beside it."""

from __future__ import annotations

from enum import StrEnum


class Result(StrEnum):
    """The answer for one event."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    """The portal had it: in the log, or in quarantine and settled."""
    QUARANTINED = "quarantined"
    """Kept whole; an administrator looks at it."""
    ERASED = "erased"
    """Of a person, or an event, that was erased: nothing was kept."""
    RETRY = "retry"
    """It could not be tried now."""


class Flag(StrEnum):
    """What was unusual about an event that was taken in; several stand with commas between."""

    DISABLED = "disabled"
    """The person had been disabled when it came."""
    MOVED = "moved"
    """She no longer belongs to a unit of the device."""
    REVOKED = "revoked"
    """The device had been revoked."""
    OTHER_DEVICE = "other_device"
    """Another device sent it than the one that wrote it."""
    OLD_KEY = "old_key"
    """Signed with a key that a newer one had replaced."""
    CLOCK = "clock"
    """The device's clock could not be used: its time is when it came."""
    ACCEPTED = "accepted"
    """An administrator took it out of quarantine."""
    CORRECTED = "corrected"
    """She said that it is another person's than it says itself."""

"""When something happened, by the server's clock, for an event of a tablet with a clock of its own.

Nothing is refused or ordered by a tablet's clock. What is kept is the tablet's time, how far that
was off, and when the event came; `model.learning.event.happened` is the first minus the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kompetensportal.model.device.signed import Moment

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""Nothing was told before there was a portal: such a time is a clock that was never set."""
TOLERANCE = timedelta(minutes=5)
"""So far ahead of its receipt an event may seem to be by a measurement that was not exact."""
_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sending:
    """The tablet's clocks at the moment when it sent a batch; what it did not tell is None."""

    wall: float | None = None
    mono: float | None = None
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Timed:
    """A tablet's time as events keep it."""

    at: datetime
    offset_ms: int
    guessed: bool = False
    """Nothing of the tablet's clock could be used: it happened when it came, for all we know."""


def timed(at: Moment, sent: Sending, received: datetime) -> Timed:
    """The tablet's time of an event, and how far its clock was ahead.

    The offset that the tablet knew then; else what its other clock says, when it has not been
    started anew since; else none, unless that would be before 2020 or after the receipt.
    """
    now = milliseconds(received)
    for offset in (at.offset, _by_other_clock(at, sent, now), 0):
        if offset is not None and _EARLIEST <= at.wall - offset <= now + _TOLERANCE:
            wall = _moment(at.wall)
            return Timed(wall, round(offset)) if wall else Timed(received, 0, guessed=True)
    wall = _moment(at.wall)
    return Timed(wall or received, round(at.wall - now) if wall else 0, guessed=True)


def ahead(sent: Sending, received: datetime) -> int | None:
    """How many milliseconds a tablet's clock is ahead now."""
    return None if sent.wall is None else round(sent.wall - milliseconds(received))


def milliseconds(moment: datetime) -> float:
    """Since 1970."""
    return (moment - _START) / timedelta(milliseconds=1)


def _by_other_clock(at: Moment, sent: Sending, now: float) -> float | None:
    if at.mono is None or sent.mono is None or not at.boot or at.boot != sent.boot:
        return None
    since = sent.mono - at.mono
    return at.wall - (now - since) if since >= 0 else None


def _moment(since_1970: float) -> datetime | None:
    try:
        return _START + timedelta(milliseconds=since_1970)
    except OverflowError:
        return None


_EARLIEST, _TOLERANCE = milliseconds(FIRST), TOLERANCE / timedelta(milliseconds=1)

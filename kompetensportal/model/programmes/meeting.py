"""Meetings and workshops that people sign up for; who was there is a fact, with its minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kompetensportal.model.accounts.person import Membership
from kompetensportal.model.accounts.units import Tree

MOST_SEATS, MOST_MINUTES = 500, 12 * 60


@dataclass(frozen=True, slots=True)
class Meeting:
    """One time. `starts` is in UTC; pages show the clock on the wall in Stockholm."""

    id: str
    subject: str
    """`programme#activity` that being there makes done; empty for a meeting of its own."""
    title: str
    starts: datetime
    minutes: int
    place: str
    seats: int
    unit_id: str
    """Whom it is for: everybody on the unit and those below it."""
    leader_id: str
    taken: tuple[str, ...] = ()
    """Ids of those who have a seat, the first to sign up first."""
    cancelled: bool = False

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def free(self) -> int:
        """Seats that nobody has."""
        return max(0, self.seats - len(self.taken))

    @property
    def about(self) -> str:
        """What the fact that somebody was there is about."""
        return self.subject or f"meeting#{self.id}"

    def is_for(self, places: Iterable[Membership], tree: Tree) -> bool:
        """Whether somebody with these places is asked to come."""
        theirs = tree.below(self.unit_id)
        return any(place.unit_id in theirs for place in places)

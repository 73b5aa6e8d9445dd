"""What an administrator has kept a writer to: systems, and the branches of her units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """None for one of the two: it keeps her from nothing."""

    systems: frozenset[str] | None = None
    """Folders of systems and courses."""
    branches: frozenset[str] | None = None
    """What the work is on her units and on all below them; empty while nobody has said it."""

    def has_system(self, folder: str) -> bool:
        """Whether she may write in a folder."""
        return self.systems is None or folder in self.systems

    def has_audience(self, audience: Collection[str]) -> bool:
        """Whether a text for these branches is for her units alone; none means everybody."""
        if self.branches is None:
            return True
        return bool(audience) and self.branches.issuperset(audience)

"""How long somebody waits after failed attempts: a bucket that fills by failures and leaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """So many attempts are free; each one more doubles the wait; time forgives them again."""

    free: int
    leak_seconds: int
    """One failure is forgiven each so many seconds."""
    longest: int
    """Seconds; so that nobody can lock out a colleague for a day."""

    def level(self, failures: int, since_last: float) -> int:
        """Failures that still count, `since_last` seconds after the last one."""
        return max(0, failures - int(since_last // self.leak_seconds))

    def wait(self, failures: int, since_last: float) -> int:
        """Seconds to wait before the next attempt is taken."""
        over = self.level(failures, since_last) - self.free
        if over < 0:
            return 0
        whole = min(1 << min(over, 20), self.longest)
        return max(0, whole - int(since_last))


NAME = Bucket(free=4, leak_seconds=600, longest=300)
"""For one user name, whether it exists or not."""

PLACE = Bucket(free=30, leak_seconds=20, longest=60)
"""For one network address; a whole municipality may share one."""

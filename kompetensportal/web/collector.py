"""When Python's collector works: between requests, when there is little to look through.

A page about 50 people is made of some 100,000 objects. The collector, started in the middle of it,
looked through all of them for 30 ms and found nothing to throw away.
"""

from __future__ import annotations

import gc

YOUNG = 20_000
"""New objects, more made than thrown away, from which they are looked through after a request."""
OFTEN, SELDOM = 20, 50
"""So many times the youngest, then the next, until those that survived are looked through too."""
LONGEST = 1_000_000
"""New objects after which a request that goes on for ever is interrupted for it."""


def calm_collector() -> None:
    """Leave alone what lives as long as the portal does, and requests while they go on.

    A quarter of the time of a batch of events went to looking through everything that was loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(LONGEST, OFTEN, SELDOM)


def collect_between(_error: BaseException | None = None) -> None:
    """After a request: look through what is new, when there is enough of it."""
    young, middle, old = gc.get_count()
    if young > YOUNG:
        gc.collect(2 if old > SELDOM else 1 if middle > OFTEN else 0)

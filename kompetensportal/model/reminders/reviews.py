"""Which texts somebody who holds a function is to look through soon."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from kompetensportal.model.content.library import Entry

AHEAD = timedelta(days=30)
"""So long before its day a text is on the list."""


def to_review(entries: Iterable[Entry], hers: Collection[str], today: date) -> tuple[Entry, ...]:
    """Texts that these functions own, or are deputies of, whose day has passed or is near."""
    if not hers:
        return ()
    return tuple(
        one
        for one in entries
        if one.review is not None
        and one.review <= today + AHEAD
        and (one.owner in hers or one.deputy in hers)
    )

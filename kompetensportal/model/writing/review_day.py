"""The day of review in a text's front matter: moved on without changing any other byte."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"^(granskas[ \t]*:[ \t]*[\"']?)(\d{4}-\d{2}-\d{2})", re.M)
_END = re.compile(r"^---[ \t]*\r?$", re.M)


def a_year_on(day: date) -> date:
    """The same day next year; of a leap day the last of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def with_review_day(text: str, day: date) -> str | None:
    """The text with another day after `granskas:`; None when it has none there to change."""
    if not text.removeprefix("\ufeff").startswith("---"):
        return None
    ends = [match.start() for match in _END.finditer(text)]
    until = ends[1] if len(ends) > 1 and ends[0] <= 1 else ends[0] if ends else 0
    found = _DAY.search(text, 0, until)
    if found is None:
        return None
    return text[: found.start(2)] + day.isoformat() + text[found.end(2) :]

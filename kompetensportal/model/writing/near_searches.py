"""Which searches without result belong near which text: by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kompetensportal.model.content.library import Entry
from kompetensportal.model.learning.todo import MissedSearch

_WORD = re.compile(r"\w+")
STEM = 5
"""Letters that two words begin alike with, to be the same word in another form."""
FEWEST_LETTERS = 4
"""Shorter words say nothing of a text."""
MOST = 3
"""Texts that one search is shown at."""


def near(
    searches: Iterable[MissedSearch], entries: Iterable[Entry]
) -> Mapping[str, tuple[MissedSearch, ...]]:
    """Text -> the searches that belong near it, in the order given."""
    known = [(entry.id, _stems(" ".join((entry.title, *entry.keywords)))) for entry in entries]
    found: dict[str, tuple[MissedSearch, ...]] = {}
    for search in searches:
        asked = _stems(search.text)
        alike = [(len(asked & stems), id_) for id_, stems in known if asked & stems]
        for _, id_ in sorted(alike, key=lambda pair: (-pair[0], pair[1]))[:MOST]:
            found[id_] = (*found.get(id_, ()), search)
    return found


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word[:STEM] for word in words if len(word) >= FEWEST_LETTERS)

"""Synonyms, nicknames of systems and abbreviations, from `synonyms.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kompetensportal.language.word_lists import rows


@dataclass(frozen=True, slots=True)
class Synonym:
    """One row: who asks for one of `asked` is shown the others too (`same`), or `shown`."""

    same: bool
    asked: tuple[str, ...]
    shown: tuple[str, ...]


@cache
def synonyms() -> tuple[Synonym, ...]:
    """The rows of the table."""
    return tuple(
        Synonym(row[0] == "=", _words(row[1]), _words(row[2]) if len(row) > 2 else ())
        for row in rows("synonyms")
    )


def _words(column: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in column.split(",") if word.strip())

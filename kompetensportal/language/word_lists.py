"""The small word lists of this folder: tab-separated, `#` begins a comment, lower case."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `language/<name>.tsv`, each as its columns."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")


@cache
def words(name: str, column: str) -> frozenset[str]:
    """The second columns of the rows whose first column is `column` (a language, a class)."""
    return frozenset(row[1] for row in rows(name) if row[0] == column)

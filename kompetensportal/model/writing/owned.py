"""The functions that texts name as their owner or deputy, and how much each of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kompetensportal.model.content.course import Course, Programme
from kompetensportal.model.content.library import Catalogue, Entry


@dataclass(frozen=True, slots=True)
class Owned:
    """One function, and how many published texts name it."""

    function: str
    texts: int
    """That it owns."""
    as_deputy: int


def owned(entries: Iterable[Entry], catalogue: Catalogue, also: Iterable[str] = ()) -> list[Owned]:
    """Every function by name. also: functions that somebody holds, though no text names them."""
    owners: Counter[str] = Counter()
    deputies: Counter[str] = Counter()
    texts: list[Entry | Course | Programme] = [*entries, *catalogue.courses, *catalogue.programmes]
    for text in texts:
        owners[text.owner] += 1
        deputies[text.deputy] += 1
    owners.update(task.owner for task in catalogue.tasks)
    names = {*owners, *deputies, *also} - {""}
    return [Owned(name, owners[name], deputies[name]) for name in sorted(names, key=str.casefold)]

"""Which texts an author should look at: unlearnt ones, where people stop, what is overdue.

Nobody is watched while she reads. What is known is what people have told: "Jag kan det nu", a call
for help at a step, "Det ser inte ut så hos mig".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.small_groups import may_show

LEARNT = (Kind.LATHUND, Kind.LESSON)
"""What one says "Jag kan det nu" of."""
FEWEST_ASKING = 2
"""People who asked for help at a step before it is worth a look."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A step, or a whole text, where people asked for help or said that it looks otherwise."""

    subject: str
    """`lesson`, or `lesson#step`."""
    asked: int
    """Different people who asked for help there."""
    reports: int
    done: int
    """Different people who said "Jag kan det nu" of the text in the same time."""

    @property
    def asked_shown(self) -> int | None:
        """How many asked; None when they are so few that one could tell who."""
        return self.asked if may_show(self.asked) else None


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """What an author finds on one page."""

    unread: tuple[Entry, ...]
    """Texts of which nobody has said that she can, by title."""
    stops: tuple[Stop, ...]
    """Where most people stop, first."""
    overdue: tuple[Entry, ...]
    """Texts whose day of review has passed, the oldest first."""


def to_look_at(
    entries: Iterable[Entry], done: Mapping[str, int], stops: Iterable[Stop], today: date
) -> ToLookAt:
    """What of the published texts needs a look. done: lesson -> people, of the time in question."""
    every = {entry.id: entry for entry in entries}
    worth = [
        stop
        for stop in stops
        if stop.subject.partition("#")[0] in every and (stop.asked >= FEWEST_ASKING or stop.reports)
    ]
    unlearnt = [e for e in every.values() if e.kind in LEARNT and not done.get(e.id)]
    late = [entry for entry in every.values() if entry.review is not None and entry.review < today]
    return ToLookAt(
        tuple(sorted(unlearnt, key=_by_title)),
        tuple(sorted(worth, key=lambda s: (-s.asked - s.reports, s.subject))),
        tuple(sorted(late, key=lambda entry: (entry.review or today, entry.id))),
    )


def _by_title(entry: Entry) -> tuple[str, str]:
    return entry.title.casefold(), entry.id
